import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { openLog } from '../log.ts';
import { RefusalLog } from './refusal-log.ts';

function scene() {
  const clock = new HandClock(0);
  const lines: string[] = [];
  const log = openLog('info', { write: (line) => void lines.push(line) });
  const refusals = new RefusalLog(log, { after: (ms, run) => clock.after(ms, run) });
  return {
    clock,
    refusals,
    flood(kind: string, count: number) {
      for (let each = 0; each < count; each++) refusals.tell(kind, { each }, kind);
    },
    /** What was logged since it was asked last. */
    said: () => lines.splice(0).map((line) => JSON.parse(line)),
  };
}

test('of a flood the first are told by a line each, and the others by one at the end of the minute', async () => {
  const { clock, flood, said } = scene();
  flood('signature-wrong', 10_000);
  flood('hello-late', 3);
  const lines = said();
  expect(lines.map(({ msg }) => msg)).toEqual([...Array(20).fill('signature-wrong'), ...Array(3).fill('hello-late')]);
  expect(lines[19]).toMatchObject({ each: 19 });
  await clock.advance(60_000);
  expect(said()).toEqual([expect.objectContaining({ more: { 'signature-wrong': 9980 } })]);
});

test('each minute begins anew, and a quiet one says nothing', async () => {
  const { clock, flood, said } = scene();
  flood('storm', 20);
  await clock.advance(60_000);
  flood('storm', 1);
  expect(said()).toHaveLength(21);
  await clock.advance(3_600_000);
  expect([said(), clock.pending]).toEqual([[], 0]);
});

test('a collector that ends has said all, and waits for no minute', () => {
  const { clock, refusals, flood, said } = scene();
  flood('storm', 21);
  refusals[Symbol.dispose]();
  expect(said().at(-1)).toMatchObject({ more: { storm: 1 } });
  expect(clock.pending).toBe(0);
});
