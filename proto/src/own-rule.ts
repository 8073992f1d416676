import { type Phrase, type Phrases, phraseText } from './phrase.ts';
import type { SchemaNode } from './value-problem.ts';

/** A rule that was broken, as a `Phrase` of a table that only the schema's writer knows. */
export type OwnRule = readonly [key: string, ...values: readonly unknown[]];

/**
 * What Type.Refine wants for a rule of `table`: whether a value keeps it, and what is wrong in English. The mistake that is read from it names the rule too, so that it can be said in
 * other languages.
 */
export function ruled<T extends Phrases, V>(table: T, brokenBy: (value: V) => Phrase<T> | undefined) {
  const error = (value: V): string => {
    const rule = brokenBy(value);
    return rule === undefined ? '' : phraseText(table, rule);
  };
  return [(value: V): boolean => brokenBy(value) === undefined, Object.assign(error, { brokenBy })] as const;
}

/** The rule of `schema` that `value` breaks; undefined where the schema was refined without `ruled`. */
export function brokenRule(schema: SchemaNode, index: number, value: unknown): OwnRule | undefined {
  const { error } = schema['~refine']?.[index] ?? {};
  return error !== undefined && 'brokenBy' in error
    ? (error.brokenBy as (value: unknown) => OwnRule | undefined)(value)
    : undefined;
}
