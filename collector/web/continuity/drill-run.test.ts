import { expect, test } from 'vitest';
import { addStep, beginDrill, drillRecord, elapsedMs, endDrill, resumeDrill, tickStep } from './drill-run.ts';

const startMs = Date.parse('2026-06-12T01:00:00Z');
const minuteMs = 60_000;
const plan = {
  title: 'DC停電',
  scenario: '電源喪失',
  sla: 'kaikei',
  rto: '12h',
  rpo: '',
  steps: ['連絡', '切り替え', '切り戻し'],
};
const ending = { passed: true, participants: '運用課 6 名', lost: '15m', findings: '', nextOn: '2027-06-11' };

test('a drill is recorded with what it took, and with the time of each step that was done', () => {
  let run = beginDrill(plan, startMs);
  run = tickStep(run, 0, startMs + 12 * minuteMs);
  run = tickStep(run, 1, startMs + 310 * minuteMs + 1);
  run = addStep(run, '回線の確認', startMs + 320 * minuteMs);
  run = endDrill(run, startMs + 460 * minuteMs);
  expect(drillRecord(run, ending, '2026-06-12')).toEqual({
    title: 'DC停電',
    on: '2026-06-12',
    scenario: '電源喪失',
    sla: 'kaikei',
    rto: '12h',
    participants: '運用課 6 名',
    lost: '15m',
    nextOn: '2027-06-11',
    took: '460m',
    startedAt: '2026-06-12T01:00:00.000Z',
    steps: [
      { text: '連絡', after: '12m' },
      { text: '切り替え', after: '311m' },
      { text: '切り戻し' },
      { text: '回線の確認', after: '320m' },
    ],
    passed: true,
  });
});

test('a step that was ticked by mistake is not done', () => {
  const run = tickStep(tickStep(beginDrill(plan, startMs), 0, startMs + minuteMs), 0, startMs + 2 * minuteMs);
  expect(run.steps[0]).toEqual({ id: 0, text: '連絡', afterMs: null });
});

test('the watch runs until it is stopped, and then stands', () => {
  const run = beginDrill(plan, startMs);
  expect(elapsedMs(run, startMs + 5000)).toBe(5000);
  const ended = endDrill(run, startMs + minuteMs);
  expect(elapsedMs(endDrill(ended, startMs + 9 * minuteMs), startMs + 10 * minuteMs)).toBe(minuteMs);
  // The clock of the machine was set back meanwhile.
  expect(elapsedMs(endDrill(run, startMs - 1), startMs)).toBe(0);
});

test('a watch that was stopped too early has lost nothing', () => {
  const resumed = resumeDrill(endDrill(beginDrill(plan, startMs), startMs + minuteMs));
  expect(elapsedMs(resumed, startMs + 9 * minuteMs)).toBe(9 * minuteMs);
  expect(elapsedMs(endDrill(resumed, startMs + 10 * minuteMs), startMs + 20 * minuteMs)).toBe(10 * minuteMs);
});
