import { expect, test } from 'vitest';
import { HandClock } from '../../../test/kit/hand-clock.ts';
import { pressureOf } from './pressure.ts';

function watched() {
  const pressure = pressureOf({ highBytes: 100, lowBytes: 40 }, new HandClock());
  const heard: boolean[] = [];
  const stop = pressure.subscribe((isHigh) => heard.push(isHigh));
  return { pressure, heard, stop };
}

test('it is high from the upper limit on, and low again only below the lower one', () => {
  const { pressure, heard } = watched();
  const steps: [bytes: number, isHigh: boolean][] = [
    [99, false],
    [1, true],
    [-30, true],
    [-29, true],
    [-1, false],
    [59, false],
    [1, true],
  ];
  for (const [bytes, isHigh] of steps) {
    if (bytes > 0) pressure.add(bytes);
    else pressure.remove(-bytes);
    expect([bytes, pressure.isHigh]).toEqual([bytes, isHigh]);
  }
  expect(heard).toEqual([true, false, true]);
});

test('who does not listen any more hears nothing', () => {
  const { pressure, heard, stop } = watched();
  stop();
  pressure.add(200);
  expect([pressure.isHigh, heard]).toEqual([true, []]);
});

test('a listener that relieves the pressure at once is the last to hear that it is high', () => {
  const pressure = pressureOf({ highBytes: 100, lowBytes: 40 }, new HandClock());
  const heard: [string, boolean][] = [];
  pressure.subscribe((isHigh) => {
    heard.push(['first', isHigh]);
    if (isHigh) pressure.remove(100);
  });
  pressure.subscribe((isHigh) => heard.push(['second', isHigh]));
  pressure.add(100);
  expect(heard).toEqual([
    ['first', true],
    ['first', false],
    ['second', false],
  ]);
});

test('many hear one after the other that it is low, and no more once it is high again', async () => {
  const clock = new HandClock();
  const pressure = pressureOf({ highBytes: 100, lowBytes: 40 }, clock);
  let pressed = 0;
  for (let each = 0; each < 250; each++)
    pressure.subscribe((isHigh) => {
      pressed += isHigh ? 1 : -1;
    });
  pressure.add(100);
  expect(pressed).toBe(250);
  pressure.remove(100);
  expect(pressed).toBe(150);
  await clock.advance(50);
  expect(pressed).toBe(50);
  pressure.add(100);
  await clock.advance(1000);
  expect(pressed).toBe(300);
});
