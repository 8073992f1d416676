/** An object, with the keys it had so far, or a list, and where in it the scan is. */
interface Level {
  readonly keys: Set<string> | undefined;
  at: string | number;
}

/** Where a JSON text has a key twice in one object, of which `JSON.parse` keeps the last without a word. Only of text that it parsed. */
export function duplicateKey(text: string): (string | number)[] | undefined {
  const levels: Level[] = [];
  let isKeyNext = false;
  for (let index = 0; index < text.length; index++) {
    const top = levels.at(-1);
    switch (text[index]) {
      case '{':
        levels.push({ keys: new Set(), at: '' });
        isKeyNext = true;
        break;
      case '[':
        levels.push({ keys: undefined, at: 0 });
        isKeyNext = false;
        break;
      case '}':
      case ']':
        levels.pop();
        isKeyNext = false;
        break;
      case ',':
        isKeyNext = top?.keys !== undefined;
        if (top && !isKeyNext) top.at = Number(top.at) + 1;
        break;
      case '"': {
        const end = stringEnd(text, index);
        if (top?.keys && isKeyNext) {
          top.at = JSON.parse(text.slice(index, end + 1)) as string;
          if (top.keys.has(top.at)) return levels.map(({ at }) => at);
          top.keys.add(top.at);
          isKeyNext = false;
        }
        index = end;
      }
    }
  }
  return undefined;
}

/** The closing quote of the string that opens at `start`: the first one that no backslash escapes. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); ; end = text.indexOf('"', end + 1)) {
    let before = end;
    while (text[before - 1] === '\\') before--;
    if ((end - before) % 2 === 0) return end;
  }
}
