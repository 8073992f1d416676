import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Admission, admit, newAdmission } from './admission.ts';

const limits = { perSecond: 10, burst: 2, waitMsMax: 3000 };

/** What each newcomer is told: `in`, or for how long to stay away. */
function told(atMs: readonly number[], startMs = 0): ('in' | number)[] {
  let admission: Admission = newAdmission(startMs, limits);
  return atMs.map((ms) => {
    const one = admit(admission, ms, limits);
    admission = one.admission;
    return one.admitted ? 'in' : one.retryMs;
  });
}

const cases: [name: string, atMs: number[], expected: ('in' | number)[]][] = [
  ['a burst is let in, the others are told turns one behind the other', [0, 0, 0, 0, 0], ['in', 'in', 67, 134, 200]],
  ['room comes back with time', [0, 0, 99, 101, 101], ['in', 'in', 67, 'in', 132]],
  ['quiet time is not saved beyond the burst', [0, 60_000, 60_000, 60_000], ['in', 'in', 'in', 67]],
  ['turns that have passed are free again', [0, 0, 0, 0, 50, 50], ['in', 'in', 67, 134, 167, 234]],
  [
    'a clock that is set back gives nothing and takes nothing',
    [5000, 5000, 5000, 0, 0, 100],
    ['in', 'in', 67, 134, 200, 'in'],
  ],
];
test.each(cases)('%s', (_, atMs, expected) => {
  expect(told(atMs)).toEqual(expected);
});

test('nobody is told to stay away for longer than the longest wait, however many ask', () => {
  const waits = told(Array.from({ length: 1000 }, () => 0)).filter((one) => one !== 'in');
  expect(Math.max(...waits)).toBe(2000);
  // And who asks in vain does not keep others away for longer than that.
  expect(told([...Array.from({ length: 1000 }, () => 0), 3100, 3100, 3100]).slice(-3)).toEqual(['in', 'in', 67]);
});

test('in any time no more are let in than the rate allows, and one always is when there was room', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 200 }), (gaps) => {
      let ms = 0;
      const atMs = gaps.map((gap) => {
        ms += gap;
        return ms;
      });
      const inMs = atMs.filter((_, index) => told(atMs)[index] === 'in');
      for (const [index, fromMs] of inMs.entries()) {
        const within = inMs.slice(index).filter((one) => one <= fromMs + 1000).length;
        expect(within).toBeLessThanOrEqual(limits.burst + limits.perSecond);
      }
      if (atMs.length > 0) expect(told(atMs)[0]).toBe('in');
    }),
    { numRuns: 50 },
  );
});
