import { expect, test } from 'vitest';
import type { ReportAnswer } from '../../src/api/contract/reports.ts';
import { stepsOf } from './steps.ts';

type History = ReportAnswer['history'];

const answer = (edition: number, signed: readonly string[], history: History) => {
  const signature = (name: string | undefined) => (name === undefined ? null : { name, at: '2026-11-02T00:00:00Z' });
  const [prepared, checked, approved] = [0, 1, 2].map((index) => signature(signed[index]));
  const document = { edition, signatures: { prepared, checked, approved } };
  return { report: { document } as unknown as ReportAnswer['report'], history };
};

const moved = (edition: number, move: History[number]['move'], by: string) => {
  return { edition, move, by, at: '2026-11-03T00:00:00Z', reason: '' };
};

test('what is signed is told with who, and the first that is not is what everybody waits for', () => {
  const steps = stepsOf(answer(1, ['aoi', 'aoi'], [moved(1, 'check', 'aoi')]));
  expect(steps.map(({ by, isNext }) => [by, isNext])).toEqual([
    ['aoi', false],
    ['aoi', false],
    ['', true],
    ['', false],
    ['', false],
  ]);
});

test('a signature that no longer holds is none, whatever the log says', () => {
  expect(stepsOf(answer(1, [], [moved(1, 'check', 'aoi')]))[1]).toMatchObject({ at: null });
});

test('an edition has its own way, whatever became of another one', () => {
  const history = [moved(1, 'finalize', 'aoi'), moved(1, 'send', 'ren'), moved(2, 'finalize', 'yui')];
  const all = ['aoi', 'aoi', 'ren'];
  expect(stepsOf(answer(1, all, history)).map(({ by }) => by)).toEqual(['aoi', 'aoi', 'ren', 'aoi', 'ren']);
  expect(stepsOf(answer(2, all, history))[4]).toMatchObject({ at: null, isNext: true });
});
