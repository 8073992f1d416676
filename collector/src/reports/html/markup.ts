/** Text as HTML: what people and machines wrote never becomes an element. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** The same, with its lines. */
export function lined(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}
