import { describe, expect, test } from 'vitest';
import { definitionLog } from '../../../test/kit/definition-log.ts';
import { assemble } from './assemble.ts';
import { inForce } from './in-force.ts';
import { versionsUsed } from './versions-used.ts';

const month = { calendar: 'month', timeZone: 'Asia/Tokyo' };
const ms = (time: string) => Temporal.Instant.from(time).epochMilliseconds;
const horizonMs = ms('2027-01-01T00:00:00Z');

function slo(objective: string, from?: string) {
  const body = { title: '受注', target: 'host:a', objective, window: month, rto: '4h' };
  return { kind: 'slo' as const, id: 'shop', body, ...(from !== undefined && { from }) };
}

function stretches(...sayings: Parameters<typeof definitionLog>) {
  return inForce(definitionLog(...sayings)).map(({ fromMs, entry }) => [fromMs, entry.version]);
}

describe('what was in force when', () => {
  test('each entry holds from its effectiveFrom until the next one', () => {
    expect(stretches(slo('99'), slo('99.9', '2026-03-01T00:00:00Z'))).toEqual([
      [Number.NEGATIVE_INFINITY, 1],
      [ms('2026-03-01T00:00:00Z'), 2],
    ]);
  });

  test('what is written later replaces what was planned for later', () => {
    const planned = slo('99.9', '2026-03-01T00:00:00Z');
    expect(stretches(slo('99'), planned, slo('99.5', '2026-02-01T00:00:00Z'))).toEqual([
      [Number.NEGATIVE_INFINITY, 1],
      [ms('2026-02-01T00:00:00Z'), 3],
    ]);
  });

  test('an entry of the same time is a correction', () => {
    expect(stretches(slo('99'), slo('99.9'))).toEqual([[Number.NEGATIVE_INFINITY, 2]]);
  });
});

