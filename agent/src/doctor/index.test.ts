import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { examinations } from './index.ts';

test('every file of an examination is registered, and every one that is registered is a file', () => {
  const others = ['ask-challenge', 'bundle', 'consult', 'examination', 'examine', 'first-hop', 'index', 'report-text'];
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts'))
    .map((file) => file.replace('.ts', ''));
  expect(examinations.map(({ name }) => name).toSorted()).toEqual(
    files.filter((file) => !others.includes(file)).toSorted(),
  );
});

test('each examination comes after those that it needs', () => {
  examinations.forEach(({ after }, index) => {
    const before = examinations.slice(0, index).map(({ name }) => name);
    expect(before).toEqual(expect.arrayContaining([...after]));
  });
});
