import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kindRule } from '../definitions/kinds/index.ts';
import { formatTime } from '../ledger/format-time.ts';
import { epochMs, type Incident, incidentStates } from './incident.ts';
import { type IncidentMove, type MoveRefusal, moveIncident, movesFrom } from './move-incident.ts';

const startMs = Temporal.Instant.from('2026-10-14T01:02:10Z').epochMilliseconds;
const minuteMs = 60_000;

const detected: Incident = {
  title: '会計A 停止',
  state: 'detected',
  source: 'monitoring',
  detectedAt: formatTime(startMs),
  impact: 'high',
  urgency: 'high',
};

const step = (to: IncidentMove['to'], minutes: number, more: Partial<IncidentMove> = {}): IncidentMove => {
  const atMs = startMs + minutes * minuteMs;
  return { to, atMs, nowMs: atMs, reason: '', measuredEndMs: undefined, ...more };
};

/** Moves that all go through. */
function moved(incident: Incident, ...moves: IncidentMove[]): Incident {
  return moves.reduce((before, move) => {
    const result = moveIncident(before, move);
    if (!result.ok) throw new Error(`${before.state} to ${move.to}: ${result.why}`);
    return result.incident;
  }, incident);
}

const endsAfter = (minutes: number) => ({ measuredEndMs: startMs + minutes * minuteMs });

const permanent = { text: '設定変更の二重確認', owner: '運用課', dueOn: '2026-10-20' };

test('an incident goes from detected to closed, and every state has its time', () => {
  const fixed = { ...permanent, doneOn: '2026-10-20' };
  const closed = moved(
    { ...detected, permanent: fixed },
    step('acknowledged', 4),
    step('in-progress', 6),
    step('restored', 60),
    step('permanent-fix', 90),
    step('closed', 9000),
  );
  expect(closed).toEqual({
    ...detected,
    permanent: fixed,
    state: 'closed',
    acknowledgedAt: '2026-10-14T01:06:10.000Z',
    startedAt: '2026-10-14T01:08:10.000Z',
    restoredAt: '2026-10-14T02:02:10.000Z',
    fixStartedAt: '2026-10-14T02:32:10.000Z',
    closedAt: '2026-10-20T07:02:10.000Z',
  });
});

const restored = moved(detected, step('acknowledged', 4), step('restored', 60));
const closed = moved({ ...restored, waived: '一過性' }, step('closed', 100));
const { impact: _, ...unjudged } = detected;

const refused: [name: string, incident: Incident, move: IncidentMove, why: MoveRefusal][] = [
  ['a way that there is not', detected, step('closed', 1), 'no-way'],
  ['staying where it is', restored, step('restored', 70), 'no-way'],
  ['back to detected', restored, step('detected', 70), 'no-way'],
  ['leaving detected without a priority', unjudged, step('acknowledged', 1), 'priority-missing'],
  ['restored while an outage lasts', detected, step('restored', 1, { measuredEndMs: null }), 'outage-open'],
  ['restored before the outage was over', detected, step('restored', 5, endsAfter(15)), 'before-measured-end'],
  ['taking what was over by then', detected, step('acknowledged', 16, endsAfter(15)), 'after-measured-end'],
  ['beginning what was over by then', detected, step('in-progress', 16, endsAfter(15)), 'after-measured-end'],
  ['restored before it was taken', moved(detected, step('acknowledged', 4)), step('restored', 3), 'time-out-of-order'],
  ['a fix that nobody owns', { ...restored, permanent: { text: 'x' } }, step('permanent-fix', 70), 'permanent-missing'],
  ['closing without a permanent action', restored, step('closed', 70), 'permanent-open'],
  ['closing before it is done', { ...restored, permanent }, step('closed', 70), 'permanent-open'],
  ['opening again without saying why', closed, step('in-progress', 110), 'reason-missing'],
  ['a time that has not come', detected, step('acknowledged', 5, { nowMs: startMs }), 'time-in-future'],
  ['before it was detected', detected, step('acknowledged', -1), 'time-out-of-order'],
  ['closed before it was restored', { ...restored, waived: 'x' }, step('closed', 30), 'time-out-of-order'],
  ['anything of what became part of another', { ...closed, mergedInto: 'INC-1' }, step('in-progress', 110), 'no-way'],
];

test.each(refused)('%s is refused', (_name, incident, move, why) => {
  expect(moveIncident(incident, move)).toEqual({ ok: false, why });
});

describe('what is over', () => {
  test('and comes back is restored no longer, and keeps when it was taken and begun', () => {
    const again = moved(closed, step('in-progress', 110, { reason: '再発' }));
    expect(again).toMatchObject({ state: 'in-progress', acknowledgedAt: restored.acknowledgedAt });
    expect(again).not.toHaveProperty('restoredAt');
    expect(again).not.toHaveProperty('closedAt');
  });

  test('before anybody took it is taken as service comes back: no state is reached before the one that leads there', () => {
    const late = moved(detected, step('restored', 5, { nowMs: startMs + 600 * minuteMs, ...endsAfter(5) }));
    expect([late.restoredAt, late.acknowledgedAt]).toEqual(['2026-10-14T01:07:10.000Z', '2026-10-14T01:07:10.000Z']);
  });

  test('may be said to have been back later than it was measured, and can be begun again after that', () => {
    const later = moved(detected, step('acknowledged', 4, endsAfter(15)), step('restored', 20, endsAfter(15)));
    expect(later.restoredAt).toBe('2026-10-14T01:22:10.000Z');
    expect(moved(later, step('in-progress', 30, endsAfter(15)))).toMatchObject({ state: 'in-progress' });
  });
});

test('what the last version noted is not said again by the next one', () => {
  const noted = { ...detected, note: { at: detected.detectedAt, text: '電話あり' } };
  expect(moved(noted, step('acknowledged', 1))).not.toHaveProperty('note');
});

test('whatever is asked in whatever order, what results is an incident that can be stored, on a way that there is', () => {
  const moves = fc.array(
    fc.record({
      to: fc.constantFrom(...incidentStates),
      atMs: fc.integer({ min: -5, max: 50 }).map((minutes) => startMs + minutes * minuteMs),
      nowMs: fc.integer({ min: 0, max: 60 }).map((minutes) => startMs + minutes * minuteMs),
      reason: fc.constantFrom('', '再発'),
      measuredEndMs: fc.option(fc.integer({ min: -5, max: 50 }).map((minutes) => startMs + minutes * minuteMs)),
    }),
    { maxLength: 30 },
  );
  const actions = fc.constantFrom(
    {},
    { waived: '不要' },
    { permanent },
    { permanent: { ...permanent, doneOn: '2026-10-20' } },
  );
  const rule = kindRule('incident');
  fc.assert(
    fc.property(moves, actions, (asked, more) => {
      let incident: Incident = { ...detected, ...more };
      for (const move of asked) {
        const result = moveIncident(incident, move);
        if (!result.ok) continue;
        expect(movesFrom(incident)).toContain(result.incident.state);
        expect(rule.faultOf({ ...result.incident })).toBeUndefined();
        incident = result.incident;
        const { acknowledgedAt = '', restoredAt } = incident;
        if (restoredAt !== undefined) expect(epochMs(acknowledgedAt)).toBeLessThanOrEqual(epochMs(restoredAt));
        if (incident.state === 'closed') expect(incident.waived ?? incident.permanent?.doneOn).toBeDefined();
      }
    }),
  );
});
