import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { sectionNames } from '../collector/src/reports/report.ts';

/** Where the text of `reportSchema` is kept. */
export const reportSchemaFile = join(import.meta.dirname, '../docs/report.schema.json');

const declared = ['rows', 'line', 'report'] as const;

/** docs/report.schema.json, made of the types of the dataset themselves. */
export function reportSchema(): string {
  // Its own type is read off a literal, which this text is not.
  const types = Type.Script(declared.map(declarations).join('\n')) as unknown as Readonly<Record<string, object>>;
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'kadoban-report/1',
    title: 'The monthly report of kadoban as data',
  };
  return `${JSON.stringify({ ...head, ...types.Report }, null, 2)}\n`;
}

/** The types that a file declares, without anything that is no type: imports, values, comments, and whether one may write to a member. */
function declarations(name: (typeof declared)[number]): string {
  return readFileSync(join(import.meta.dirname, `../collector/src/reports/${name}.ts`), 'utf8')
    .replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/^import [\s\S]*?;$/gm, '')
    .replace(/^export const [\s\S]*?;$/gm, '')
    .replace('(typeof sectionNames)[number]', sectionNames.map((section) => `'${section}'`).join(' | '))
    .replace(/\breadonly /g, '')
    .replace(/\bReadonly<(Record<[^>]*>)>/g, '$1');
}

if (import.meta.main) writeFileSync(reportSchemaFile, reportSchema());
