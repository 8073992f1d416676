import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { reportFormats } from './index.ts';

test('every format has a file of its name', () => {
  const files = readdirSync(import.meta.dirname).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const formats = files.filter((file) =>
    /^export const \w+: ReportFormat = /m.test(readFileSync(join(import.meta.dirname, file), 'utf8')),
  );
  expect(reportFormats.map(({ name }) => `${name}.ts`).toSorted()).toEqual(formats.toSorted());
});
