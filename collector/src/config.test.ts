import { describe, expect, test } from 'vitest';
import { isLoopback, isTimeZone, listenAddress, listeningOn, parseConfig } from './config.ts';
import { CollectorError } from './errors.ts';

function refusal(run: () => unknown): CollectorError {
  try {
    run();
  } catch (error) {
    if (error instanceof CollectorError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

test('an empty file is every default', () => {
  expect(parseConfig('', 'collector.yaml')).toEqual({
    listen: '127.0.0.1:8480',
    trustProxy: false,
    organisation: { name: '', timeZone: 'Asia/Tokyo' },
    tls: {},
    retention: { rawDays: 7, minuteDays: 90, hourDays: 1095 },
    probe: { ports: [22, 80, 443], icmp: true, timeoutMs: 3000, everyMs: 300_000 },
    log: { level: 'info' },
  });
});

test('what the file says goes before the defaults', () => {
  const yaml = `listen: '[::]:443'
publicUrl: https://kadoban.example.jp
organisation: { name: 稼働商事, timeZone: Europe/Berlin }
tls: { certFile: /etc/cert.pem, keyFile: /etc/key.pem }
retention: { minuteDays: 30 }
probe: { ports: [8006], icmp: false }
log: { level: debug }`;
  expect(parseConfig(yaml, 'collector.yaml')).toEqual({
    listen: '[::]:443',
    publicUrl: 'https://kadoban.example.jp',
    trustProxy: false,
    organisation: { name: '稼働商事', timeZone: 'Europe/Berlin' },
    tls: { certFile: '/etc/cert.pem', keyFile: '/etc/key.pem' },
    retention: { rawDays: 7, minuteDays: 30, hourDays: 1095 },
    probe: { ports: [8006], icmp: false, timeoutMs: 3000, everyMs: 300_000 },
    log: { level: 'debug' },
  });
});

const bad: [name: string, yaml: string, message: string][] = [
  ['an unknown key', 'lisen: 1.2.3.4:1', 'c.yaml:1:1 lisen: unknown key; did you mean listen?'],
  ['an unknown key within', 'log:\n  levle: info', 'c.yaml:2:3 log.levle: unknown key; did you mean level?'],
  ['a wrong type', 'trustProxy: maybe', 'c.yaml:1:13 trustProxy: must be true or false'],
  ['a level that is none', 'log:\n  level: verbose', 'c.yaml:2:10 log.level: must be one of error, warn, info, debug'],
  ['no port', 'listen: localhost', 'c.yaml:1:9 listen: must match'],
  ['a port that is none', 'listen: localhost:65536', 'c.yaml:1:9 listen: must have a port from 0 to 65535'],
  ['a port to probe that is none', 'probe:\n  ports: [22, 0]', 'c.yaml:2:15 probe.ports[1]: must be >= 1'],
  ['no zone', 'organisation:\n  timeZone: Tokyo', 'c.yaml:2:13 organisation.timeZone: must be an IANA time zone'],
  [
    'an offset as zone',
    "organisation:\n  timeZone: '+09:00'",
    'c.yaml:2:13 organisation.timeZone: must be an IANA time zone',
  ],
  ['a path in the address', 'publicUrl: https://a/b', 'c.yaml:1:12 publicUrl: must match'],
  ['an address that is none', "publicUrl: 'https://[::'", 'c.yaml:1:12 publicUrl: must be an address such as'],
  ['a user in the address', 'publicUrl: https://me@a', 'c.yaml:1:12 publicUrl: must be an address such as'],
  ['half of a certificate', 'tls:\n  certFile: a.pem', 'c.yaml:2:3 tls: certFile and keyFile go together'],
  [
    'plain HTTP for everybody',
    'listen: 0.0.0.0:8480\ntls: { enabled: false }',
    'c.yaml:1:1: tls.enabled: false is only allowed on loopback or behind a proxy',
  ],
  ['nothing kept', 'retention: { rawDays: 0 }', 'c.yaml:1:23 retention.rawDays: must be >= 1'],
  [
    'samples beyond minutes',
    'retention: { rawDays: 91 }',
    'c.yaml:1:12 retention: what is finer cannot be kept longer',
  ],
  ['no YAML', 'listen: [', 'c.yaml:1:'],
];

test.each(bad)('%s is refused with its place', (_, yaml, message) => {
  const error = refusal(() => parseConfig(yaml, 'c.yaml'));
  expect([error.code, error.message]).toEqual(['CONFIG_INVALID', expect.stringContaining(message)]);
});

test('every mistake is named at once', () => {
  const error = refusal(() => parseConfig('lisen: 1\ntrustProxy: 2\nlog: 3', 'c.yaml'));
  expect(error.message.match(/c\.yaml:\d/g)).toEqual(['c.yaml:1', 'c.yaml:2', 'c.yaml:3']);
});

describe('an address from the command line', () => {
  const config = parseConfig('', 'c.yaml');
  const plain = parseConfig('tls: { enabled: false }', 'c.yaml');

  test('replaces the one of the file', () => {
    expect(listeningOn(config, '[::1]:0').listen).toBe('[::1]:0');
    expect(listeningOn(plain, 'localhost:80').listen).toBe('localhost:80');
  });

  test.each(['localhost', ':80', '127.0.0.1:', '127.0.0.1:99999', 'a b:80', '::1:80'])('%s is refused', (listen) => {
    expect(refusal(() => listeningOn(config, listen))).toMatchObject({
      code: 'USAGE',
      message: expect.stringContaining(`--listen ${listen}: must `),
    });
  });

  test('opens nothing to everybody that the file keeps without TLS', () => {
    const error = refusal(() => listeningOn(plain, '0.0.0.0:8480'));
    expect(error.message).toContain('tls.enabled: false is only allowed on loopback');
  });
});

test.each<[listen: string, host: string, port: number]>([
  ['127.0.0.1:8480', '127.0.0.1', 8480],
  ['[::1]:0', '::1', 0],
  ['kadoban.example.jp:443', 'kadoban.example.jp', 443],
])('%s is taken apart', (listen, host, port) => {
  expect(listenAddress({ listen })).toEqual({ host, port });
});

test.each<[host: string, is: boolean]>([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['localhost', true],
  ['127.0.0.1.example.jp', false],
  ['0.0.0.0', false],
  ['::', false],
  ['10.0.0.1', false],
])('%s is loopback: %s', (host, is) => {
  expect(isLoopback(host)).toBe(is);
});

test.each<[zone: string, is: boolean]>([
  ['Asia/Tokyo', true],
  ['UTC', true],
  ['America/Argentina/Buenos_Aires', true],
  ['+09:00', false],
  ['JST-9', false],
  ['', false],
])('%s is a time zone: %s', (zone, is) => {
  expect(isTimeZone(zone)).toBe(is);
});
