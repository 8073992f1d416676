import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { type Machine, network } from '../kit/network.ts';
import { start } from '../kit/program.ts';
import { tempDir } from '../kit/temp-dir.ts';
import { until } from '../kit/until.ts';

const agent = join(import.meta.dirname, '../../agent/src/main.ts');
const test = capability('root', 'namespaces');

/** An address of the network that nobody has. */
const nobody = '10.213.7.99';

interface Wanted {
  readonly collector?: string;
  readonly host: string;
  readonly kind?: string;
  /** Keys besides. */
  readonly more?: object;
}

function keysOf({ host, kind, more }: Wanted): object {
  switch (kind) {
    case 'http':
      return { url: `http://${host}:8480/` };
    case 'dns':
      return { query: host };
    case 'ping':
      return { host };
    default:
      return { host, port: 8480, ...more };
  }
}

/** What the agent on `machine` says of a target: the first line of `check`, without its times. */
function look(machine: Machine, wanted: Wanted): string {
  const { collector, kind = 'tcp' } = wanted;
  const file = `${tempDir()}/agent.yaml`;
  const check = { name: 'it', kind, timeoutMs: 1500, ...keysOf(wanted) };
  writeFileSync(file, JSON.stringify({ ...(collector && { collector }), checks: [check] }));
  const { stdout, stderr } = spawnSync(...machine.at(process.execPath, [agent, 'check', 'it', '--config', file]), {
    encoding: 'utf8',
  });
  return /^(\w+ - it: [\w-]+)/.exec(stdout)?.[1] ?? `${stdout}${stderr}`;
}

test('a target that is silent is down while the collector answers', () => {
  const { left, right } = network();
  const collector = `wss://${right.address}:8480`;
  expect(look(left, { collector, host: nobody })).toMatch(/^CRITICAL - it: (unreachable|timeout)$/);
  expect(look(left, { collector, host: nobody, kind: 'ping' })).toBe('CRITICAL - it: timeout');
});

test('an agent whose own cable is out blames nobody', () => {
  const { left, right, unplug } = network();
  const collector = `wss://${right.address}:8480`;
  unplug(left);
  for (const kind of ['tcp', 'http', 'ping'])
    expect(look(left, { collector, host: nobody, kind }), kind).toBe('UNKNOWN - it: own-network');
  expect(look(left, { host: nobody })).toBe('UNKNOWN - it: own-network');
});

test('an agent that hears neither the target nor the collector blames nobody', () => {
  const { left, right, unplug } = network();
  unplug(right);
  const collector = `wss://${right.address}:8480`;
  expect(look(left, { collector, host: nobody })).toBe('UNKNOWN - it: own-network');
  // Without a collector to ask, a cable that leads somewhere is all that can be known.
  expect(look(left, { host: nobody })).toMatch(/^CRITICAL - it: (unreachable|timeout)$/);
  // The collector's own silence is no witness against itself.
  expect(look(left, { collector, host: right.address })).toMatch(/^CRITICAL - it: (unreachable|timeout)$/);
});

test('a gateway that answers stands in for a collector that is silent', () => {
  const { left, right } = network();
  left.ip('route', 'add', 'default', 'via', right.address);
  expect(look(left, { collector: `wss://${nobody}:8480`, host: '10.213.7.98' })).toMatch(
    /^CRITICAL - it: (unreachable|timeout)$/,
  );
});

test('a name that the servers of this machine cannot look up is unknown', () => {
  const { left } = network();
  expect(look(left, { host: 'shop.example', kind: 'dns' })).toBe('UNKNOWN - it: dns-unavailable');
});

test('a password goes in clear to this machine alone', async () => {
  const { left, right } = network();
  const dir = tempDir();
  writeFileSync(`${dir}/password`, 's3cret', { mode: 0o600 });
  // A message of PostgreSQL that wants the password as it is.
  const answer = "require('fs').appendFileSync(process.argv[1], b); s.write(Buffer.from([82, 0, 0, 0, 8, 0, 0, 0, 3]))";
  const server = `require('net').createServer((s) => s.on('error', () => {}).on('data', (b) => { ${answer} })).listen(8480)`;
  start(...right.at(process.execPath, ['-e', server, `${dir}/heard`]), `${dir}/log`);
  const more = { port: 8480, user: 'watch', passwordFile: `${dir}/password` };
  await until(
    'somebody listens',
    20_000,
    async () => look(left, { host: right.address }).startsWith('OK') || undefined,
  );
  expect(look(left, { host: right.address, kind: 'postgres', more })).toBe('UNKNOWN - it: login-needs-tls');
  expect(readFileSync(`${dir}/heard`, 'latin1')).toContain('watch');
  expect(readFileSync(`${dir}/heard`, 'latin1')).not.toContain('s3cret');
  expect(look(right, { host: '127.0.0.1', kind: 'postgres', more })).toMatch(/timeout|protocol/);
  expect(readFileSync(`${dir}/heard`, 'latin1')).toContain('s3cret');
});

test('what is silent on this machine itself is down, whatever its cable', async () => {
  const { left, right, unplug } = network();
  const collector = `wss://${right.address}:8480`;
  const silent = "require('net').createServer(() => {}).listen(8480)";
  start(...left.at(process.execPath, ['-e', silent]), `${tempDir()}/log`);
  await until('somebody listens', 20_000, async () => look(left, { host: '127.0.0.1' }).startsWith('OK') || undefined);
  unplug(left);
  for (const host of ['127.0.0.1', left.address])
    expect(look(left, { collector, host, kind: 'http' }), host).toBe('CRITICAL - it: timeout');
});
