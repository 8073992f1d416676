import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { definitionKinds } from '../../src/definitions/kinds/index.ts';
import { apiSchema } from '../../src/definitions/read-definition.ts';
import { settingsFieldWords } from '../i18n/words/settings-fields.ts';
import { controlOf, linesOf, pairsOf, pairsText, pruned, type SchemaNode } from './schema-node.ts';

const word = (one: string): SchemaNode => ({ type: 'string', const: one });
const controls: [name: string, schema: SchemaNode, as: string][] = [
  ['a text', { type: 'string', maxLength: 200 }, 'text'],
  ['a long text', { type: 'string', maxLength: 2000 }, 'long'],
  ['a text or null', { anyOf: [{ type: 'string' }, { type: 'null' }] }, 'text'],
  ['one word of some', { anyOf: [word('ja'), word('en')] }, 'choice'],
  ['some words', { type: 'array', items: { anyOf: [word('ja'), word('en')] } }, 'choices'],
  ['texts', { type: 'array', items: { type: 'string' } }, 'lines'],
  ['numbers or classes', { type: 'array', items: { anyOf: [{ type: 'integer' }, { type: 'string' }] } }, 'lines'],
  ['things', { type: 'array', items: { type: 'object', properties: {} } }, 'rows'],
  ['names of values', { type: 'object', patternProperties: { '.': { type: 'string' } } }, 'pairs'],
  ['anything', { type: 'object' }, 'json'],
];

test.each(controls)('%s has its control', (_name, schema, as) => {
  expect(controlOf(schema).as).toBe(as);
});

test('every member of what people define has a control of its own', () => {
  const rest = everyMember().filter(({ schema }) => controlOf(schema).as === 'json');
  expect(rest.map(({ path }) => path)).toEqual([]);
});

test('every member of what people define has a name in both languages', () => {
  const { ja } = settingsFieldWords;
  const nameless = everyMember().filter(
    ({ path, name }) => !Object.hasOwn(ja, `settings.field.${path}`) && !Object.hasOwn(ja, `settings.field.${name}`),
  );
  expect(nameless.map(({ path }) => path)).toEqual([]);
});

interface Named {
  readonly path: string;
  readonly name: string;
  readonly schema: SchemaNode;
}

/** Every member of the kinds that are written in forms, by its path within its kind. */
function everyMember(): Named[] {
  const apart = ['id', 'reason', 'effectiveFrom'];
  const within = (schema: SchemaNode, path: string): Named[] => {
    const control = controlOf(schema);
    if (control.as !== 'group' && control.as !== 'rows') return [];
    return Object.entries(control.schema.properties ?? {}).flatMap(([name, member]) => {
      const own = path === '' ? name : `${path}.${name}`;
      return apart.includes(own) ? [] : [{ path: own, name, schema: member }, ...within(member, own)];
    });
  };
  const rules = definitionKinds.filter(({ plural }) => ['calendars', 'slas', 'checks'].includes(plural));
  const kinds: Record<string, SchemaNode> = JSON.parse(
    readFileSync(join(import.meta.dirname, 'check-kinds.json'), 'utf8'),
  );
  return [
    ...rules.flatMap((rule) => within(apiSchema(rule) as SchemaNode, '')),
    ...Object.values(kinds).flatMap((schema) => within(schema, 'checks')),
  ];
}

test('what was left empty says nothing, but for what has to be there', () => {
  const schema: SchemaNode = {
    properties: {
      title: { type: 'string' },
      weekly: { type: 'array', items: { properties: { from: { type: 'string' } } } },
      closed: { type: 'array', items: { type: 'string' } },
      provider: { properties: { name: { type: 'string' } } },
    },
    required: ['weekly'],
  };
  const value = { title: '', weekly: [], closed: [], provider: { name: '' } };
  expect(pruned(value, schema)).toEqual({ weekly: [] });
  expect(pruned({ ...value, provider: { name: 'x' }, closed: ['', 'y'] }, schema)).toEqual({
    ...{ weekly: [], closed: ['y'], provider: { name: 'x' } },
  });
});

test('pairs and lines are read as they were written', () => {
  const pairs = { accept: 'text/html', 'x-token': 'a: b' };
  expect(pairsOf(pairsText(pairs))).toEqual(pairs);
  expect(linesOf('2xx\n 404 \n\n', { anyOf: [{ type: 'integer' }, { type: 'string' }] })).toEqual(['2xx', 404]);
  expect(linesOf('2026-12-31', { type: 'string' })).toEqual(['2026-12-31']);
});
