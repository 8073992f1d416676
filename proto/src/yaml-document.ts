import type { Static, TSchema } from 'typebox';
import Value from 'typebox/value';
import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { type Mistake, saying } from './mistakes.ts';
import type { Problem } from './problem.ts';
import type { SchemaNode } from './value-problem.ts';
import { type Report, readNode } from './yaml-reader.ts';

export type YamlResult<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Far more than a thousand checks take; a larger file is a wrong file, and parsing costs about 5 s a megabyte. */
const yamlCharsMax = 256 * 1024;

/** A screenful. Who has more than that has given us the wrong file. */
const problemsMax = 50;

/**
 * Reads one YAML document strictly: what `schema` does not know or allow is refused, what it has defaults for is filled in. All
 * mistakes are reported at once, in the order of their lines. An empty text is an empty mapping. `file` is only named, never opened.
 */
export function parseYamlDocument<T extends TSchema>(schema: T, yaml: string, file: string): YamlResult<Static<T>> {
  if (yaml.length > yamlCharsMax) {
    const told = saying(['fileCharsMax', yaml.length, yamlCharsMax]);
    return { ok: false, problems: [{ file, line: 1, column: 1, path: '', ...told }] };
  }
  const lines = new LineCounter();
  const document = parseDocument(yaml, {
    lineCounter: lines,
    prettyErrors: false,
    schema: 'core',
    stringKeys: true,
    // The reader looks for duplicates itself: this one takes the square of the number of keys.
    uniqueKeys: false,
  });
  const problems: Problem[] = [];
  const report: Report = (offset, path, mistake) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ file, line, column: col, path, ...saying(mistake) });
  };
  // In a text that is no YAML, what the parser made of the rest is a guess: report only the syntax.
  const errors = [...document.errors, ...document.warnings];
  for (const error of errors) report(error.pos[0], '', syntaxMistake(error));
  if (errors.length > 0) return { ok: false, problems: bounded(firstOfEachLine(inOrder(problems))) };

  const empty = document.contents === null || ('value' in document.contents && document.contents.value === null);
  const contents = empty ? document.createNode({}) : document.contents;
  const value = readNode(schema as SchemaNode, contents, '', report);
  if (problems.length > 0) return { ok: false, problems: bounded(inOrder(problems)) };
  if (!Value.Check(schema, value)) throw new Error(`${file}: the schema has a rule that the reader does not report`);
  return { ok: true, value };
}

function syntaxMistake(error: YAMLError): Mistake {
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return ['tab'];
    case 'MULTIPLE_DOCS':
      return ['secondDocument'];
    case 'NON_STRING_KEY':
      return ['keyNoText'];
    case 'RESOURCE_EXHAUSTION':
      return ['tooDeep'];
    default:
      return ['syntax', error.code, error.message];
  }
}

function inOrder(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** One slip (an open quote) makes the parser complain many times in its line. */
function firstOfEachLine(problems: readonly Problem[]): Problem[] {
  return problems.filter((problem, index) => problem.line !== problems[index - 1]?.line);
}

function bounded(problems: readonly Problem[]): readonly Problem[] {
  const next = problems[problemsMax];
  if (!next) return problems;
  const more = { ...next, path: '', ...saying(['more', problems.length - problemsMax]) };
  return [...problems.slice(0, problemsMax), more];
}
