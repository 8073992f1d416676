import { LineCounter, parseAllDocuments, stringify } from 'yaml';
import type { Problem } from './problem.ts';

/** One document of a stream: what it says, and where the value at a path begins. */
export interface StreamDocument {
  readonly value: unknown;
  placeOf(path: readonly (string | number)[]): { line: number; column: number };
}

export type StreamResult =
  | { readonly ok: true; readonly documents: readonly StreamDocument[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Other people's files hold many objects; beyond this it is no file that people wrote. */
const streamCharsMax = 1024 * 1024;

/** Reads a text of several YAML documents of another program's format, whatever they say. Empty ones are passed over. */
export function parseYamlStream(yaml: string, file: string): StreamResult {
  if (yaml.length > streamCharsMax) {
    const message = `has ${yaml.length} characters, more than ${streamCharsMax} are not read`;
    return { ok: false, problems: [{ file, line: 1, column: 1, path: '', message }] };
  }
  const lines = new LineCounter();
  const placeAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  const documents = [...parseAllDocuments(yaml, { lineCounter: lines, prettyErrors: false, schema: 'core' })];
  const problems = documents
    .flatMap(({ errors }) => errors)
    .map(({ pos, message }) => ({ file, ...placeAt(pos[0]), path: '', message: `is not valid YAML: ${message}` }));
  if (problems.length > 0) return { ok: false, problems };
  const full = documents.filter(({ contents }) => contents !== null);
  return {
    ok: true,
    documents: full.map((document) => ({
      value: document.toJS(),
      placeOf(path) {
        for (let length = path.length; length >= 0; length--) {
          const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
          const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : undefined;
          if (Array.isArray(range)) return placeAt(range[0]);
        }
        return { line: 1, column: 1 };
      },
    })),
  };
}

/** The values as the documents of one text. */
export function formatYamlStream(values: readonly unknown[]): string {
  return values.map((value) => `---\n${stringify(value, { lineWidth: 0 })}`).join('');
}
