import { type Found, type Mistake, messageCharsMax, type mistakes, type TypeName } from '@kadoban/proto/mistakes';
import { type Phrase, phraseText, type Translated } from '@kadoban/proto/phrase';
import type { Problem } from '@kadoban/proto/problem';
import { proxyProblemsJa, urlProblemsJa } from './address-problems-ja.ts';
import type { configRules } from './config-rules.ts';

const typeWordsJa: Readonly<Record<TypeName, string>> = {
  object: 'キーと値の組',
  array: 'リスト',
  string: '文字列',
  integer: '整数',
  number: '数値',
  boolean: '真偽値 (true か false)',
  null: '空',
};

const typeWord = (name: string) => (typeWordsJa as Readonly<Record<string, string>>)[name] ?? name;

function foundWord(found: Found): string {
  if (typeof found !== 'number') return typeWord(found);
  return Number.isFinite(found) ? `${found}` : '有限でない数';
}

/** With a space before the Japanese that follows, where it ends in something else. */
const spaced = (text: string) => (/[ -~]$/.test(text) ? `${text} ` : text);

/** How a number has to stand to its bound. */
const comparisonsJa: Readonly<Record<string, string>> = {
  '>=': '以上',
  '<=': '以下',
  '>': 'より大きい値',
  '<': '未満',
};

const proposed = (near: string | undefined) => (near === undefined ? '' : `。${near} ではありませんか`);
const oneOf = (allowed: readonly unknown[]) =>
  `${allowed.join('、')} ${allowed.length === 1 ? '' : 'のいずれか'}にしてください`;

/** What the configuration has to keep besides the types of its values, in Japanese: see `configRules`. */
const configRulesJa: Translated<typeof configRules> = {
  less: (key, value, other, bound) => `${key} (${value}) は ${other} (${bound}) より小さくしてください`,
  notMore: (key, value, other, bound) => `${key} (${value}) は ${other} (${bound}) 以下にしてください`,
  noPattern: () => '正規表現として正しくありません',
  httpUrl: () =>
    'http:// または https:// の URL にしてください。ユーザー名やパスワードは書けません (headers を使ってください)',
  headBody: () => 'HEAD の応答には本文がないため、内容は調べられません',
  nameServer: () => '192.0.2.53、192.0.2.53:5353、[2001:db8::53]:5353 のようなアドレスにしてください',
  echoes: (count, leastMs, timeoutMs) =>
    `${count} 回のエコーには ${leastMs} ms かかります。timeoutMs (${timeoutMs}) をそれより大きくしてください`,
  whichProcess: () => 'process か commandLine で、対象のプロセスを指定してください',
  usernameAlone: () => 'username には passwordFile も必要です',

  execDisabled: () => 'このホストでは exec.enabled が true でないため、実行されません',
  programPath: () => '絶対パスにしてください。`.`、`..`、連続した / は使えません',
  programElsewhere: (real) =>
    `exec.directories で許可したディレクトリにありません${real === undefined ? '' : ` (実体は ${real})`}`,
  programMissing: () => 'ファイルがありません',
  notExecutable: () => '実行できるファイルではありません',
  unseen: (code) => `調べられません: ${code}`,
  notOfRoot: (path) => `安全ではありません。${path} の所有者が root ではありません`,
  openToOthers: (path) => `安全ではありません。${path} に root 以外が書き込めます`,

  absolutePath: () => '絶対パスにしてください',
  collectorUrl: (problem) => `このアドレス${urlProblemsJa[problem]}`,
  proxy: (problem) => `このアドレス${proxyProblemsJa[problem]}`,

  takesNone: () => 'このホストでは central.enabled が false です',
  tooManyChecks: (count, max) => `${count} 件になり、上限の ${max} 件を超えます`,
  fileFromAfar: () => 'このホストのファイルは、このホストの設定でしか指定できません',
  postFromAfar: () => '何かを変更する POST は、このホストの設定でしか使えません',
};

