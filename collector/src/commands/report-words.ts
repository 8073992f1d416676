import type { Language } from '@kadoban/proto/language';
import type { Delivery } from '../reporting/due-reports.ts';
import { missingWords } from '../reporting/missing-words.ts';
import { missingWordsJa } from '../reporting/missing-words-ja.ts';
import type { Finding, Verdict } from '../reporting/verify-report.ts';
import type { Missing, ReportState } from '../reports/report.ts';
import { ja as paperJa } from '../reports/words/ja.ts';

/** What the commands about reports say. */
export interface ReportWords {
  readonly states: Readonly<Record<ReportState, string>>;
  edition(edition: number): string;
  /** A report after something was done with it; `hash` once it is final. */
  moved(number: string, edition: number, state: string, hash: string | undefined): string;
  late(changes: number): string;
  bySchedule(outcome: Delivery['outcome'], at: string): string;
  changed(changes: number): string;
  missing(missing: Missing): string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly findings: Readonly<Record<Finding['what'], readonly [holds: string, broken: string, notSeen: string]>>;
}

const outcomesJa: Readonly<Record<Delivery['outcome'], string>> = {
  sent: '送付済',
  archived: '保管のみ',
  failed: '送付失敗',
  skipped: '計測なし',
};

export const reportWords: Readonly<Record<Language, ReportWords>> = {
  ja: {
    states: paperJa.states,
    edition: (edition) => `第 ${edition} 版`,
    moved: (number, edition, state, hash) =>
      `${number} 第 ${edition} 版: ${state}${hash === undefined ? '' : ` sha256 ${hash}`}`,
    late: (changes) => `、確定後の変更 ${changes} 件`,
    bySchedule: (outcome, at) => `自動送付 ${outcomesJa[outcome]} ${at}`,
    changed: (changes) => `確定後に ${changes} 件の変更があります。\`report revise\` で次の版を作れます。`,
    missing: missingWordsJa,
    verdicts: {
      proven: '真正です',
      broken: '一致しません。報告された内容と異なります',
      unproven:
        '真正と証明できません。誤りは見つかりませんでしたが、- の項目は照合できないため、改ざんを否定できません',
    },
    findings: {
      hash: ['データのハッシュが一致', 'データが、記されたハッシュのものではない', ''],
      rendering: [
        'ファイルのすべての文字と数値がデータのとおり',
        'ファイルにデータと異なるところがある (作成後に変更された)',
        'ファイルの文字と数値を照合できない。別の版で作られ、配付の記録も見つからない。記録があるデータディレクトリを --data で指定するか、作成した版で検証してください',
      ],
      evidence: [
        '評価ファイルから同じ数値になる',
        '評価ファイルがない、データの示すものではない、または数値が異なる',
        '',
      ],
      heads: [
        'heads.json にある記録の連鎖の終わりが、署名付きハッシュと一致',
        'heads.json がない、署名付きハッシュと異なる、または署名が正しくない',
        'heads.json の署名を照合できない。公開鍵が入っていないため、--data を指定してください',
      ],
      signature: [
        'データと署名付きハッシュに、次の鍵の署名がある',
        'データにこの鍵の署名がない',
        'データに署名がない。確定前か、署名に対応する前の版です。確定したデータディレクトリを --data で指定してください',
      ],
      key: [
        '署名はこのコレクターの鍵によるもの',
        '署名はこのコレクターの鍵によるものではない',
        '署名した鍵がだれのものか、このファイルでは分からない。提供者から受け取ったフィンガープリントと比べ、それを --fingerprint で指定してください',
      ],
      frozen: ['このデータディレクトリで確定した報告書', 'このデータディレクトリでは、この報告書を確定していない', ''],
    },
  },
  en: {
    states: {
      draft: 'draft',
      'needs-input': 'needs-input',
      checked: 'checked',
      approved: 'approved',
      final: 'final',
      sent: 'sent',
    },
    edition: (edition) => `edition ${edition}`,
    moved: (number, edition, state, hash) =>
      `${number} edition ${edition}: ${state}${hash === undefined ? '' : ` sha256 ${hash}`}`,
    late: (changes) => `, ${changes} changed after final`,
    bySchedule: (outcome, at) => `by its schedule ${outcome} ${at}`,
    changed: (changes) => `changed after final (${changes}); \`report revise\` makes the next edition:`,
    missing: missingWords,
    verdicts: {
      proven: 'proven',
      broken: 'broken: this is not what was reported',
      unproven: 'not proven: nothing is false, but what is marked - could not be compared, and may be forged',
    },
    findings: {
      hash: ['the dataset has the hash that it names', 'the dataset is not the one that its hash is of', ''],
      rendering: [
        'every figure and word in the file is what the dataset gives',
        'something in the file is not what the dataset gives: it was changed after it was made',
        'what is drawn in the file could not be compared: another version drew it, and no store knows to have handed out this very file. Ask the one that may have with --data, or verify it by that version',
      ],
      evidence: [
        'the evaluation file gives these figures',
        'the evaluation file is missing, is none that the dataset names, or gives other figures',
        '',
      ],
      heads: [
        'the signed root is over the ends of all chains in heads.json',
        'heads.json is missing, not what the root is over, or not signed by the key',
        'the signature of heads.json could not be looked at: no public key is in the archive. Ask with --data',
      ],
      signature: [
        'the key below signed the dataset with its root',
        'the dataset was not signed by the key',
        'nobody signed the dataset: it is not final, or of a version that did not sign. Ask the store that made it final, with --data',
      ],
      key: [
        'the key is the collector’s',
        'the key is not the collector’s',
        'whose key this is the file cannot say: compare it with the fingerprint that the provider gave you, and give that one as --fingerprint',
      ],
      frozen: ['the store made this report final', 'the store never made this report final', ''],
    },
  },
};
