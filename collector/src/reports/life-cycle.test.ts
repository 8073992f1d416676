import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Life,
  type LifeEvent,
  type LifeMove,
  lifeMoves,
  lifeOf,
  type MoveFacts,
  moveReport,
  standing,
} from './life-cycle.ts';

const plain: MoveFacts = {
  by: 'sakura',
  name: '桜井 さくら',
  at: '2026-11-02T00:00:00.000Z',
  reason: '',
  content: 'c1',
  missing: [],
  authors: [],
};

function did(move: LifeMove, by: string, bent: Partial<LifeEvent> = {}): LifeEvent {
  return { move, by, name: by, at: plain.at, reason: '', content: 'c1', ...bent };
}

const approved = [did('prepare', 'aoi'), did('check', 'ren'), did('approve', 'sakura')];
const final = [...approved, did('finalize', 'aoi')];

describe('a report', () => {
  const allowed: [
    name: string,
    events: LifeEvent[],
    move: LifeMove,
    facts: Partial<MoveFacts>,
    state: Life['state'],
  ][] = [
    ['is prepared as often as it takes', [did('prepare', 'aoi')], 'prepare', {}, 'draft'],
    ['is checked, by whoever prepared it too', [did('prepare', 'aoi')], 'check', { by: 'aoi' }, 'checked'],
    ['is approved by somebody who made nothing of it', approved.slice(0, 2), 'approve', {}, 'approved'],
    ['is final once it is approved', approved, 'finalize', { by: 'aoi' }, 'final'],
    ['is sent once it is final', final, 'send', {}, 'sent'],
    ['is revised when it would say something else', final, 'revise', { content: 'c2', reason: 'late spool' }, 'draft'],
    [
      'is revised after it was sent, too',
      [...final, did('send', 'aoi')],
      'revise',
      { content: 'c2', reason: 'late spool' },
      'draft',
    ],
  ];
  test.each(allowed)('%s', (_, events, move, facts, state) => {
    expect(moveReport(lifeOf(events), move, { ...plain, ...facts })).toMatchObject({ ok: true, life: { state } });
  });

  const refused: [name: string, events: LifeEvent[], move: LifeMove, facts: Partial<MoveFacts>, why: string][] = [
    [
      'is not checked while something is missing',
      [],
      'check',
      { missing: [{ what: 'period-open', until: plain.at }] },
      'incomplete',
    ],
    [
      'is not final when an outage came late that has no cause',
      approved,
      'finalize',
      { missing: [{ what: 'cause', target: 'shop', from: plain.at }] },
      'incomplete',
    ],
    ['is not approved by who prepared it', approved.slice(0, 2), 'approve', { by: 'aoi' }, 'own-work'],
    ['is not approved by who checked it', approved.slice(0, 2), 'approve', { by: 'ren' }, 'own-work'],
    [
      'is not approved by who adjusted its figures',
      approved.slice(0, 2),
      'approve',
      { authors: ['sakura'] },
      'own-work',
    ],
    [
      'is not approved by who began this edition',
      [...final, did('revise', 'sakura'), did('check', 'ren')],
      'approve',
      {},
      'own-work',
    ],
    ['is not approved unchecked', [did('prepare', 'aoi')], 'approve', {}, 'no-way'],
    ['is not final unapproved', approved.slice(0, 2), 'finalize', {}, 'no-way'],
    ['is not sent before it is final', approved, 'send', {}, 'no-way'],
    ['is final only once', final, 'finalize', {}, 'no-way'],
    ['is not revised without a reason', final, 'revise', { content: 'c2', reason: ' ' }, 'reason-missing'],
    ['is not revised to say the same', final, 'revise', { reason: 'again' }, 'same'],
    ['is not revised before it is final', approved, 'revise', { reason: 'why' }, 'no-way'],
  ];
  test.each(refused)('%s', (_, events, move, facts, why) => {
    expect(moveReport(lifeOf(events), move, { ...plain, ...facts })).toEqual({ ok: false, why });
  });

  test('that says something else than what was signed has no signatures any more', () => {
    expect(standing(lifeOf(approved), 'c1')).toEqual(lifeOf(approved));
    expect(standing(lifeOf(approved), 'c2')).toMatchObject({
      state: 'draft',
      prepared: null,
      checked: null,
      approved: null,
    });
  });

  test('that is final stays so, whatever it would say by now', () => {
    expect(standing(lifeOf(final), 'c2')).toEqual(lifeOf(final));
  });

  test('counts its editions, and a new one begins unsigned', () => {
    const life = lifeOf([...final, did('revise', 'aoi', { reason: 'late spool' })]);
    expect(life).toMatchObject({ edition: 2, state: 'draft', prepared: null, approved: null, begun: { by: 'aoi' } });
    expect(life.final).toEqual(final.at(-1));
  });

  test('every move that is allowed is what the log makes of its event, and only final is frozen', () => {
    const move = fc.record({
      move: fc.constantFrom(...lifeMoves),
      by: fc.constantFrom('a', 'b', 'c'),
      content: fc.constantFrom('1', '2'),
    });
    fc.assert(
      fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
        const events: LifeEvent[] = [];
        let edition = 1;
        for (const one of moves) {
          const life = standing(lifeOf(events), one.content);
          const moved = moveReport(life, one.move, { ...plain, by: one.by, content: one.content, reason: 'why' });
          if (!moved.ok) continue;
          for (const effect of moved.effects) {
            expect(effect.do === 'freeze').toBe(one.move === 'finalize');
            events.push(effect.event);
          }
          expect(standing(lifeOf(events), one.content)).toEqual(moved.life);
          expect(moved.life.edition).toBeGreaterThanOrEqual(edition);
          edition = moved.life.edition;
        }
        for (const [index, event] of events.entries()) {
          if (event.move !== 'finalize') continue;
          // What became final was approved as it was, by nobody who made it.
          const before = lifeOf(events.slice(0, index));
          expect(before.approved?.content).toBe(event.content);
          expect([before.prepared?.by, before.checked?.by, before.begun?.by]).not.toContain(before.approved?.by);
        }
      }),
    );
  });
});
