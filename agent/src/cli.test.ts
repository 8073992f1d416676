import { chownSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { bentIo } from '../../test/kit/bent-io.ts';
import { capability } from '../../test/kit/capabilities.ts';
import { fakeCollector } from '../../test/kit/fake-collector.ts';
import { closedPort, listen } from '../../test/kit/listen.ts';
import manifest from '../package.json' with { type: 'json' };
import { runCli } from './cli.ts';
import type { Ended, Io } from './commands/command.ts';
import { commands } from './commands/index.ts';
import { lockState } from './lock.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

/** What a command line prints and returns. */
const cli = (...argv: string[]) => cliOn({}, ...argv);
const cliWith = (input: string, ...argv: string[]) => cliOn({ input: async () => input }, ...argv);
/** The same where something of the process is another. */
async function cliOn(bent: Partial<Io>, ...argv: string[]): Promise<Ended> {
  const { io, out, err } = bentIo({ input: async () => 'no token', again: (other) => cli(...other), ...bent });
  const code = await runCli(argv, io);
  return { code, out: out.join('\n'), err: err.join('\n') };
}

/** A configuration file with these checks. */
function configFile(...checks: object[]): string {
  const file = join(dir, 'agent.yaml');
  writeFileSync(file, JSON.stringify({ stateDir: join(dir, 'state'), checks }));
  return file;
}
const tcp = (name: string, port: number) => ({ name, kind: 'tcp', host: '127.0.0.1', port });

test('every file in commands/ is registered, and every command is a file', () => {
  const files = readdirSync(join(import.meta.dirname, 'commands')).map((file) => file.replace('.ts', ''));
  const kinds = files.filter((file) => file !== 'index' && file !== 'command');
  expect(commands.map(({ name }) => name.replace(' ', '-')).toSorted()).toEqual(kinds.toSorted());
});

const mistakes: [argv: string[], code: number, message: RegExp][] = [
  [['enrol'], 2, /^USAGE: The command is not understood: .*did you mean enroll\?/],
  [['config', 'shwo'], 2, /did you mean config show\?/],
  [['frobnicate'], 2, /frobnicate is no command; see --help/],
  [['run', '--confg', 'x'], 2, /Did you mean --config\?/],
  [['run', 'now'], 2, /usage: kadoban-agent run/],
  [['run', '--config', '/nowhere/agent.yaml'], 2, /^CONFIG_UNREADABLE: .*\/nowhere\/agent.yaml/],
  [['run', '--state', 'a1'], 2, /^command line --state: must be an absolute path$/m],
  [['run', '--state', ''], 2, /^USAGE: .*--state is empty/],
  [['enroll'], 2, /--token-file is missing/],
  [['enroll', '--collector', 'http://c.example', '--token-file', '-'], 2, /http:\/\/c.example is not encrypted/],
  [['enroll', '--collector', 'https://c.example', '--token-file', '/nowhere'], 2, /--token-file: ENOENT/],
  [['enroll', '--collector', 'https://c.example', '--token-file', '-'], 2, /holds no enrolment token/],
  [['mark'], 2, /usage: kadoban-agent mark TEXT/],
  [['mark', ''], 2, /1 to 255 characters, has 0/],
  [['maintenance', 'start', '--for', '30m'], 2, /--reason is missing/],
  [['maintenance', 'start', '--reason', 'x', '--for', '30'], 2, /--for 30 is no time from 1s to 7d, such as 30m/],
  [['maintenance', 'start', '--reason', 'x', '--for', '8d'], 2, /--for 8d is no time/],
  [['check'], 3, /one check, or --all/],
  [['check', 'web', '--all'], 3, /one check, or --all/],
  [['config', 'validate'], 2, /usage: kadoban-agent config validate FILE/],
];
test.each(mistakes)('%j is refused', async (argv, code, message) => {
  const { err, ...rest } = await cli(...argv);
  expect(rest).toEqual({ code, out: '' });
  expect(err).toMatch(message);
});

test('a language that we do not speak is refused before anything is done', async () => {
  expect(await cli('mark', 'x', '--lang', 'de')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^USAGE: .*--lang de is neither ja nor en/),
  });
});

test('an agent that is not enrolled says what to do', async () => {
  const { code, err } = await cli('run', '--state', join(dir, 'state'));
  expect(code).toBe(1);
  expect(err).toMatch(/^NOT_ENROLLED: .*`enroll` with a token/);
});

const token = `kdbe_${'a'.repeat(22)}`;