describe('assembling', () => {
  test('a version is written with its effectiveFrom and without what is for people', () => {
    const { slos } = assemble(definitionLog(slo('99'), slo('99.9', '2026-03-01T00:00:00Z')), horizonMs);
    expect(slos.map(({ value }) => value)).toEqual([
      { id: 'shop', target: 'host:a', objective: '99', window: month },
      {
        id: 'shop',
        target: 'host:a',
        objective: '99.9',
        window: month,
        effectiveFrom: '2026-03-01T00:00:00.000Z',
      },
    ]);
  });

  test('a deleted definition keeps its past', () => {
    const deleted = { kind: 'slo' as const, id: 'shop', body: null, from: '2026-06-01T00:00:00Z' };
    const log = definitionLog(slo('99'), deleted);
    expect(assemble(log, horizonMs).slos).toHaveLength(1);
    const may = { fromMs: ms('2026-04-30T15:00:00Z'), toMs: ms('2026-05-31T15:00:00Z') };
    expect(versionsUsed(log, 'shop', may)?.slo).toMatchObject({ id: 'shop', version: 1, effectiveFrom: null });
    const june = { fromMs: ms('2026-06-01T00:00:00Z'), toMs: ms('2026-07-01T00:00:00Z') };
    expect(versionsUsed(log, 'shop', june)).toBeUndefined();
  });

  test('adjustments stand in the order in which they were last written, and a withdrawn one is gone', () => {
    const adjustment = (id: string, withdrawn = false) => {
      const body = { target: 'host:a', from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z', status: 'up' };
      return { kind: 'adjustment' as const, id, body: withdrawn ? null : { ...body, reason: 'r', approvedBy: null } };
    };
    const log = definitionLog(
      adjustment('a'),
      adjustment('b'),
      adjustment('c'),
      adjustment('a'),
      adjustment('b', true),
    );
    expect(assemble(log, horizonMs).adjustments.map(({ id }) => id)).toEqual(['c', 'a']);
  });
});

describe('maintenance', () => {
  const weekly = {
    kind: 'maintenance' as const,
    id: 'patch',
    body: {
      targets: ['host:a'],
      approvedBy: 'cab',
      recurs: { rrule: 'FREQ=WEEKLY', timeZone: 'UTC', start: '2026-03-01T02:00', duration: 'PT2H' },
    },
  };
  const windows = (...sayings: Parameters<typeof definitionLog>) =>
    assemble(definitionLog(...sayings), ms('2026-03-25T00:00:00Z')).maintenance.map(({ value }) => value);

  test('that recurs is written out up to the horizon, each window with a name of its own', () => {
    expect(windows(weekly)).toMatchObject([
      { id: 'patch/2026-03-01', from: '2026-03-01T02:00:00.000Z', to: '2026-03-01T04:00:00.000Z', approvedBy: 'cab' },
      { id: 'patch/2026-03-08' },
      { id: 'patch/2026-03-15' },
      { id: 'patch/2026-03-22' },
    ]);
  });

  test('keeps the windows that began before its rule changed', () => {
    const recurs = { ...weekly.body.recurs, rrule: 'FREQ=WEEKLY;BYDAY=WE' };
    const changed = { ...weekly, body: { ...weekly.body, recurs }, from: '2026-03-10T00:00:00Z' };
    expect(windows(weekly, changed).map(({ id }) => id)).toEqual([
      'patch/2026-03-01',
      'patch/2026-03-08',
      'patch/2026-03-11',
      'patch/2026-03-18',
    ]);
  });

  test('that is deleted is cancelled from then on, also in the middle of a window', () => {
    expect(windows(weekly, { ...weekly, body: null, from: '2026-03-08T03:00:00Z' })).toMatchObject([
      { id: 'patch/2026-03-01', from: '2026-03-01T02:00:00.000Z' },
      { id: 'patch/2026-03-08', cancelledAt: '2026-03-08T03:00:00.000Z' },
    ]);
  });
});

describe('work that is over before its window', () => {
  const recurs = {
    rrule: 'FREQ=MONTHLY;BYDAY=3SU',
    timeZone: 'Asia/Tokyo',
    start: '2026-01-18T02:00',
    duration: 'PT2H',
    until: '2026-03-31',
  };
  const approved = { targets: ['host:a'], approvedBy: 'cab' };
  const maintenance = (body: Readonly<Record<string, unknown>>, from?: string) => ({
    ...{ kind: 'maintenance' as const, id: 'patch', body },
    ...(from !== undefined && { from }),
  });
  const endsOf = (...sayings: Parameters<typeof definitionLog>) =>
    assemble(definitionLog(...sayings), horizonMs).maintenance.map(({ value }) => [value.from, value.cancelledAt]);

  test('gives the rest of one window back', () => {
    const work = [{ date: '2026-02-15', startedAt: '2026-02-14T17:00:00Z', endedAt: '2026-02-14T18:00:00Z' }];
    expect(endsOf(maintenance({ ...approved, recurs, work }))).toEqual([
      ['2026-01-17T17:00:00.000Z', undefined],
      ['2026-02-14T17:00:00.000Z', '2026-02-14T18:00:00.000Z'],
      ['2026-03-14T17:00:00.000Z', undefined],
    ]);
  });

  test('is told by the last entry also of the windows of entries before it', () => {
    const work = [{ date: '2026-01-18', startedAt: '2026-01-17T17:00:00Z', endedAt: '2026-01-17T17:30:00Z' }];
    const later = maintenance({ ...approved, recurs, work }, '2026-03-01T00:00:00Z');
    expect(endsOf(maintenance({ ...approved, recurs }), later)[0]).toEqual([
      '2026-01-17T17:00:00.000Z',
      '2026-01-17T17:30:00.000Z',
    ]);
  });

  test('takes nothing away when it lasts longer', () => {
    const [from, to] = ['2026-02-01T00:00:00Z', '2026-02-01T02:00:00Z'];
    const work = [{ startedAt: from, endedAt: '2026-02-01T03:00:00Z' }];
    expect(endsOf(maintenance({ ...approved, from, to, work }))).toEqual([[from, undefined]]);
  });
});
