import { runInNewContext } from 'node:vm';
import { ruled } from '@kadoban/proto/own-rule';
import type { SchemaMaker } from '../check.ts';
import { checkRules } from './check-rules.ts';

/** An innocent pattern needs microseconds; one that goes back and forth may need years, and would stop the whole agent. */
const matchMs = 100;

/** A key that holds a regular expression. */
export function patternKey(make: SchemaMaker, description: string) {
  return make.Refine(
    make.String({ minLength: 1, maxLength: 512, description }),
    ...ruled(checkRules, (text: string) => (isPattern(text) ? undefined : ['noPattern'])),
  );
}

/** Which of `texts` `pattern` matches anywhere in; undefined when that takes too long to find out. */
export function matches(pattern: string, texts: readonly string[]): boolean[] | undefined {
  const script = 'const compiled = new RegExp(pattern, "mu"); texts.map((text) => compiled.test(text))';
  try {
    return runInNewContext(script, { pattern, texts }, { timeout: matchMs });
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
