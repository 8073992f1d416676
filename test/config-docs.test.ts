import { readFileSync } from 'node:fs';
import { parseYamlDocument } from '@kadoban/proto/yaml-document';
import { expect, test } from 'vitest';
import { configDocs, configDocsFile, documents } from './config-docs.ts';

test('docs/config.md says what the schemas say (node test/config-docs.ts renews it)', () => {
  expect(readFileSync(configDocsFile, 'utf8')).toBe(configDocs());
});

test.each(documents)('the example of $title is valid', ({ schema, example, title }) => {
  expect(parseYamlDocument(schema, example, title)).toMatchObject({ ok: true });
});

test.each(documents)('every key of $title is explained', ({ title }) => {
  const section = configDocs().split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(5);
  expect(rows.filter((row) => /\| +\|$/.test(row))).toEqual([]);
});
