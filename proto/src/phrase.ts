/** Sentences by their keys, each a function of what stands in it. */
export type Phrases = Readonly<Record<string, (...values: never[]) => string>>;

/** A sentence that is in no language yet: its key in the table `T`, and what stands in it. */
export type Phrase<T extends Phrases> = {
  [K in keyof T & string]: readonly [key: K, ...values: Parameters<T[K]>];
}[keyof T & string];

/** The same table in another language. One that lacks a sentence is none. */
export type Translated<T extends Phrases> = { readonly [K in keyof T]: (...values: Parameters<T[K]>) => string };

export function phraseText<T extends Phrases>(table: T, [key, ...values]: Phrase<T>): string {
  // That key and values belong together is what `Phrase` says; a type cannot follow it to here.
  const sentence = table[key] as (...values: readonly unknown[]) => string;
  return sentence(...values);
}
