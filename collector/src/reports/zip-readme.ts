import type { EvidenceFile } from './index.ts';
import type { Language, Report } from './report.ts';

/** What stands at the top of the evidence archive: what is in it, and how to make the numbers again. */
export function zipReadme(report: Report, language: Language, evidence: readonly EvidenceFile[]): string {
  const { document, period, method } = report;
  const hashes = method.evaluations.map(({ line, sha256 }) => `  ${sha256}  ${line}`);
  const names = evidence.map(({ name }) => `  evidence/${name}`);
  const root = method.root === null ? [] : [`  ${method.root.day}  ${method.root.hash}`];
  return `${texts[language]
    .join('\n')
    .replace('{number}', `${document.number} (${period.month}, ${document.edition})`)
    .replace('{hash}', report.hash)
    .replace('{evaluations}', [...hashes, ...names].join('\n') || '  -')
    .replace('{root}', root.join('\n') || '  -')
    .replace('{version}', method.versions.software)}\n`;
}

const texts: Readonly<Record<Language, readonly string[]>> = {
  ja: [
    '稼働報告書の証跡 {number}',
    '',
    'report.*     報告書（同じデータから作られた各形式）。report.json がその元データ',
    'tables/      表ごとの CSV（UTF-8、1 行目は見出し、2 行目はプログラム用の名前）',
    'evidence/    数値の元になった評価ファイル（kadoban-evaluation/1）と、記録の連鎖の先頭',
    '',
    '元データのハッシュ（SHA-256、hash を除いた正規形の JSON）',
    '  {hash}',
    '評価ファイルのハッシュ（SHA-256）とファイル',
    '{evaluations}',
    '全記録に対する署名付きハッシュ',
    '{root}',
    '',
    '数値を自分で計算し直すには（kadoban {version}、データベースは不要）',
    '  kadoban-collector evaluate evidence/*.evaluation.json',
    'この書庫に書かれた数値がすべて元データどおりであることを確かめるには',
    '  kadoban-collector report verify この書庫.zip',
  ],
  en: [
    'Evidence of the availability report {number}',
    '',
    'report.*     the report in every format, all made of one dataset: report.json',
    'tables/      each table as CSV (UTF-8; heads in the first row, keys for programs in the second)',
    'evidence/    the evaluation files (kadoban-evaluation/1) that the numbers are made of, and the heads of the chains',
    '',
    'Hash of the dataset (SHA-256 of its canonical JSON without `hash`)',
    '  {hash}',
    'Hashes (SHA-256) of the evaluation files, and the files',
    '{evaluations}',
    'Signed hash over all records',
    '{root}',
    '',
    'To make the numbers again (kadoban {version}; no database needed)',
    '  kadoban-collector evaluate evidence/*.evaluation.json',
    'To see that every number in this archive is the one of the dataset',
    '  kadoban-collector report verify THIS.zip',
  ],
};
