import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as limits from '@kadoban/collector/src/ingest/limits.ts';
import { refusals } from '@kadoban/collector/src/ingest/tally.ts';
import * as wireLimits from '@kadoban/proto/limits';
import { expect, test } from 'vitest';

const page = readFileSync(join(import.meta.dirname, '../docs/limits.md'), 'utf8');

/** The rows of the table in the chapter `## title`, without its head. */
function tableOf(title: string): string[][] {
  const chapter = page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = chapter.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

const plain = (cell = '') => cell.replaceAll('`', '');

test('every limit of the agents’ door is told with its number and a reason, and no other', () => {
  const { admissionLimits, unprovenPerAddress, ...numbers } = limits;
  const rates = Object.entries({ admissionLimits, unprovenPerAddress }).flatMap(([limit, rate]) =>
    Object.entries(rate).map(([name, value]) => [`${limit}.${name}`, value]),
  );
  const told = tableOf('Limits').map(([name, value, why]) => [plain(name), Number(value), why !== '']);
  const expected = [...rates, ...Object.entries(numbers)].map(([name, value]) => [name, value, true]);
  expect(told.toSorted()).toEqual(expected.toSorted());
});

// The comparison above sees nothing but limits.ts: a bound that stands beside the code it bounds would be told to nobody.
test('every limit of the agents’ door stands in one file', () => {
  const door = join(import.meta.dirname, '../collector/src/ingest');
  const files = readdirSync(door).filter((name) => name !== 'limits.ts' && !name.endsWith('.test.ts'));
  const elsewhere = files.flatMap((name) => {
    const text = readFileSync(join(door, name), 'utf8');
    return [...text.matchAll(/^(?:export )?const (\w+(?:Max|High|Low|AtOnce|PerAddress|PerMinute|PerDay)) = /gm)].map(
      ([, limit]) => `${name}: ${limit}`,
    );
  });
  expect(files.length).toBeGreaterThan(20);
  expect(elsewhere).toEqual([]);
});

test('every refusal is told with its end, and no other', () => {
  const told = tableOf('Refusals').map(([reason, end]) => [plain(reason), end === 'reset' ? end : Number(end)]);
  expect(Object.fromEntries(told)).toEqual(refusals);
});

test('every limit that is named is one', () => {
  const known = new Set([...Object.keys(limits), ...Object.keys(wireLimits)]);
  const named = [
    ...page.matchAll(/`([a-z][A-Za-z]*(?:Ms|Max|High|Low|AtOnce|Limits|PerAddress|PerMinute|PerDay)\b)/g),
  ].map(([, name = '']) => name);
  expect(named.filter((name) => !known.has(name))).toEqual([]);
  expect(named.length).toBeGreaterThan(30);
});
