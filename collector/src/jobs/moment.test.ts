import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDue } from './moment.ts';

const everyMs = 3_600_000;

test('everyone is due exactly once in the time, however often it is asked', () => {
  const steps = fc.array(fc.integer({ min: 0, max: everyMs }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.uuid(), fc.integer({ min: 0, max: 2e12 }), steps, (name, beginMs, steps) => {
      const asked = [0, ...steps, everyMs].toSorted((a, b) => a - b).map((ms) => beginMs + ms);
      const due = asked.slice(1).filter((toMs, index) => isDue(name, everyMs, { fromMs: asked[index] ?? 0, toMs }));
      expect(due).toHaveLength(1);
    }),
  );
});

test('a thousand names share out the time', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `host-${index}`);
  const tenths = Array.from({ length: 10 }, (_, tenth) => {
    const window = { fromMs: (tenth * everyMs) / 10, toMs: ((tenth + 1) * everyMs) / 10 };
    return names.filter((name) => isDue(name, everyMs, window)).length;
  });
  expect(Math.min(...tenths)).toBeGreaterThan(50);
  expect(Math.max(...tenths)).toBeLessThan(200);
});
