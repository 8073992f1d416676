/**
 * The rest of the line of `text` that begins with `start`; undefined without one. Searched by hand, because the agent runs where V8
 * compiles nothing: there a regular expression is interpreted at each character, and /proc/stat can have tens of thousands.
 */
export function lineOf(text: string, start: string): string | undefined {
  const at = text.startsWith(start) ? 0 : text.indexOf(`\n${start}`) + 1;
  if (at === 0 && !text.startsWith(start)) return undefined;
  const end = text.indexOf('\n', at);
  return text.slice(at + start.length, end < 0 ? text.length : end);
}
