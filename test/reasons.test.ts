import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reasons, reasonWords } from '../collector/src/reports/reasons.ts';

const checks = join(import.meta.dirname, '../agent/src/checks');

/** The reasons in a file: behind `reason:`, or behind a status in a table or a call. */
const patterns = [
  /\breason: '([a-z0-9-]+)'/g,
  /\breason(?::| =)[^,;'\n]*(?:'[a-z-]+')?[^,;'\n]*\? '([a-z0-9-]+)' : '([a-z0-9-]+)'/g,
  /'(?:down|unknown)', '([a-z0-9-]+)'/g,
  /\bdown\('([a-z0-9-]+)'/g,
];

function reasonsIn(text: string): string[] {
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].flatMap(([, ...found]) => found.filter(Boolean)));
}

const codes = new Set(
  globSync('**/*.ts', { cwd: checks, exclude: ['**/*.test.ts'] }).flatMap((file) =>
    reasonsIn(readFileSync(join(checks, file), 'utf8')),
  ),
);

test('the reasons of checks are found where they are written', () => {
  for (const code of ['timeout', 'own-network', 'file-old', 'program-missing', 'login-needs-tls', 'unit-failed'])
    expect(codes).toContain(code);
  expect(codes.size).toBeGreaterThan(40);
});

test.each(['ja', 'en'] as const)('every reason of a check has words (%s)', (language) => {
  const known = Object.keys(reasons[language]);
  expect([...codes].filter((code) => !known.includes(`reason.${code}`))).toEqual([]);
});

test('a reason that nobody knows is told as one, in the words of the report', () => {
  expect(reasonWords('gremlins', 'ja')).toBe('その他の理由（gremlins）');
  expect(reasonWords('$&', 'en')).toBe('Another reason ($&)');
});

test('the demonstration tells no reason that no check has', () => {
  const told = reasonsIn(readFileSync(join(import.meta.dirname, 'demo/troubles.ts'), 'utf8'));
  expect(told.length).toBeGreaterThan(3);
  expect(told.filter((code) => !codes.has(code))).toEqual([]);
});
