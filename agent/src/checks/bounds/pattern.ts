import { runInNewContext } from 'node:vm';
import type { SchemaMaker } from '../check.ts';

/** An innocent pattern needs microseconds; one that goes back and forth may need years, and would stop the whole agent. */
const matchMs = 100;

/** A key that holds a regular expression. */
export function patternKey(make: SchemaMaker, description: string) {
  return make.Refine(
    make.String({ minLength: 1, maxLength: 512, description }),
    isPattern,
    () => 'is no regular expression',
  );
}

/** Whether `pattern` matches anywhere in `text`; undefined when that takes too long to find out. */
export function matches(pattern: string, text: string): boolean | undefined {
  try {
    return runInNewContext('new RegExp(pattern, "mu").test(text)', { pattern, text }, { timeout: matchMs });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'mu') instanceof RegExp;
  } catch {
    return false;
  }
}
