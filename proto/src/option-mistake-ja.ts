/** What Node says of an option that is wrong, in Japanese; its words as they are where they are others. */
export function optionMistakeJa(words: string): string {
  const [, argument] = /^Unexpected argument '(.*)'\. /.exec(words) ?? [];
  if (argument !== undefined) return `${argument} は余分です`;
  const [, option = ''] = /'(-[^' ]+)/.exec(words) ?? [];
  if (words.startsWith('Unknown option')) return `${option} というオプションはありません`;
  if (/ argument (?:missing$|is ambiguous)/.test(words)) return `${option} に値がありません`;
  return words.endsWith('does not take an argument') ? `${option} に値は付けられません` : words;
}
