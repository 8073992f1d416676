import { expect, test } from 'vitest';
import type { Incident } from './incident.ts';
import { mergeIncidents, withOutages, withoutOutages } from './regroup.ts';

const detectedAt = '2026-10-14T01:02:10Z';
const shop = { target: 'shop', at: '2026-10-14T01:30:00Z' };
const site = { target: 'site', at: '2026-10-14T01:30:00Z' };
const incident: Incident = { title: 'a', state: 'detected', source: 'monitoring', detectedAt, outages: [shop] };

test('an outage is named once, however its instant is written', () => {
  const again = { target: 'shop', at: '2026-10-14T10:30:00+09:00' };
  expect(withOutages(incident, [again, site]).outages).toEqual([shop, site]);
  expect(withoutOutages(incident, [again, site]).outages).toEqual([]);
});

test('of two incidents one is about everything afterwards, and the other about nothing', () => {
  const part: Incident = { ...incident, outages: [site], targets: ['host:a'], note: { at: detectedAt, text: 'x' } };
  const nowMs = Temporal.Instant.from('2026-10-14T03:00:00Z').epochMilliseconds;
  expect(mergeIncidents({ ...incident, targets: ['host:a', 'mail'] }, part, 'INC-20261014-01', nowMs)).toEqual({
    into: { ...incident, outages: [shop, site], targets: ['host:a', 'mail'] },
    part: {
      title: 'a',
      state: 'closed',
      source: 'monitoring',
      detectedAt,
      targets: ['host:a'],
      closedAt: '2026-10-14T03:00:00.000Z',
      mergedInto: 'INC-20261014-01',
    },
  });
});