/** What the codes of the parser mean, of slips that people make; its own words follow, which are English and tell more. */
const syntaxJa: Readonly<Record<string, string>> = {
  BAD_DQ_ESCAPE: '二重引用符の中の \\ の書き方が違います',
  BAD_INDENT: 'インデントが合わないか、括弧が閉じていません',
  BAD_SCALAR_START: 'この文字で始まる値は、引用符で囲んでください',
  BLOCK_AS_IMPLICIT_KEY: '1 行に書けるキーは一つです。値に「: 」を含むときは、引用符で囲んでください',
  MISSING_CHAR: '引用符、括弧、: などの記号が足りません',
  MULTILINE_IMPLICIT_KEY: 'キーのあとに : がないか、キーが複数の行にわたっています',
  TAG_RESOLVE_FAILED: '! で始まるタグは使えません',
  UNEXPECTED_TOKEN: 'ここには書けないものがあります',
};

/** What can be wrong in a file, in Japanese: see `mistakes`. */
const mistakesJa: Translated<typeof mistakes> = {
  // A rule of the agent's schemas is one of `configRules`: no other table is given to `ruled` here.
  own: (sentence, rule) =>
    rule === undefined ? sentence : phraseText(configRulesJa, rule as unknown as Phrase<typeof configRules>),

  fileCharsMax: (chars, charsMax) => `${chars} 文字あります。読み込めるのは ${charsMax} 文字までです`,
  tab: () => 'タブで字下げされています。YAML では空白を使ってください',
  secondDocument: () => 'ここから二つ目の文書が始まっています。一つのファイルには一つだけ書けます',
  keyNoText: () => 'キーは文字列にしてください',
  tooDeep: () => '入れ子が深すぎます',
  syntax: (code, words) => {
    const meaning = syntaxJa[code];
    return `YAML として正しくありません${meaning === undefined ? `: ${words}` : `。${meaning} (${words})`}`;
  },
  alias: () => 'エイリアスは使えません。値をそのまま書いてください',
  more: (count) => `これ以降に、さらに ${count} 件の誤りがあります`,

  missing: () => '必須ですが、ありません',
  missingKind: (kinds) => `必須ですが、ありません。${oneOf(kinds)}`,
  unknownKey: (near, known) =>
    near === undefined ? `不明なキーです。使えるのは ${known.join('、')} です` : `不明なキーです${proposed(near)}`,
  twice: () => '同じキーが前にもあります。一度だけ書いてください',
  keyPattern: (pattern) => `キーの形式が違います。正規表現 ${pattern} に合わせてください`,

  type: (wanted, found, wantsQuotes) =>
    `${spaced(wanted.map(typeWord).join('か'))}が必要ですが、${spaced(foundWord(found))}です${wantsQuotes ? '。引用符で囲んでください' : ''}`,
  choice: (allowed, near) => `${oneOf(allowed)}${proposed(near)}`,
  limit: (comparison, limit, value) =>
    `${limit} ${comparisonsJa[comparison] ?? comparison}にしてください (今の値は ${value})`,
  empty: () => '空にはできません',
  charsMin: (charsMin) => `${charsMin} 文字以上にしてください`,
  charsMax: (charsMax) => `${charsMax} 文字以下にしてください`,
  itemsMin: (itemsMin) => `${itemsMin} 件以上にしてください`,
  itemsMax: (itemsMax) => `${itemsMax} 件以下にしてください`,
  keysMax: (keysMax) => `キーは ${keysMax} 個以下にしてください`,
  pattern: (pattern) => `形式が違います。正規表現 ${pattern} に合わせてください`,
  twin: (other) => `${other} と同じです。重複しない値にしてください`,
};

/** What is no file is called. */
const sourcesJa: Readonly<Record<string, string>> = {
  environment: '環境変数',
  'command line': 'コマンドライン',
  'central configuration': 'コレクターからの設定',
};

/** A mistake in a configuration as people read it in Japanese. */
export function problemJa(problem: Problem): Problem {
  const { file, mistake, message } = problem;
  return {
    ...problem,
    file: sourcesJa[file] ?? file,
    message: mistake === undefined ? message : said(mistake),
  };
}

function said(mistake: Mistake): string {
  return phraseText(mistakesJa, mistake).slice(0, messageCharsMax);
}
