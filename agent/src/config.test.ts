import { formatProblem } from '@kadoban/proto/problem';
import { expect, test } from 'vitest';
import { allKinds, kindNames } from './checks/index.ts';
import { type AgentConfig, parseConfig } from './config.ts';

const kinds = await allKinds();

function config(yaml: string, env: Record<string, string> = {}): AgentConfig {
  const result = parseConfig(kinds, yaml, env, 'agent.yaml');
  if (!result.ok) expect.fail(result.problems.map(formatProblem).join('\n'));
  return result.value;
}

function mistakes(yaml: string, env: Record<string, string> = {}): string[] {
  const result = parseConfig(kinds, yaml, env, 'agent.yaml');
  return result.ok ? [] : result.problems.map(formatProblem);
}

const check = (own: string) => `checks:\n  - name: web\n    kind: http\n    url: https://www.example.jp/\n    ${own}`;

const central = { enabled: true, kinds: ['dns', 'http', 'ntp', 'smtp', 'tcp', 'tls'] };

test('an empty file is all defaults', () => {
  expect(config('')).toEqual({
    stateDir: '/var/lib/kadoban-agent',
    hostRoot: '/',
    inventory: { enabled: true, identifiers: false },
    sampleEveryMs: 10_000,
    spool: { maxAgeMs: 604_800_000, maxBytes: 268_435_456 },
    log: { level: 'info' },
    exec: { enabled: false, directories: ['/usr/lib/nagios/plugins'] },
    central,
    checks: [],
  });
});

test('a file with everything in it is read as it is', () => {
  const yaml = `
collector: wss://collector.example.jp:8480
stateDir: /srv/agent
hostRoot: /host
inventory: {enabled: false, identifiers: true}
sampleEveryMs: 5000
name: web-1
spool: {maxAgeMs: 86400000, maxBytes: 1048576}
log: {level: debug}
exec: {enabled: true, directories: [/opt/plugins]}
central: {kinds: [http, file]}
checks:
  - name: shop
    kind: http
    intervalMs: 30000
    timeoutMs: 5000
    degradedAboveMs: 1000
    failures: 2
    recoveries: 2
    labels: {tier: front}
    url: https://shop.example.jp/health
    headers: {Accept-Language: ja}
    status: [200, 3xx]
    bodyContains: 稼働中
    certificateMinDays: 14
  - {name: db, kind: tcp, host: db.internal, port: 5432}
`;
  expect(config(yaml)).toEqual({
    collector: 'wss://collector.example.jp:8480',
    stateDir: '/srv/agent',
    hostRoot: '/host',
    inventory: { enabled: false, identifiers: true },
    sampleEveryMs: 5000,
    name: 'web-1',
    spool: { maxAgeMs: 86_400_000, maxBytes: 1_048_576 },
    log: { level: 'debug' },
    exec: { enabled: true, directories: ['/opt/plugins'] },
    central: { enabled: true, kinds: ['http', 'file'] },
    checks: [
      {
        name: 'shop',
        kind: 'http',
        intervalMs: 30_000,
        timeoutMs: 5000,
        degradedAboveMs: 1000,
        failures: 2,
        recoveries: 2,
        labels: { tier: 'front' },
        url: 'https://shop.example.jp/health',
        method: 'GET',
        headers: { 'Accept-Language': 'ja' },
        status: [200, '3xx'],
        maxRedirects: 5,
        allowDowngrade: false,
        bodyContains: '稼働中',
        certificateMinDays: 14,
      },
      {
        name: 'db',
        kind: 'tcp',
        intervalMs: 60_000,
        timeoutMs: 10_000,
        failures: 3,
        recoveries: 1,
        host: 'db.internal',
        port: 5432,
      },
    ],
  });
});

test.each([
  [60_000, 10_000],
  [20_000, 10_000],
  [5001, 2500],
  [1000, 500],
])('a check every %i ms has a time limit of %i ms', (intervalMs, timeoutMs) => {
  expect(config(check(`intervalMs: ${intervalMs}`)).checks[0]?.timeoutMs).toBe(timeoutMs);
});

