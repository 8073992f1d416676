import type { OwnRule } from './own-rule.ts';
import { type Phrase, type Phrases, phraseText } from './phrase.ts';
import type { Problem } from './problem.ts';

/** What types of values are called. */
const typeWords = {
  object: 'a mapping of keys to values',
  array: 'a list',
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'empty',
} as const;

export type TypeName = keyof typeof typeWords;

/** What a value is: numbers are repeated, of all others only the type is told, because they may be secrets. */
export type Found = TypeName | number;

function typeWord(name: string): string {
  return (typeWords as Readonly<Record<string, string>>)[name] ?? name;
}

function foundWord(found: Found): string {
  if (typeof found !== 'number') return typeWord(found);
  return Number.isFinite(found) ? `${found}` : 'not finite';
}

const proposed = (near: string | undefined) => (near === undefined ? '' : `; did you mean ${near}?`);
const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;
const oneOf = (allowed: readonly unknown[]) => `must be ${allowed.length === 1 ? '' : 'one of '}${allowed.join(', ')}`;

/** What can be wrong in a file, as the end of a sentence about the place: "must be >= 1000, is 5". */
export const mistakes = {
  /** What a schema demands by a rule of its own; `rule` where the schema's writer has others words for it. */
  own: (sentence: string, _rule: OwnRule | undefined) => sentence,

  // The text.
  fileCharsMax: (chars: number, charsMax: number) => `has ${chars} characters, more than ${charsMax} are not read`,
  tab: () => 'is indented by a tab; YAML wants spaces',
  secondDocument: () => 'a second document begins here; a file holds one',
  keyNoText: () => 'a key must be a text',
  tooDeep: () => 'is nested too deeply',
  syntax: (_code: string, words: string) => `is not valid YAML: ${words}`,
  alias: () => 'is an alias; aliases are not supported, write the value out',
  more: (count: number) => `and ${count} more mistakes from here on`,

  // Keys.
  missing: () => 'is required but missing',
  missingKind: (kinds: readonly unknown[]) => `is required but missing; ${oneOf(kinds)}`,
  unknownKey: (near: string | undefined, known: readonly string[]) =>
    near === undefined ? `unknown key; known are ${known.join(', ')}` : `unknown key${proposed(near)}`,
  twice: () => 'is here a second time; a key may be given once',
  keyPattern: (pattern: string) => `the key must match ${pattern}`,

  // Values.
  type: (wanted: readonly string[], found: Found, wantsQuotes: boolean) =>
    `must be ${wanted.map(typeWord).join(' or ')}, is ${foundWord(found)}${wantsQuotes ? '; put it in quotes' : ''}`,
  choice: (allowed: readonly unknown[], near: string | undefined) => `${oneOf(allowed)}${proposed(near)}`,
  limit: (comparison: string, limit: number, value: number) => `must be ${comparison} ${limit}, is ${value}`,
  empty: () => 'must not be empty',
  charsMin: (charsMin: number) => `must have at least ${charsMin} characters`,
  charsMax: (charsMax: number) => `must have at most ${charsMax} characters`,
  itemsMin: (itemsMin: number) => `must have at least ${plural(itemsMin, 'item')}`,
  itemsMax: (itemsMax: number) => `must have at most ${plural(itemsMax, 'item')}`,
  keysMax: (keysMax: number) => `must have at most ${plural(keysMax, 'key')}`,
  pattern: (pattern: string) => `must match ${pattern}`,
  twin: (other: string) => `is the same as ${other}; it must be unique`,
};

/** One mistake, in no language yet. */
export type Mistake = Phrase<typeof mistakes>;

/** Some mistakes repeat a piece of the file. */
export const messageCharsMax = 300;

export function mistakeText(mistake: Mistake): string {
  return phraseText(mistakes, mistake).slice(0, messageCharsMax);
}

/** What a problem of somebody's own says: a rule of `table` that was broken. */
export function brokenIn<T extends Phrases>(table: T, rule: Phrase<T>): Pick<Problem, 'message' | 'mistake'> {
  return saying(['own', phraseText(table, rule), rule]);
}

/** What a problem says: the mistake, and the same in English. */
export function saying(mistake: Mistake): Pick<Problem, 'message' | 'mistake'> {
  return { message: mistakeText(mistake), mistake };
}
