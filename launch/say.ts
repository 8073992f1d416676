/** Tells whoever started kadoban from its source what happens. */
export function say(words: string): void {
  console.log(`kadoban: ${words}`);
}