test('the environment replaces what the file says', () => {
  const read = config('name: file\nspool: {maxBytes: 2000000}', {
    KADOBAN_COLLECTOR: 'http://127.0.0.1:8480',
    KADOBAN_STATE_DIR: 'C:\\kadoban',
    KADOBAN_NAME: 'environment',
    KADOBAN_SAMPLE_EVERY_MS: '1000',
    KADOBAN_SPOOL_MAX_AGE_MS: '60000',
    KADOBAN_LOG_LEVEL: 'warn',
  });
  expect(read).toMatchObject({
    collector: 'http://127.0.0.1:8480',
    stateDir: 'C:\\kadoban',
    name: 'environment',
    sampleEveryMs: 1000,
    spool: { maxAgeMs: 60_000, maxBytes: 2_000_000 },
    log: { level: 'warn' },
  });
});

test('mistakes in the file and in the environment are reported together', () => {
  expect(mistakes('sampleEveryMs: 5', { KADOBAN_SPOOL_MAX_BYTES: '256MB', KADOBAN_LOG_LEVEL: 'warning' })).toEqual([
    'agent.yaml:1:16 sampleEveryMs: must be >= 1000, is 5',
    'environment KADOBAN_SPOOL_MAX_BYTES: must be a whole number, is a text',
    'environment KADOBAN_LOG_LEVEL: must be one of error, warn, info, debug; did you mean warn?',
  ]);
});

const plain = 'is not encrypted; plain http:// is for a collector on this machine (127.0.0.1, ::1, localhost) alone';
const target = 'must be an http:// or https:// URL without user name and password (use headers for these)';
const header = 'the key must match ^[A-Za-z0-9_-]{1,64}$';

