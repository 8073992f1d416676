import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';

/** Where every single value of a text stands that was read before, by its path: `spool.maxAgeMs`, `checks[0].name`. */
export function yamlPlaces(yaml: string): Map<string, { line: number; column: number }> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, schema: 'core', stringKeys: true, uniqueKeys: false });
  const places = new Map<string, { line: number; column: number }>();
  const visit = (node: unknown, path: string): void => {
    if (isMap(node)) {
      for (const { key, value } of node.items) {
        const name = isScalar(key) ? String(key.value) : String(key);
        visit(value, path === '' ? name : `${path}.${name}`);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        visit(item, `${path}[${index}]`);
      });
    } else if (isScalar(node) && node.range) {
      const { line, col } = lines.linePos(node.range[0]);
      places.set(path, { line, column: col });
    }
  };
  visit(document.contents, '');
  return places;
}
