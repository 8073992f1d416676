import { expect, test } from 'vitest';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { clockStepMs } from './clock-step.ts';

const hello = { boot: 'a', wallMs: 1_790_000_000_000, monoMs: 50_000 };

/** Samples by how long after the hello they were taken, by each clock. */
function batch(boot: string, ...taken: (readonly [wallMs: number, monoMs: number])[]) {
  const atMs = taken.map(([wall]) => hello.wallMs + wall);
  const monoMs = taken.map(([, mono]) => hello.monoMs + mono);
  return lifeBatch(1, [], { samples: [{ boot, atMs, monoMs, instances: [] }] });
}

test.each<[name: string, batch: ReturnType<typeof batch>, stepMs: number]>([
  ['both clocks went alike', batch('a', [10_000, 10_000], [20_000, 20_000]), 0],
  ['the clock was set an hour ahead', batch('a', [10_000, 10_000], [3_620_000, 20_000]), 3_600_000],
  ['the clock was set an hour back', batch('a', [10_000, 10_000], [-3_580_000, 20_000]), -3_600_000],
  ['the newest sample counts, wherever it stands', batch('a', [-3_580_000, 20_000], [10_000, 10_000]), -3_600_000],
  ['samples from before the hello say nothing', batch('a', [-3_600_000, -10_000]), 0],
  ['another boot has another clock', batch('b', [3_600_000, 20_000]), 0],
  ['results alone say nothing', lifeBatch(1, [], { samples: [] }), 0],
])('%s', (_, one, stepMs) => {
  expect(clockStepMs(hello, one)).toBe(stepMs);
});
