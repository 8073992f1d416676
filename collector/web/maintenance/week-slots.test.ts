import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone } from '../format/zone.ts';
import { lanesOf, moveChoice, openingHour, slotEnds, slotsADay, slotsAWeek, slotWall } from './week-slots.ts';

test('arrows move what is chosen by half an hour or a day, and Shift makes it longer', () => {
  const twoHours = { anchor: 4, at: 7 };
  expect(moveChoice(twoHours, 'ArrowDown', false)).toEqual({ anchor: 5, at: 8 });
  expect(moveChoice(twoHours, 'ArrowRight', false)).toEqual({ anchor: 4 + slotsADay, at: 7 + slotsADay });
  expect(moveChoice(twoHours, 'ArrowDown', true)).toEqual({ anchor: 4, at: 8 });
  expect(moveChoice(twoHours, 'Home', true)).toEqual({ anchor: 4, at: 0 });
  expect(moveChoice(twoHours, 'Enter', false)).toBeNull();
});

test('whatever is pressed, what is chosen stays in the week', () => {
  const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End');
  fc.assert(
    fc.property(fc.array(fc.tuple(key, fc.boolean())), (presses) => {
      let choice = { anchor: 4, at: 7 };
      for (const [pressed, isExtending] of presses) choice = moveChoice(choice, pressed, isExtending) ?? choice;
      const [first, last] = slotEnds(choice);
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThanOrEqual(last);
      expect(last).toBeLessThan(slotsAWeek);
    }),
  );
});

test('a slot is a time on the clock of a day', () => {
  expect(slotWall(0)).toEqual({ dayIndex: 0, clock: '00:00' });
  expect(slotWall(slotsADay * 6 + 5)).toEqual({ dayIndex: 6, clock: '02:30' });
});

test('windows that overlap stand side by side, and one after the other shares a lane', () => {
  const window = (fromMs: number, toMs: number) => ({ fromMs, toMs });
  const lanes = lanesOf([window(0, 10), window(5, 15), window(10, 20)]);
  expect(lanes.map(({ lane, lanes: of }) => [lane, of])).toEqual([
    ...[
      [0, 2],
      [1, 2],
      [0, 2],
    ],
  ]);
});

const ms = (time: string): number => Date.parse(`2026-11-${time}+09:00`);
const week = { fromMs: ms('23T00:00'), toMs: ms('30T00:00') };
const openings: [name: string, windows: [from: string, to: string][], now: string, hour: number][] = [
  ['now, where it is this week', [['24T02:00', '24T04:00']], '25T22:30', 21],
  [
    'its first window, where it is another',
    [
      ['24T14:00', '24T15:00'],
      ['26T02:00', '26T04:00'],
    ],
    '10T22:30',
    13,
  ],
  [
    'midnight, where a window reaches into it',
    [
      ['22T22:00', '23T03:00'],
      ['24T14:00', '24T15:00'],
    ],
    '10T22:30',
    0,
  ],
  [
    'midnight, where windows are of other weeks',
    [
      ['22T22:00', '23T00:00'],
      ['30T05:00', '30T06:00'],
    ],
    '10T22:30',
    0,
  ],
  ['midnight, where there is nothing before it', [['24T00:30', '24T04:00']], '10T22:30', 0],
];

test.each(openings)('a week opens at %s', (_, windows, now, hour) => {
  const stretches = windows.map(([from, to]) => ({ fromMs: ms(from), toMs: ms(to) }));
  expect(openingHour(stretches, week, ms(now), createZone('Asia/Tokyo'))).toBe(hour);
});
