import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
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
}

/** What the agent on `machine` says of a target: the first line of `check`, without its times. */
function look(machine: Machine, { collector, host, kind = 'tcp' }: Wanted): string {
  const file = `${tempDir()}/agent.yaml`;
  const target = kind === 'http' ? { url: `http://${host}:8480/` } : { host, ...(kind !== 'ping' && { port: 8480 }) };
  const check = { name: 'it', kind, timeoutMs: 1500, ...target };
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
