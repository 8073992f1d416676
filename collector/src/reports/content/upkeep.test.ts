import { expect, test } from 'vitest';
import { englishReport } from '../../../../test/kit/english-report.ts';
import { sampleReport } from '../../../../test/kit/sample-report.ts';
import type { Language, Report } from '../report.ts';
import { improvements } from './upkeep.ts';
import { voiceOf } from './voice.ts';

function titleOf(report: Report, language: Language) {
  const [table] = improvements(report, voiceOf(report, { language }));
  return table?.kind === 'table' ? table.title : undefined;
}

test('how many improvements there are, and how they stand, is told above them', () => {
  expect(titleOf(sampleReport, 'ja')).toBe('改善項目 4件：完了 2件、実施中 1件、遅延 1件');
  expect(titleOf(englishReport, 'en')).toBe('Improvements (4): 2 done, 1 under way, 1 late');
});
