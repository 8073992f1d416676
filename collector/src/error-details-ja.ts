import { refusalsJa } from '@kadoban/proto/install/refusals-ja';
import { stepTextJa } from '@kadoban/proto/install/step-ja';
import type { Refusal } from '@kadoban/proto/install/wish';
import { optionMistakeJa } from '@kadoban/proto/option-mistake-ja';
import { phraseText, type Translated } from '@kadoban/proto/phrase';
import { formatProblem } from '@kadoban/proto/problem';
import { mistakeJa, problemJa } from './config-rules-ja.ts';
import type { details } from './error-details.ts';
import { missingWordsJa } from './reporting/missing-words-ja.ts';
import type { LifeMove } from './reports/life-cycle.ts';
import { ja } from './reports/words/ja.ts';

const restoring = (data: string) =>
  `バックアップから復元してください: kadoban-collector restore --data ${data} --from FILE`;
/** What people do with a report. */
const moves: Readonly<Record<LifeMove, string>> = {
  prepare: '作成',
  check: '確認',
  approve: '承認',
  finalize: '確定',
  send: '送付',
  revise: '改訂',
};

const oneOf = (given: string, choices: readonly string[]) =>
  `${given}: ${choices.join('、')} のいずれかを指定してください`;

/** What failures say besides their message, in Japanese: see `details`. */
export const detailsJa: Translated<typeof details> = {
  words: (words) => words,
  at: (place, why) => `${place}: ${why}`,

  // Command lines.
  noCommand: (words, near) =>
    `${words} というコマンドはありません${near === undefined ? '' : `。${near} ではありませんか`} (--help)`,
  wrongOption: (words, usage) => `${optionMistakeJa(words)}\n使い方: ${usage}`,
  usage: (usage) => `使い方: ${usage}`,
  missing: (option) => `--${option} がありません`,
  either: oneOf,
  oneOf,
  role: (role, roles) => oneOf(`--role ${role}`, roles),
  services: (_problem, role) =>
    role === 'viewer'
      ? '--services: viewer には、閲覧できるサービスの指定が必要です'
      : '--services: サービスを限定できるのは viewer だけです',
  dates: (text) => oneOf(`--dates ${text}`, ['western', 'era', 'both']),
  month: (text) => `--month ${text}: 2026-10 のように指定してください`,
  timeZone: (text) => `--tz ${text}: Asia/Tokyo のような IANA のタイムゾーンを指定してください`,
  instant: (given, example) => `${given}: ${example} のような時刻を指定してください`,
  integer: (option, text, max) => `--${option} ${text}: 1 から ${max} までの整数を指定してください`,
  edition: (text) => `--edition ${text}: 1 のような版の番号を指定してください`,
  fingerprint: (text) => `--fingerprint ${text}: SHA256: に 43 文字が続くフィンガープリントを指定してください`,
  listen: (listen, mistake) => `--listen ${listen}: ${mistakeJa(mistake)}`,
  monthOrOpen: () => '--month と --open は一緒に使えません',
  agreedZone: () => '--tz: 月の区切りのタイムゾーンは契約で決まっているため、指定できません',
  causeAndText: () => '--cause と --text は一緒に指定してください',
  approvals: () => '--approval と --no-approval は一緒に使えません',
  neverServed: () => '--install は、コレクターを一度 `serve` で起動してから使えます',
  noText: () => '--out がありません。この形式はテキストではないため、ファイルに書き出してください',
  noTag: (word) =>
    `${word} はタグではありません。英小文字、数字、. - : (site:tokyo など) で、63 文字までにしてください`,
  userName: (name) => `${name}: 名前は英小文字と数字です。途中には . _ @ - も使えます`,
  isUser: (name) => `${name} はユーザーの名前です`,
  isUserOrKey: (name) => `${name} はユーザーか API キーの名前です`,
  noUser: (name) => `${name}。一覧は \`user list\` で表示できます`,
  keyThere: (name) => `${name} という API キーがあります。先に失効させるか、別の名前にしてください`,
  noKey: (name) => `${name} という API キーはありません`,

  // Configuration.
  mistakes: (problems) =>
    `誤りが ${problems.length} 件あります\n${problems.map((problem) => formatProblem(problemJa(problem))).join('\n')}`,
  noYaml: (dir) => `${dir} に YAML ファイルがありません`,

  // The data directory and its store.
  noStore: (name, data) => `${data} に ${name} がありません。\`serve --data DIR\` で作成されます`,
  storeGone: (file, isEmpty, data) =>
    `${file} が${isEmpty ? '空です' : 'ありません'}。${restoring(data)} (新しく始めるには、別のディレクトリを使ってください)`,
  unusable: (why) => `${why}。別のディレクトリを --data で指定してください`,
  damaged: (file, why, data) =>
    `${file}: ${why}。${data === undefined ? '別のバックアップを使ってください' : `このファイルは残し、${restoring(data)}`}`,
  noDatabase: (file) => `${file} はデータベースではありません`,
  otherDatabase: (file) => `${file} は別のプログラムのデータベースです`,
  newer: (file, schema) => `${file} のスキーマは ${schema} です。保存した版か、それより新しい版を使ってください`,
  older: (file, schema) =>
    `${file} のスキーマは ${schema} です。その版を使うか、この版の \`serve\` で新しくしてください`,
  damagedRows: (file, rows) => `${file} の frame_log の行 ${rows.join('、')}`,
  outThere: (file) => `${file} がすでにあります。別の名前にするか、先に削除してください`,
  copyThere: (file) =>
    `${file} があります。別のコピーが実行中か、途中で終了しています。実行中でなければ削除してください`,
  noRoom: (file, needed, free) => `${file}: コピーには約 ${needed} 必要ですが、空きは ${free} です`,
  noFile: (file) => `${file} がありません`,
  emptyFile: (file) => `${file} は空です`,
  notLearnt: (names, more) =>
    `${names}${more === 0 ? '' : `、ほか ${more} 台`}。最後に接続した時刻は \`signing-key list\` で分かります。--anyway を付けると交代しますが、これらのホストは登録し直しになります`,

  // The start.
  taken: (listen) =>
    `${listen} は使用中です。コレクターがすでに動いているかもしれません。別のアドレスは --listen HOST:PORT で指定できます`,
  notListened: (why) => `${why}。別のアドレスは --listen HOST:PORT で指定できます`,

  // Installation.
  refused: (why: Refusal) => phraseText(refusalsJa, why),
  fromSource: () => 'ソースから動いています。インストールするプログラムは `npm run package` で作れます',
  step: (step, why) => `「${stepTextJa(step)}」に失敗しました: ${why}`,

  // Reports.
  notInForce: (what, month) => `${what} は ${month} には有効ではありません`,
  noEdition: (wanted, last) => `第 ${wanted} 版。最新は第 ${last} 版です`,
  draftAgain: (name, at) =>
    `${name}さんが ${at} に署名したあとに内容が変わり、下書きに戻りました。もう一度、確認と承認が必要です`,
  noWay: (state, move) => `状態が「${ja.states[state]}」のため、${moves[move]}はできません`,
  incomplete: (missing) => missing.map(missingWordsJa).join('。'),
  ownWork: () => '作成、確認、数値の訂正のどれにも関わっていない人が承認します',
  sayWhy: () => '報告した内容を変える理由を指定してください',
  sameEdition: (edition) => `第 ${edition} 版と同じ内容です`,
};