test('a host whose clock is off a little is enrolled, and told by how much', async () => {
  const aheadMs = [5000, -5000, 200];
  const collector = await fakeCollector(() => '', {
    enrol({ hostname: name }) {
      const { collectorId, collectorKeys } = collector;
      const clockMs = Date.now() - (aheadMs.shift() ?? 0);
      return { status: 201, body: { hostId: 'host-1', name, collectorId, collectorKeys, clockMs } };
    },
  });
  const enroll = async (...options: string[]) => {
    const at = ['--collector', collector.url, '--token-file', '-', '--state', join(dir, `clock-${aheadMs.length}`)];
    return (await cliWith(token, 'enroll', ...at, ...options)).err;
  };
  expect(await enroll()).toMatch(
    /^the clock of this host is [45]\.\d s ahead of the collector’s\nrun time synchronisation/,
  );
  expect(await enroll('--lang', 'ja')).toMatch(/^このホストの時計はコレクターより \d\.\d s 遅れています\n時刻同期/);
  expect(await enroll()).toBe('');
});

test('a host is enrolled once, and again only on demand and while no agent runs', async () => {
  const hosts: string[] = [];
  const collector = await fakeCollector(() => '', {
    enrol({ hostname: name }) {
      const hostId = `host-${hosts.push('')}`;
      const { collectorId, collectorKeys } = collector;
      return { status: 201, body: { hostId, name, collectorId, collectorKeys } };
    },
  });
  const stateDir = join(dir, 'state');
  const enroll = (...options: string[]) =>
    cliWith(token, 'enroll', '--collector', collector.url, '--token-file', '-', '--state', stateDir, ...options);
  expect(await enroll()).toMatchObject({ code: 0, out: expect.stringMatching(/\(host-1\)/), err: '' });
  expect(await enroll()).toMatchObject({ code: 1, err: expect.stringMatching(/^ALREADY_ENROLLED: .*\(host-1\)/) });

  const lock = lockState(stateDir, process.pid, (error) => expect.fail(`${error}`));
  expect(await enroll('--replace')).toMatchObject({ code: 1, err: expect.stringMatching(/^ALREADY_RUNNING: /) });
  lock[Symbol.dispose]();

  mkdirSync(join(stateDir, 'spool'));
  writeFileSync(join(stateDir, 'spool/000000000001.spool'), 'evidence of host-1');
  const replaced = await enroll('--replace');
  expect(replaced).toMatchObject({ code: 0, out: expect.stringMatching(/\(host-2\)/) });
  const [, aside = ''] = /^the spool of the former host is now (\S+);/.exec(replaced.err) ?? [];
  expect(readFileSync(join(aside, '000000000001.spool'), 'utf8')).toBe('evidence of host-1');
  expect(readdirSync(stateDir).toSorted()).toEqual([basename(aside), 'state.json']);
  expect(hosts.length).toBe(2);
});

test('an enrolment that was cut off goes on with the next one', async () => {
  const answers = [{ status: 502, body: 'bad gateway' }];
  const collector = await fakeCollector(() => '', {
    enrol({ hostname: name }) {
      const { collectorId, collectorKeys } = collector;
      return answers.shift() ?? { status: 201, body: { hostId: 'host-2', name, collectorId, collectorKeys } };
    },
  });
  const enroll = () =>
    cliWith(token, 'enroll', '--collector', collector.url, '--token-file', '-', '--state', join(dir, 'state'));
  expect(await enroll()).toMatchObject({ code: 1, err: expect.stringMatching(/^COLLECTOR_UNREACHABLE: /) });
  expect(await enroll()).toMatchObject({ code: 0, err: '' });
});

test('a valid file is called so, and every mistake of another is told with its place', async () => {
  const good = configFile(tcp('web', 80));
  expect(await cli('config', 'validate', good)).toEqual({ code: 0, out: `${good} is valid`, err: '' });
  const bad = join(dir, 'bad.yaml');
  writeFileSync(bad, 'sampelEveryMs: 5\nlog:\n  level: loud\n');
  const { code, err } = await cli('config', 'validate', bad);
  expect(code).toBe(2);
  expect(err).toMatch(/^CONFIG_INVALID: .*: 2 mistakes$/m);
  expect(err).toMatch(/bad.yaml:1.*sampelEveryMs.*sampleEveryMs/);
  expect(err).toMatch(/bad.yaml:3:10 log.level/);
});

test('the configuration is shown with its defaults and without the values of headers', async () => {
  const web = { name: 'web', kind: 'http', url: 'https://w.example', headers: { Authorization: 'Bearer secret' } };
  const { out } = await cli('config', 'show', '--config', configFile(web), '--state', '/elsewhere');
  expect(JSON.parse(out)).toMatchObject({
    stateDir: '/elsewhere',
    sampleEveryMs: 10_000,
    checks: [{ name: 'web', timeoutMs: 10_000, headers: { Authorization: '[not shown]' } }],
  });
  expect(out).not.toContain('secret');
});

