import type { Mistake } from './mistakes.ts';

/** One mistake in a file: where it is (line and column count from 1; `path` is '' for the whole document) and what it is. */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly path: string;
  /** In English. */
  readonly message: string;
  /** The same in no language yet, where it can be said in others. */
  readonly mistake?: Mistake;
}

/** "agent.yaml:12:5 checks[0].prot: unknown key; did you mean port?" */
export function formatProblem({ file, line, column, path, message }: Problem): string {
  const place = line === 0 ? file : `${file}:${line}:${column}`;
  return `${place}${path === '' ? '' : ` ${path}`}: ${message}`;
}
