import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { deriveFile } from './derivation-file.ts';
import { evaluateFile } from './evaluation-file.ts';

interface Case {
  readonly name: string;
  readonly input: unknown;
  readonly expected: unknown;
}

function casesIn(folder: string): Case[] {
  const path = fileURLToPath(new URL(`../../../test/golden/${folder}/`, import.meta.url));
  return readdirSync(path).map((file) => JSON.parse(readFileSync(`${path}${file}`, 'utf8')));
}

// Compared as text: the order of the keys is part of the format.
describe('evaluate', () => {
  test.each(casesIn('evaluation'))('$name', ({ input, expected }) => {
    expect(evaluateFile(JSON.stringify(input))).toEqual({ ok: true, line: JSON.stringify(expected) });
  });
});

describe('derive', () => {
  test.each(casesIn('derivation'))('$name', ({ input, expected }) => {
    expect(deriveFile(JSON.stringify(input))).toEqual({ ok: true, line: JSON.stringify(expected) });
  });
});