test('each value is shown with what set it', async () => {
  const file = join(dir, 'agent.yaml');
  writeFileSync(
    file,
    'name: web-01\nchecks:\n  - name: shop\n    kind: http\n    url: https://shop.example\n    headers: {Authorization: secret}\n',
  );
  const { out } = await cli('config', 'show', '--origin', '--config', file, '--state', '/elsewhere');
  expect(out.split('\n')).toEqual(
    expect.arrayContaining([
      `name = "web-01"  (${file}:1)`,
      'stateDir = "/elsewhere"  (environment KADOBAN_STATE_DIR)',
      'sampleEveryMs = 10000  (default)',
      `checks[0].url = "https://shop.example"  (${file}:5)`,
      'checks[0].timeoutMs = 10000  (default)',
      `checks[0].headers.Authorization = "[not shown]"  (${file}:6)`,
    ]),
  );
  expect(out).not.toContain('secret');
});

test('nothing can be told to an agent that does not run', async () => {
  const { code, err } = await cli('mark', 'release 1.4.2', '--state', join(dir, 'state'));
  expect([code, err]).toEqual([1, expect.stringMatching(/^NOT_RUNNING: .*ENOENT.*state/)]);
});

test('the credentials for a proxy are not shown', async () => {
  const file = join(dir, 'agent.yaml');
  writeFileSync(file, JSON.stringify({ proxy: 'http://agent:s3cret@proxy.example.jp:3128' }));
  const { out } = await cli('config', 'show', '--config', file);
  expect(JSON.parse(out).proxy).toBe('http://[not shown]@proxy.example.jp:3128');
});

capability('plugins', 'root')('the performance data of a plugin are told as it said them', async () => {
  const program = '/usr/lib/nagios/plugins/check_load';
  const file = join(dir, 'agent.yaml');
  const load = { name: 'load', kind: 'exec', program, args: ['-w', '99,99,99', '-c', '99,99,99'] };
  writeFileSync(file, JSON.stringify({ exec: { enabled: true }, checks: [load] }));
  const { out } = await cli('check', 'load', '--config', file);
  expect(out.split('\n')[0]).toMatch(/ \| load1=[\d.]+;99\.000;99\.000;0; load5=.+ 'total'=[\d.]+s$/);
});

test('a check is run once and told in the words of Nagios', async () => {
  const port = await listen(createServer());
  const gone = await closedPort(createServer());
  const file = configFile(tcp('open', port), tcp('gone', gone));
  const [open, closed] = [await cli('check', 'open', '--config', file), await cli('check', 'gone', '--config', file)];
  expect(open.code).toBe(0);
  expect(open.out).toMatch(/^OK - open: .* \| .*'total'=0\.\d{6}s\n {2}tcp 127\.0\.0\.1:\d+: up\n {2}/);
  expect(closed.code).toBe(2);
  expect(closed.out).toMatch(/^CRITICAL - gone: refused/);
  const all = await cli('check', '--all', '--config', file);
  expect(all.code).toBe(2);
  expect(all.out.split('\n').filter((line) => / - /.test(line))).toEqual([
    expect.stringMatching(/^OK - open/),
    expect.stringMatching(/^CRITICAL - gone/),
  ]);
});

capability('root')('root looks as the user of the agent does, who may not see everything', async () => {
  const secret = join(dir, 'secret');
  writeFileSync(secret, '', { mode: 0o600 });
  const file = configFile({ name: 'backup', kind: 'file', path: secret });
  mkdirSync(join(dir, 'state'));
  chownSync(join(dir, 'state'), 65_534, 65_534);
  const asked: unknown[] = [];
  const again: Io['again'] = async (argv, as) => {
    asked.push(argv, as);
    return { code: 3, out: 'UNKNOWN - backup: local-denied\n', err: '' };
  };
  expect(await cliOn({ again }, 'check', 'backup', '--config', file)).toEqual({
    code: 3,
    out: 'UNKNOWN - backup: local-denied',
    err: '',
  });
  expect(asked).toEqual([['check', '--config', file, 'backup'], { uid: 65_534, gid: 65_534, groups: [] }]);
});

test('a configuration without checks is not taken for one whose checks are all well', async () => {
  expect(await cli('check', '--all', '--config', configFile())).toEqual({
    code: 3,
    out: 'UNKNOWN - the configuration has no checks',
    err: '',
  });
});

test('an unknown check is refused with the nearest known one', async () => {
  const file = configFile(tcp('frontend', 80));
  expect(await cli('check', 'fronted', '--config', file)).toMatchObject({
    code: 3,
    err: expect.stringMatching(/^CHECK_UNKNOWN: .*mean frontend\?/),
  });
  expect(await cli('check', 'x', '--config', file)).toMatchObject({
    err: expect.stringMatching(/there are: frontend/),
  });
});

test('the version is that of the package', async () => {
  expect((await cli('version')).out).toBe(manifest.version);
});
