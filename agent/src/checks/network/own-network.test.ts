import { createServer } from 'node:http';
import { expect, test } from 'vitest';
import { HandClock } from '../../../../test/kit/hand-clock.ts';
import { listen } from '../../../../test/kit/listen.ts';
import { checkOf } from '../../../../test/kit/look-by.ts';
import { systemClock } from '../../clock.ts';
import { type CheckKind, defineCheck, type Outcome } from '../check.ts';
import { http } from '../http.ts';
import { gatewaysOf, openOwnNetwork, withOwnNetwork } from './own-network.ts';

function saying(outcome: Outcome, host: string | undefined): CheckKind {
  return defineCheck({
    kind: 'probe',
    config: (make) => make.Object({}),
    target: () => '',
    host: () => host,
    run: async () => outcome,
  });
}

const timeout: Outcome = { status: 'down', reason: 'timeout', timings: [{ name: 'connect', ms: 1 }] };

const cases: [name: string, outcome: Outcome, host: string | undefined, reason: string | undefined][] = [
  ['silence', timeout, 'shop.example', 'own-network'],
  ['an unreachable host', { status: 'down', reason: 'unreachable' }, 'shop.example', 'own-network'],
  ['a refusal', { status: 'down', reason: 'refused' }, 'shop.example', 'refused'],
  ['a wrong answer', { status: 'down', reason: 'status' }, 'shop.example', 'status'],
  ['an answer', { status: 'up' }, 'shop.example', undefined],
  ['a look that needs no network', timeout, undefined, 'timeout'],
];

test.each(cases)('on a machine that is cut off, %s', async (_, outcome, host, reason) => {
  const kind = withOwnNetwork(saying(outcome, host), { isAway: async () => true });
  const judged = await kind.run(checkOf(kind, {}), { signal: new AbortController().signal, clock: new HandClock() });
  expect(judged.reason).toBe(reason);
  expect(judged.status).toBe(reason === 'own-network' ? 'unknown' : outcome.status);
  expect(judged.timings).toEqual(outcome.timings);
});

test('on a machine with a network every failure stays what it is', async () => {
  const kind = withOwnNetwork(saying(timeout, 'shop.example'), { isAway: async () => false });
  const look = { signal: new AbortController().signal, clock: new HandClock() };
  expect(await kind.run(checkOf(kind, {}), look)).toEqual(timeout);
});

test('a target on this machine needs no network, and a silent page of its own is down', async () => {
  const port = await listen(createServer(() => {}));
  const kind = withOwnNetwork(
    http,
    openOwnNetwork({ collector: { host: '192.0.2.1', port: 443 }, clock: systemClock }),
  );
  const look = { signal: AbortSignal.timeout(100), clock: systemClock };
  const outcome = await kind.run(checkOf(http, { url: `http://127.0.0.1:${port}/` }), look);
  expect([outcome.status, outcome.reason]).toEqual(['down', 'timeout']);
});

test('gateways are read from the default routes alone', () => {
  const routes = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t0107D50A\t0003\t0\t0\t100\t00000000\t0\t0\t0
eth0\t0007D50A\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0
eth1\t00000000\t00000000\t0001\t0\t0\t200\t00000000\t0\t0\t0
eth1\t0000A8C0\t0100A8C0\t0003\t0\t0\t200\t0000FFFF\t0\t0\t0
`;
  expect(gatewaysOf(routes)).toEqual(['10.213.7.1']);
});