const bad: [name: string, yaml: string, ...messages: string[]][] = [
  ['an unknown key', 'sampleMs: 5', '1:1 sampleMs: unknown key; did you mean sampleEveryMs?'],
  ['a collector without a scheme', 'collector: collector.example.jp', '1:12 collector: is no https:// URL'],
  ['a collector of another scheme', 'collector: tcp://c', '1:12 collector: is no https:// URL'],
  ['a collector with a password', 'collector: wss://a:b@c', '1:12 collector: must not carry a user name or password'],
  ['a collector with a query', 'collector: wss://c/?token=x', '1:12 collector: must end with its path'],
  ['a collector elsewhere by plain http', 'collector: http://10.0.0.1', `1:12 collector: ${plain}`],
  ['a collector elsewhere by plain ws', 'collector: ws://c.example', `1:12 collector: ${plain}`],
  [
    'a proxy of another scheme',
    'proxy: socks5://u:secret@p:1',
    '1:8 proxy: is no http:// URL, such as http://proxy.example.jp:3128',
  ],
  ['a relative hostRoot', 'hostRoot: host', '1:11 hostRoot: must be an absolute path'],
  ['a relative stateDir', 'stateDir: state', '1:11 stateDir: must be an absolute path'],
  ['samples too often', 'sampleEveryMs: 999', '1:16 sampleEveryMs: must be >= 1000, is 999'],
  ['samples too rarely', 'sampleEveryMs: 60001', '1:16 sampleEveryMs: must be <= 60000, is 60001'],
  ['an empty name', 'name: ""', '1:7 name: must not be empty'],
  ['a spool for no time', 'spool: {maxAgeMs: 0}', '1:19 spool.maxAgeMs: must be >= 60000, is 0'],
  ['a spool without room', 'spool: {maxBytes: 1000}', '1:19 spool.maxBytes: must be >= 1048576, is 1000'],
  ['an unknown level', 'log: {level: verbose}', '1:14 log.level: must be one of error, warn, info, debug'],
  ['a relative directory of plugins', 'exec: {directories: [plugins]}', '1:22 exec.directories[0]: must match ^/'],
  ['checks as a mapping', 'checks: {web: 1}', '1:9 checks: must be a list, is a mapping of keys to values'],
  ['checks without items', 'checks:', '1:8 checks: must be a list, is empty'],
  [
    'a check without a kind',
    'checks:\n  - name: a',
    `2:5 checks[0].kind: is required but missing; must be one of ${kindNames.join(', ')}`,
  ],
  [
    'a check of an unknown kind',
    'checks:\n  - kind: https',
    `2:11 checks[0].kind: must be one of ${kindNames.join(', ')}; did you mean http?`,
  ],
  [
    'a check without its keys',
    'checks:\n  - kind: tcp',
    '2:5 checks[0].name: is required but missing',
    '2:5 checks[0].host: is required but missing',
    '2:5 checks[0].port: is required but missing',
  ],
  [
    'keys of another kind',
    'checks:\n  - {name: a, kind: tcp, host: h, port: 1, url: x}',
    '2:44 checks[0].url: unknown key; known are intervalMs, timeoutMs, degradedAboveMs, failures, recoveries, labels',
  ],
  [
    'a name with a space',
    check('x: 1').replace('web', 'my web').replace('\n    x: 1', ''),
    '2:11 checks[0].name: must match ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  ],
  [
    'one name twice',
    'checks:\n  - {name: a, kind: tcp, host: h, port: 1}\n  - {name: a, kind: tcp, host: h, port: 2}',
    '3:12 checks[1].name: is the same as checks[0].name; it must be unique',
  ],
  ['an interval too short', check('intervalMs: 999'), '5:17 checks[0].intervalMs: must be >= 1000, is 999'],
  [
    'an interval beyond a day',
    check('intervalMs: 86400001'),
    '5:17 checks[0].intervalMs: must be <= 86400000, is 86400001',
  ],
  [
    'a time limit as long as the interval',
    check('timeoutMs: 60000'),
    '2:5 checks[0]: timeoutMs (60000) must be less than intervalMs (60000)',
  ],
  [
    'slowness beyond the time limit',
    check('degradedAboveMs: 10000'),
    '2:5 checks[0]: degradedAboveMs (10000) must be less than timeoutMs (10000)',
  ],
  ['no failures', check('failures: 0'), '5:15 checks[0].failures: must be >= 1, is 0'],
  ['half a recovery', check('recoveries: 0.5'), '5:17 checks[0].recoveries: must be a whole number, is 0.5'],
  [
    'a label that is a number',
    check('labels: {tier: 1}'),
    '5:20 checks[0].labels.tier: must be a text, is 1; put it in quotes',
  ],
  ['a URL of another scheme', 'checks:\n  - {name: a, kind: http, url: "ftp://h/"}', `2:32 checks[0].url: ${target}`],
  [
    'a URL with a password',
    'checks:\n  - {name: a, kind: http, url: "http://u:p@h/"}',
    `2:32 checks[0].url: ${target}`,
  ],
  ['an unknown method', check('method: DELETE'), '5:13 checks[0].method: must be one of GET, HEAD, OPTIONS, POST'],
  ['a header name with a space', check('headers: {"a b": c}'), `5:15 checks[0].headers["a b"]: ${header}`],
  [
    'a header with a line break',
    check('headers: {a: "b\\nc"}'),
    '5:18 checks[0].headers.a: must match ^[\\t\\x20-\\x7e]*$',
  ],
  ['a status out of range', check('status: [99]'), '5:14 checks[0].status[0]: must be >= 200, is 99'],
  ['an unknown class of status', check('status: [200, 9xx]'), '5:19 checks[0].status[1]: must match ^[2-5]xx$'],
  ['no status', check('status: []'), '5:13 checks[0].status: must have at least 1 item'],
  ['too many redirects', check('maxRedirects: 21'), '5:19 checks[0].maxRedirects: must be <= 20, is 21'],
  [
    'a body wanted of HEAD',
    check('method: HEAD\n    bodyContains: ok'),
    '2:5 checks[0]: an answer to HEAD has no body to look at',
  ],
  [
    'a plugin without its path',
    'checks:\n  - {name: a, kind: exec, program: check_load}',
    '2:36 checks[0].program: must match ^/[^\\0]+$',
  ],
  [
    'a host that a program would take for an option',
    'checks:\n  - {name: a, kind: ping, host: "-f"}',
    '2:33 checks[0].host: must match ^[^\\s/\\[\\]-][^\\s/\\[\\]]*$',
  ],
  [
    'a host that is a URL',
    'checks:\n  - {name: a, kind: tcp, host: "tcp://h", port: 1}',
    '2:32 checks[0].host: must match ^[^\\s/\\[\\]-][^\\s/\\[\\]]*$',
  ],
  [
    'a port out of range',
    'checks:\n  - {name: a, kind: tcp, host: h, port: 65536}',
    '2:41 checks[0].port: must be <= 65535, is 65536',
  ],
];

test.each(bad)('%s is refused with its place and its reason', (_, yaml, ...messages) => {
  expect(mistakes(yaml)).toEqual(messages.map((message) => `agent.yaml:${message}`));
});
