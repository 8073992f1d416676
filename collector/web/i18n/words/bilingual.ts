/** Texts of one area of the page in every language. A key that one of them lacks, or has too many, is a type error. */
export interface Bilingual<Key extends string> {
  readonly ja: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

/** `ja` says which keys there are. */
export function bilingual<Key extends string>(words: {
  readonly ja: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<NoInfer<Key>, string>>;
}): Bilingual<Key> {
  return words;
}
