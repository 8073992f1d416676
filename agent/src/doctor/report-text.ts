import type { Language } from '@kadoban/proto/language';
import type { Report } from './examine.ts';

const signs = { good: '✓', warning: '!', bad: '✕', skipped: '-' } as const;

const summaries = {
  ja: ['すべて正常です', '動いていますが、! の項目に対処が必要です', '✕ の項目が壊れています'],
  en: ['All is well', 'It works, but see to what has a !', 'What has a ✕ is broken'],
} as const;

/** A line for each examination, with what to do below it, and one for all. */
export function reportText(reports: readonly Report[], exitCode: 0 | 1 | 2, language: Language): string {
  const lines = reports.flatMap(({ status, title, said, remedy }) => [
    `${signs[status]} ${title[language]}: ${said[language]}`,
    ...(remedy ? [`    → ${remedy[language]}`] : []),
  ]);
  return [...lines, '', summaries[language][exitCode]].join('\n');
}
