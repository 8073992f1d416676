import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Type } from 'typebox';
import { sectionNames } from '../collector/src/reports/section-names.ts';
import { typeComments } from './type-comments.ts';

/** Where the text of `reportSchema` is kept. */
export const reportSchemaFile = join(import.meta.dirname, '../docs/report.schema.json');

const declared = ['rows', 'upkeep-rows', 'line', 'section-names', 'report'] as const;

/** What a schema of JSON has that matters here. */
interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly description?: string;
}

/** docs/report.schema.json, made of the types of the dataset themselves and of their comments. */
export function reportSchema(): string {
  // Its own type is read off a literal, which this text is not.
  const types = Type.Script(declared.map(declarations).join('\n')) as unknown as Readonly<Record<string, object>>;
  const head = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'kadoban-report/1',
    title: 'The monthly report of kadoban as data',
  };
  const comments = new Map(declared.flatMap((name) => [...typeComments(sourceOf(name))]));
  const described = describedBy(comments)({ ...types.Report }, 'Report');
  const description = comments.get('Report')?.comment;
  return `${JSON.stringify({ ...head, description, ...described }, null, 2)}\n`;
}

/** Puts the comment of each member into its schema, else that of its type; `of` is the type that a schema is of. */
function describedBy(comments: ReturnType<typeof typeComments>) {
  const describe = (schema: Schema, of: string): Schema => {
    const { properties, items, anyOf, allOf, ...rest } = schema;
    return {
      ...rest,
      ...(properties && { properties: membersOf(properties, of) }),
      ...(items && { items: describe(items, of) }),
      ...(anyOf && { anyOf: anyOf.map((one) => describe(one, of)) }),
      ...(allOf && { allOf: allOf.map((one) => describe(one, of)) }),
    };
  };
  const membersOf = (properties: Readonly<Record<string, Schema>>, of: string) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, schema]) => {
        const said = comments.get(`${of}.${name}`);
        const type = said?.type.match(/[A-Z]\w+/g)?.find((word) => comments.has(word)) ?? `${of}.${name}`;
        const description = said?.comment ?? comments.get(type)?.comment;
        return [name, { ...(description !== undefined && { description }), ...describe(schema, type) }];
      }),
    );
  return describe;
}

function sourceOf(name: (typeof declared)[number]): string {
  return readFileSync(join(import.meta.dirname, `../collector/src/reports/${name}.ts`), 'utf8');
}

/** The types that a file declares, without anything that is no type: imports, values, comments, and whether one may write to a member. */
function declarations(name: (typeof declared)[number]): string {
  return sourceOf(name)
    .replace(/\/\*\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/^import [\s\S]*?;$/gm, '')
    .replace(/^export const [\s\S]*?;$/gm, '')
    .replace('(typeof sectionNames)[number]', sectionNames.map((section) => `'${section}'`).join(' | '))
    .replace(/\breadonly /g, '')
    .replace(/\bReadonly<(Record<[^>]*>)>/g, '$1');
}

if (import.meta.main) writeFileSync(reportSchemaFile, reportSchema());
