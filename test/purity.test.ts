import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/** What the compiler lets through without Node's types, and yet answers differently from one call to the next. */
const impure: readonly [what: string, pattern: RegExp][] = [
  ['the clock', /\bDate\b|\bTemporal\s*\.\s*Now\b|\bperformance\b/],
  ['randomness', /\bMath\s*\.\s*random\b|\bcrypto\b/],
  ['the time zone or language of the process', /\bIntl\s*\.\s*\w+\s*\(\s*\)|\btoLocale\w+\s*\(/],
  ['everything global', /\bglobalThis\b|\beval\b|\bnew Function\b/],
  ['state of the module', /^(export )?let\b/m],
];

/** Code without its comments and strings: words about a clock are none. */
function codeOf(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\/|\/\/.*$|'(?:[^'\\\n]|\\.)*'/gm, ' ');
}

function impurities(source: string): string[] {
  return impure.filter(([, pattern]) => pattern.test(codeOf(source))).map(([what]) => what);
}

test.each([
  ['const now = Date.now();', ['the clock']],
  ['const now = Temporal.Now.instant();', ['the clock']],
  ['const dice = Math.random();', ['randomness']],
  ['const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;', ['the time zone or language of the process']],
  ['const clock = globalThis.Date;', ['the clock', 'everything global']],
  ['let count = 0;', ['state of the module']],
  ["// Date.now() is banned\nconst word = 'Math.random()';", []],
])('%s', (source, expected) => {
  expect(impurities(source)).toEqual(expected);
});

test('pure files depend on their arguments alone', () => {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.pure.json'), 'utf8')) as { include: string[] };
  const files = globSync(include, { cwd: root }).filter((path) => !path.endsWith('.test.ts'));
  expect(files.length).toBeGreaterThan(20);
  const found = files.flatMap((file) =>
    impurities(readFileSync(join(root, file), 'utf8')).map((what) => `${file}: ${what}`),
  );
  expect(found).toEqual([]);
});
