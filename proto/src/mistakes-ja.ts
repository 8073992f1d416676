import { type Found, type Mistake, messageCharsMax, type mistakes, type TypeName } from './mistakes.ts';
import type { OwnRule } from './own-rule.ts';
import { phraseText, type Translated } from './phrase.ts';
import type { Problem } from './problem.ts';

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
  own: (sentence) => sentence,

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

/** What is wrong with a value, in Japanese; `ruleText` says the rules that the schema's writer has words for. */
export function mistakeTextJa(mistake: Mistake, ruleText: (rule: OwnRule) => string): string {
  const [key, , rule] = mistake;
  const text = key === 'own' && rule !== undefined ? ruleText(rule) : phraseText(mistakesJa, mistake);
  return text.slice(0, messageCharsMax);
}

/** A mistake in a file as people read it in Japanese. */
export function problemTextJa(problem: Problem, ruleText: (rule: OwnRule) => string): Problem {
  const { mistake, message } = problem;
  return { ...problem, message: mistake === undefined ? message : mistakeTextJa(mistake, ruleText) };
}
