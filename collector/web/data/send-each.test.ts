import { expect, test } from 'vitest';
import type { Answer } from './client.ts';
import { sendEach } from './send-each.ts';

const refused = { ok: false, status: 404, problem: { code: 'HOST_UNKNOWN', message: '' } } as const;
const fine: Answer<unknown> = { ok: true, data: undefined };

test('each is sent once, few at a time, and what fails holds up nothing', async () => {
  const items = Array.from({ length: 20 }, (_, index) => index);
  const sent: number[] = [];
  let [open, most] = [0, 0];
  const progress: number[] = [];
  const failures = await sendEach(
    items,
    async (item) => {
      sent.push(item);
      most = Math.max(most, ++open);
      await Promise.resolve();
      open--;
      return item % 7 === 3 ? refused : fine;
    },
    (count) => progress.push(count),
  );
  expect(sent.toSorted((a, b) => a - b)).toEqual(items);
  expect(most).toBe(4);
  expect(progress.at(-1)).toBe(20);
  expect(failures.map(({ item }) => item)).toEqual([3, 10, 17]);
});
