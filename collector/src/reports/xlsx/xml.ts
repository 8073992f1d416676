/** Text as the content of an element, without the characters that XML 1.0 cannot say. */
export function content(text: string): string {
  const said = text.toWellFormed().replace(unsayable, '\uFFFD');
  return said.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters in question
const unsayable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

export function attribute(name: string, value: string): string {
  return `${name}="${content(value).replaceAll('"', '&quot;')}"`;
}
