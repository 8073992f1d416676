import { expect, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { lookBy, mistakesOf } from '../../../test/kit/look-by.ts';
import { ping } from './ping.ts';

capability('ping')('this machine answers its own echoes', async () => {
  const outcome = await lookBy(ping, { host: '127.0.0.1' });
  expect(outcome).toMatchObject({ verdict: ['up', undefined], output: '3 of 3 echoes came back' });
  expect(outcome.timed).toEqual(['rtt-min', 'rtt', 'rtt-max', 'total']);
});

capability('ping')('a name that cannot be looked up is never taken for silence', async () => {
  // `down (dns)` where a name server answers, `unknown (dns-unavailable)` where there is none.
  expect((await lookBy(ping, { host: 'no-such-host.invalid', timeoutMs: 9000 })).reason).toMatch(/^dns/);
});

test('echoes that do not fit into the time limit, and bounds that exclude each other, are refused', () => {
  const host = '192.0.2.1';
  expect(mistakesOf(ping, { host, count: 11, timeoutMs: 3000 })).toEqual([
    'checks[0]: 11 echoes take 3000 ms; timeoutMs (3000) must be more',
  ]);
  expect(mistakesOf(ping, { host, degradedLossPercent: 60, downLossPercent: 50 })).toEqual([
    'checks[0]: degradedLossPercent (60) must not be more than downLossPercent (50)',
  ]);
  expect(mistakesOf(ping, { host: '-f' })).toHaveLength(1);
});
