/** Text as HTML: what people and machines wrote never becomes an element. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** A word as long as this has places to be cut in: else one address pushes all figures beside it off the paper. */
const longWord = /[!-~]{40,}/g;
const partChars = 20;

/** The same, with its lines. */
export function lined(text: string): string {
  let html = '';
  let doneTo = 0;
  for (const { 0: word, index } of text.matchAll(longWord)) {
    const parts = Array.from({ length: Math.ceil(word.length / partChars) }, (_, at) =>
      escaped(word.slice(at * partChars, (at + 1) * partChars)),
    );
    html += escaped(text.slice(doneTo, index)) + parts.join('<wbr>');
    doneTo = index + word.length;
  }
  return (html + escaped(text.slice(doneTo))).replaceAll('\n', '<br>');
}
