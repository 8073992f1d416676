import { expect, test } from 'vitest';
import { ledgerFacts } from './ledger-facts.ts';

const incident = {
  title: 'x',
  source: 'monitoring' as const,
  state: 'restored' as const,
  detectedAt: '2026-10-14T01:05:00.000Z',
};
const outage = (from: string | null, downMs: number, countedMs: number) => ({
  ...{ target: 'shop', at: '2026-10-14T01:30:00.000Z', from, to: null, downMs, countedMs },
});

test('an incident began with the first of its outages, and was as long as the longest', () => {
  const outages = [
    outage('2026-10-14T01:03:00.000Z', 60_000, 60_000),
    outage('2026-10-14T01:02:10.000Z', 3_600_000, 1_800_000),
  ];
  const facts = ledgerFacts({ incident, outages });
  expect(facts).toEqual({ beganAt: '2026-10-14T01:02:10.000Z', down: { fullMs: 3_600_000, countedMs: 1_800_000 } });
  const said = { ...incident, occurredAt: '2026-10-14T00:50:00.000Z' };
  expect(ledgerFacts({ incident: said, outages }).beganAt).toBe(said.occurredAt);
});

test('of what the ledger does not have, nobody says how long it was', () => {
  const facts = { beganAt: incident.detectedAt, down: null };
  expect(ledgerFacts({ incident, outages: [] })).toEqual(facts);
  expect(ledgerFacts({ incident, outages: [outage(null, 0, 0)] })).toEqual(facts);
});
