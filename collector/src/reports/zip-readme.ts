import { opensslChecks, pythonCheck } from './check-by-hand.ts';
import type { EvidenceFile } from './index.ts';
import type { Language, Report } from './report.ts';

/** What stands at the top of the evidence archive: what is in it, how to make the numbers again, and how to check them without us. */
export function zipReadme(report: Report, language: Language, evidence: readonly EvidenceFile[]): string {
  const { document, period, method } = report;
  const hashes = method.evaluations.map(({ line, sha256 }) => `  ${sha256}  ${line}`);
  const names = evidence.map(({ name }) => `  evidence/${name}`);
  const hasRootKey = evidence.some(({ name }) => name === 'root-public-key.pem');
  const root = method.root === null ? [] : [`  ${method.root.day}  ${method.root.hash}`];
  return `${texts[language]
    .join('\n')
    .replace('{number}', `${document.number} (${period.month}, ${document.edition})`)
    .replace('{hash}', report.hash)
    .replace('{evaluations}', [...hashes, ...names].join('\n') || '  -')
    .replace('{root}', root.join('\n') || '  -')
    .replace('{key}', report.seal?.fingerprint ?? '-')
    .replace('{python}', () => pythonCheck(report, hasRootKey).join('\n'))
    .replace('{openssl}', () => opensslChecks(report, hasRootKey).join('\n'))
    .replace('{version}', method.versions.software)}\n`;
}

const texts: Readonly<Record<Language, readonly string[]>> = {
  ja: [
    '稼働報告書の証跡 {number}',
    '',
    'report.*     報告書（同じデータから作られた各形式）。report.json がその元データ',
    'tables/      表ごとの CSV（UTF-8、1 行目は見出し。列の順はどの言語でも同じ）',
    'evidence/    数値の元になった評価ファイル（kadoban-evaluation/1）、記録の連鎖の先頭とその署名（heads.json）、コレクターの公開鍵（public-key.pem）',
    '             root-public-key.pem があれば、先頭の署名は交代前のその鍵によるもの。handovers.json は交代の記録で、新旧両方の鍵で署名されている。',
    '             root-public-key.pem を信頼できるのは、その記録がこの鍵から public-key.pem まで途切れずにつながるときだけである',
    '',
    '元データのハッシュ（SHA-256、hash と seal を除いた正規形の JSON）',
    '  {hash}',
    '評価ファイルのハッシュ（SHA-256）とファイル',
    '{evaluations}',
    '全記録に対する署名付きハッシュ',
    '{root}',
    '署名した鍵の指紋（- は署名なし）。書庫の中の値だけではだれの鍵か分からないので、提出元から別の経路で受け取った指紋と見比べること',
    '  {key}',
    '',
    '数値を自分で計算し直すには（kadoban {version}、データベースは不要）',
    '  kadoban-collector evaluate evidence/*.evaluation.json',
    'この書庫に書かれた数値がすべて元データどおりであることを確かめるには',
    '  kadoban-collector report verify この書庫.zip --fingerprint 提出元から受け取った指紋',
    '終了コード 0 は証明できた、1 は偽りがある、2 は偽りは見つからないが照合できない点がある',
    '',
    'kadoban を使わずに確かめるには（Python 3 と OpenSSL 3）',
    '正規形の JSON とは、キーを文字コード順に並べ、空白と改行を入れず、UTF-8 で、ASCII 以外の文字もそのまま書いたもの。',
    '署名は Ed25519（base64url）。元データの署名は「kadoban-report-v1」と改行に、{"hash":…,"root":…} の正規形を続けたもの、',
    '全記録の署名は「kadoban-root-v1」と改行に、{"atMs":…,"day":…,"previousHash":…,"root":…} の正規形を続けたものに対する。',
    '鍵の交代（handovers.json がある場合）の署名は「kadoban-handover-v1」と改行に、署名を除いた 1 件の正規形を続けたものに対する。',
    '書庫を展開したフォルダーで次を check.py として保存し、python3 check.py を実行する。すべて True になるはず',
    '',
    '{python}',
    '',
    '続けて次を実行する。署名は「Signature Verified Successfully」、最後の行は上の指紋の SHA256: の後（末尾の = を除く）になるはず',
    '',
    '{openssl}',
  ],
  en: [
    'Evidence of the availability report {number}',
    '',
    'report.*     the report in every format, all made of one dataset: report.json',
    'tables/      each table as CSV (UTF-8, heads in the first row; the order of columns is the same in every language)',
    'evidence/    the evaluation files (kadoban-evaluation/1) that the numbers are made of, the signed heads of the chains (heads.json),',
    '             and the public key of the collector (public-key.pem). Where there is root-public-key.pem, the heads were signed by that earlier key:',
    '             handovers.json tells how it gave its place to the other, and both have signed that. The earlier key counts only',
    '             where that leads from it to public-key.pem without a gap',
    '',
    'Hash of the dataset (SHA-256 of its canonical JSON without `hash` and `seal`)',
    '  {hash}',
    'Hashes (SHA-256) of the evaluation files, and the files',
    '{evaluations}',
    'Signed hash over all records',
    '{root}',
    'Fingerprint of the key that signed it (- = not signed). Whose key it is this archive cannot say: compare it with the one that the provider gave you by another way',
    '  {key}',
    '',
    'To make the numbers again (kadoban {version}; no database needed)',
    '  kadoban-collector evaluate evidence/*.evaluation.json',
    'To see that every number in this archive is the one of the dataset',
    '  kadoban-collector report verify THIS.zip --fingerprint FINGERPRINT-FROM-THE-PROVIDER',
    'Exit code 0: proven; 1: something is false; 2: nothing is false, but something could not be compared',
    '',
    'To check it without kadoban (Python 3 and OpenSSL 3)',
    'Canonical JSON has its keys sorted, no white space, is UTF-8, and has other characters than ASCII as they are.',
    'Signatures are Ed25519, base64url. That of the dataset is over `kadoban-report-v1`, a line feed and the canonical {"hash":…,"root":…},',
    'that of all records over `kadoban-root-v1`, a line feed and the canonical {"atMs":…,"day":…,"previousHash":…,"root":…},',
    'those of a handover of the key, where there is handovers.json, over `kadoban-handover-v1`, a line feed and the canonical handover without its signatures.',
    'Save this as check.py where the archive was unpacked, and run python3 check.py: each line should end in True',
    '',
    '{python}',
    '',
    'Then run this: signatures should be told as `Signature Verified Successfully`, and the last line be the fingerprint above behind SHA256: (but for = at its end)',
    '',
    '{openssl}',
  ],
};
