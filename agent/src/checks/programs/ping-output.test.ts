import { expect, test } from 'vitest';
import { echoOutcome, parsePing, pingFailure } from './ping-output.ts';

test('the summary of iputils is read', () => {
  const out = `PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.

--- 127.0.0.1 ping statistics ---
3 packets transmitted, 2 received, 33.3333% packet loss, time 402ms
rtt min/avg/max/mdev = 0.020/0.031/0.040/0.008 ms
`;
  expect(parsePing(out)).toEqual({
    sent: 3,
    received: 2,
    timings: [
      { name: 'rtt-min', ms: 0.02 },
      { name: 'rtt', ms: 0.031 },
      { name: 'rtt-max', ms: 0.04 },
    ],
  });
});

test('the summary of busybox is read', () => {
  const out =
    '3 packets transmitted, 3 packets received, 0% packet loss\nround-trip min/avg/max = 0.078/0.083/0.092 ms\n';
  expect(parsePing(out)).toMatchObject({
    sent: 3,
    received: 3,
    timings: [{ ms: 0.078 }, { ms: 0.083 }, { ms: 0.092 }],
  });
});

test('a host that others call unreachable has no times', () => {
  const out = '3 packets transmitted, 0 received, +3 errors, 100% packet loss, time 2043ms\npipe 3\n';
  expect(parsePing(out)).toEqual({ sent: 3, received: 0, timings: [] });
});

test('without a summary nothing is known', () => {
  expect(parsePing('PING 127.0.0.1 (127.0.0.1) 56(84) bytes of data.')).toBeUndefined();
});

test.each([
  ['ping: no.example: Name or service not known', 'down', 'dns'],
  ['ping: a.example: Temporary failure in name resolution', 'unknown', 'dns-unavailable'],
  ['ping: socktype: SOCK_RAW\nping: socket: Operation not permitted', 'unknown', 'local-denied'],
  ['ping: connect: Network is unreachable', 'unknown', 'no-route'],
  ["ping: bad address 'no.example'", 'down', 'dns'],
  ['Segmentation fault', 'unknown', 'program-failed'],
])('%s is %s (%s)', (err, status, reason) => {
  expect(pingFailure(err)).toEqual({ status, reason, output: err });
});

test.each([
  [10, 'up', undefined],
  [8, 'up', undefined],
  [7, 'degraded', 'packet-loss'],
  [5, 'down', 'packet-loss'],
  [1, 'down', 'packet-loss'],
  [0, 'down', 'timeout'],
])('%i of 10 echoes, degraded from 30 % lost and down from 50 %, are %s', (received, status, reason) => {
  const bounds = { degradedLossPercent: 30, downLossPercent: 50 };
  const outcome = echoOutcome({ sent: 10, received, timings: [] }, bounds);
  expect([outcome.status, outcome.reason]).toEqual([status, reason]);
});

test('a ping that something ended, such as a filter of system calls, is told of', () => {
  expect(pingFailure('')).toEqual({
    status: 'unknown',
    reason: 'program-failed',
    output: 'ping ended without a word',
  });
});
