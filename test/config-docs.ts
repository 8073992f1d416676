import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaNode } from '@kadoban/proto/value-problem';
import type { parseYamlDocument } from '@kadoban/proto/yaml-document';
import { allKinds } from '../agent/src/checks/index.ts';
import { configSchema as agentSchema } from '../agent/src/config.ts';
import { environmentVariables } from '../agent/src/environment.ts';
import { configSchema as collectorSchema } from '../collector/src/config.ts';

/** A configuration file to document. */
interface Document {
  readonly title: string;
  readonly schema: Parameters<typeof parseYamlDocument>[0];
  /** Shown first; a test reads it with `schema`. */
  readonly example: string;
  /** Whether the environment can replace single values. */
  readonly environment: boolean;
}

/** Every configuration file there is. */
export const documents: readonly Document[] = [
  {
    title: 'agent.yaml',
    schema: agentSchema(await allKinds()),
    environment: true,
    example: `collector: wss://kadoban.example.jp
checks:
  - name: shop
    kind: http
    intervalMs: 30000
    url: https://shop.example.jp/health
    bodyContains: ok
  - name: database
    kind: tcp
    host: db.example.jp
    port: 5432
`,
  },
  {
    title: 'collector.yaml',
    schema: collectorSchema,
    environment: false,
    example: `listen: 0.0.0.0:8480
publicUrl: https://kadoban.example.jp
organisation:
  name: 稼働商事
  timeZone: Asia/Tokyo
`,
  },
];

/** Where the text of `configDocs` is kept. */
export const configDocsFile = join(import.meta.dirname, '../docs/config.md');

/** docs/config.md, made of the schemas that the files are read with. */
export function configDocs(): string {
  return `# Configuration

Made from the schemas by \`node test/config-docs.ts\`; a test compares. Files are YAML. An unknown key, a wrong type or an impossible
value is refused with file, line, column and path, all of them at once; \`config validate FILE\` shows them.
${documents.map(documentDocs).join('')}`;
}

function documentDocs({ title, schema, example, environment }: Document): string {
  const variables = environment ? environmentVariables(schema) : [];
  const names = new Map(variables.map(({ path, name }) => [path.join('.'), name]));
  const hint = environment ? '\nAn environment variable replaces the value of the file, unless it is empty.\n' : '';
  const lists = Object.entries((schema as SchemaNode).properties ?? {});
  return [
    `\n## ${title}\n${hint}\n\`\`\`yaml\n${example}\`\`\`\n\n`,
    table(rowsOf(schema, '', names)),
    ...lists.map(([list, { items }]) => kindsDocs(list, items?.anyOf ?? [])),
  ].join('');
}

/** A list whose items are of several kinds: one table of what they share, and one for each kind. */
function kindsDocs(list: string, kinds: readonly SchemaNode[]): string {
  const [first] = kinds;
  if (!first?.properties) return '';
  const isShared = (key: string) =>
    kinds.every(({ properties }) => JSON.stringify(properties?.[key]) === JSON.stringify(first.properties?.[key]));
  const kindDocs = (kind: SchemaNode) => {
    const rows = rowsOf(kind, '', new Map()).filter(({ key }) => key !== 'kind' && !isShared(key));
    return `\n### ${list} of kind ${kind.properties?.kind?.const}\n\n${table(rows)}`;
  };
  const shared = rowsOf(first, '', new Map()).filter(({ key }) => isShared(key));
  return `\n### ${list} of any kind\n\n${table(shared)}${kinds.map(kindDocs).join('')}`;
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly byDefault: string;
  readonly meaning: string;
}

/** Sections are written as `section.key`. */
function rowsOf(schema: SchemaNode, section: string, variables: ReadonlyMap<string, string>): Row[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, part]) => {
    const key = section + name;
    if (part.properties) return rowsOf(part, `${key}.`, variables);
    const required = schema.required?.includes(name) && !('default' in part);
    const variable = variables.get(key);
    return [
      {
        key,
        value: valueWords(part),
        byDefault: required ? 'required' : 'default' in part ? `\`${JSON.stringify(part.default)}\`` : '',
        meaning: `${part.description ?? ''}${variable === undefined ? '' : ` Variable: \`${variable}\`.`}`,
      },
    ];
  });
}

/** Columns are aligned, because the formatter of the repository would do it and the page would differ. */
function table(rows: readonly Row[]): string {
  const head = ['Key', 'Value', 'Default', 'Meaning'];
  const lines = rows.map(({ key, value, byDefault, meaning }) =>
    [`\`${key}\``, value, byDefault, meaning].map((cell) => cell.replaceAll('|', '\\|')),
  );
  const widths = head.map((title, column) =>
    Math.max(...[head, ...lines].map((cells) => cells[column]?.length ?? title.length)),
  );
  const rule = widths.map((width) => '-'.repeat(width));
  return [head, rule, ...lines]
    .map((cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |\n`)
    .join('');
}

/** "whole number, >= 1000, <= 60000" */
function valueWords(schema: SchemaNode): string {
  const { minimum, maximum, maxItems, maxProperties, pattern } = schema as Readonly<Record<string, unknown>>;
  if (schema.enum) return schema.enum.map((choice) => `\`${choice}\``).join(', ');
  if (schema.anyOf?.every((branch) => 'const' in branch)) {
    return schema.anyOf.map((branch) => `\`${branch.const}\``).join(', ');
  }
  if (schema.anyOf?.some((branch) => branch.properties)) return 'items as below';
  if (schema.anyOf) return schema.anyOf.map(valueWords).join('; or ');
  if (schema.items)
    return `list${maxItems === undefined ? '' : ` of at most ${maxItems}`}: ${valueWords(schema.items)}`;
  if (schema.patternProperties) {
    const [key, value] = Object.entries(schema.patternProperties)[0] ?? ['', {}];
    return `at most ${maxProperties} keys (\`${key}\`): ${valueWords(value)}`;
  }
  const type =
    { string: 'text', integer: 'whole number', boolean: '`true` or `false`' }[schema.type ?? ''] ?? schema.type;
  const bounds = [minimum !== undefined && `>= ${minimum}`, maximum !== undefined && `<= ${maximum}`];
  return [type, pattern !== undefined && `\`${pattern}\``, ...bounds].filter(Boolean).join(', ');
}

if (import.meta.main) writeFileSync(configDocsFile, configDocs());
