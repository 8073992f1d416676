import { isNode, LineCounter, parseDocument } from 'yaml';

/** Where the value at `path` begins in a text that was read before; the nearest value around it when there is none. */
export function yamlPlace(yaml: string, path: readonly (string | number)[]): { line: number; column: number } {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, schema: 'core', stringKeys: true, uniqueKeys: false });
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (!isNode(node) || !node.range) continue;
    const { line, col } = lines.linePos(node.range[0]);
    return { line, column: col };
  }
  return { line: 1, column: 1 };
}
