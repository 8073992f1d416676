import fc from 'fast-check';
import { Type } from 'typebox';
import { expect, test } from 'vitest';
import { stringify } from 'yaml';
import { formatProblem } from './problem.ts';
import { parseYamlDocument } from './yaml-document.ts';

const closed = { additionalProperties: false };
const common = {
  name: Type.String({ pattern: '^[a-z-]+$' }),
  everyMs: Type.Integer({ minimum: 1000, default: 60_000 }),
};
const schema = Type.Object(
  {
    listen: Type.String({ default: '127.0.0.1:1', minLength: 1 }),
    level: Type.Enum(['debug', 'info', 'error'], { default: 'info' }),
    strict: Type.Optional(Type.Boolean()),
    share: Type.Number({ exclusiveMinimum: 0, maximum: 1, default: 0.5 }),
    spool: Type.Object(
      {
        maxBytes: Type.Integer({ minimum: 0, default: 100 }),
        folders: Type.Array(Type.String(), { default: ['a'], maxItems: 2 }),
      },
      closed,
    ),
    labels: Type.Optional(Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.String())),
    codes: Type.Optional(
      Type.Array(Type.Union([Type.Integer({ minimum: 100 }), Type.String({ pattern: '^[1-5]xx$' })])),
    ),
    window: Type.Optional(
      Type.Refine(
        Type.Object({ from: Type.Integer(), to: Type.Integer() }, closed),
        ({ from, to }) => from < to,
        () => 'from must be before to',
      ),
    ),
    checks: Type.Array(
      Type.Union([
        Type.Object({ ...common, kind: Type.Literal('http'), url: Type.String() }, closed),
        Type.Object(
          { ...common, kind: Type.Literal('tcp'), port: Type.Integer({ minimum: 1, maximum: 65_535 }) },
          closed,
        ),
      ]),
      { default: [], uniqueBy: 'name' },
    ),
  },
  closed,
);

const defaults = {
  listen: '127.0.0.1:1',
  level: 'info',
  share: 0.5,
  spool: { maxBytes: 100, folders: ['a'] },
  checks: [],
};

function mistakes(yaml: string): string[] {
  const result = parseYamlDocument(schema, yaml, 'a.yaml');
  return result.ok ? [] : result.problems.map(formatProblem);
}

test.each([
  ['an empty file', ''],
  ['a file of comments', '# nothing\n'],
  ['an empty document', '---\n'],
  ['an empty mapping', '{}'],
  ['an empty section', 'spool: {}\n'],
])('%s is all defaults', (_, yaml) => {
  expect(parseYamlDocument(schema, yaml, 'a.yaml')).toEqual({ ok: true, value: defaults });
});

test('what the file says replaces the defaults, and only there', () => {
  const yaml = `
level: debug
spool:
  maxBytes: 0
labels: {role: web, __proto__: x}
codes: [200, 3xx]
checks:
  - {name: web, kind: http, url: "http://h/"}
  - {name: db, kind: tcp, port: 5432, everyMs: 1000}
`;
  expect(mistakes(yaml)).toEqual(['a.yaml:5:21 labels.__proto__: the key must match ^[a-z]+$']);
  const result = parseYamlDocument(schema, yaml.replace(', __proto__: x', ''), 'a.yaml');
  expect(result).toEqual({
    ok: true,
    value: {
      ...defaults,
      level: 'debug',
      spool: { maxBytes: 0, folders: ['a'] },
      labels: { role: 'web' },
      codes: [200, '3xx'],
      checks: [
        { name: 'web', kind: 'http', url: 'http://h/', everyMs: 60_000 },
        { name: 'db', kind: 'tcp', port: 5432, everyMs: 1000 },
      ],
    },
  });
});

const bad: [name: string, yaml: string, ...messages: string[]][] = [
  ['an unknown key', 'level: info\nlisten_: x', '2:1 listen_: unknown key; did you mean listen?'],
  [
    'a key of Object.prototype',
    'constructor: 1',
    '1:1 constructor: unknown key; known are listen, level, strict, share, spool, labels, codes, window, checks',
  ],
  [
    'a key nobody can read',
    '"a\\tb": 1',
    '1:1 ["a\\tb"]: unknown key; known are listen, level, strict, share, spool, labels, codes, window, checks',
  ],
  ['a number for a text', 'listen: 80', '1:9 listen: must be a text, is 80; put it in quotes'],
  ['a list for a text', 'listen: [a]', '1:9 listen: must be a text, is a list'],
  ['an empty text', "listen: ''", '1:9 listen: must not be empty'],
  ['a key without a value', 'listen:\nlevel: info', '1:8 listen: must be a text, is empty'],
  ['a section without a value', 'spool:\n', '1:7 spool: must be a mapping of keys to values, is empty'],
  ['a text for a section', 'spool: big', '1:8 spool: must be a mapping of keys to values, is a text'],
  ['a text for a number', 'spool: {maxBytes: 256MB}', '1:19 spool.maxBytes: must be a whole number, is a text'],
  ['a fraction for a whole number', 'spool: {maxBytes: 0.5}', '1:19 spool.maxBytes: must be a whole number, is 0.5'],
  ['an infinite number', 'share: .inf', '1:8 share: must be a number, is not finite'],
  ['too small', 'spool: {maxBytes: -1}', '1:19 spool.maxBytes: must be >= 0, is -1'],
  ['too large', 'share: 2', '1:8 share: must be <= 1, is 2'],
  ['on an open bound', 'share: 0', '1:8 share: must be > 0, is 0'],
  ['yes for true', 'strict: yes', '1:9 strict: must be true or false, is a text'],
  [
    'a word that is none of the choices',
    'level: erorr',
    '1:8 level: must be one of debug, info, error; did you mean error?',
  ],
  ['too many items', 'spool:\n  folders: [a, b, c]', '2:12 spool.folders: must have at most 2 items'],
  [
    'a wrong item',
    'spool:\n  folders:\n    - a\n    - 5',
    '4:7 spool.folders[1]: must be a text, is 5; put it in quotes',
  ],
  ['a wrong type in a union', 'codes: [true]', '1:9 codes[0]: must be a whole number or a text, is true or false'],
  [
    'a wrong value in a union',
    'codes: [20, 6xx]',
    '1:9 codes[0]: must be >= 100, is 20',
    '1:13 codes[1]: must match ^[1-5]xx$',
  ],
  ['a key twice', 'level: info\nlevel: debug', '2:1 level: is here a second time; a key may be given once'],
  ['a rule over two keys', 'window: {from: 5, to: 1}', '1:9 window: from must be before to'],
  ['a rule over two keys of which one is wrong', 'window: {from: 5}', '1:9 window.to: is required but missing'],
  ['a missing kind', 'checks:\n  - name: a', '2:5 checks[0].kind: is required but missing; must be one of http, tcp'],
  ['an unknown kind', 'checks:\n  - kind: htpt', '2:11 checks[0].kind: must be one of http, tcp; did you mean http?'],
  ['an item that is no mapping', 'checks: [web]', '1:10 checks[0]: must be a mapping of keys to values, is a text'],
  [
    'mistakes of one kind only',
    'checks:\n  - kind: tcp\n    name: db\n    prot: 1\n    everyMs: 5',
    '2:5 checks[0].port: is required but missing',
    '4:5 checks[0].prot: unknown key; did you mean port?',
    '5:14 checks[0].everyMs: must be >= 1000, is 5',
  ],
  [
    'one name twice',
    'checks:\n  - {kind: tcp, name: db, port: 1}\n  - {kind: tcp, name: db, port: 0}',
    '3:23 checks[1].name: is the same as checks[0].name; it must be unique',
    '3:33 checks[1].port: must be >= 1, is 0',
  ],
  ['an alias', 'listen: &a x\nlevel: *a', '2:8 level: is an alias; aliases are not supported, write the value out'],
  [
    'a merge key',
    '<<: {level: info}',
    '1:1 ["<<"]: unknown key; known are listen, level, strict, share, spool, labels, codes, window, checks',
  ],
  ['a text for the document', 'hello', '1:1: must be a mapping of keys to values, is a text'],
  ['a list for the document', '- level: info', '1:1: must be a mapping of keys to values, is a list'],
  ['tabs', 'spool:\n\tmaxBytes: 1', '2:1: is indented by a tab; YAML wants spaces'],
  ['two documents', 'level: info\n---\nlevel: debug', '2:1: a second document begins here; a file holds one'],
  ['an open quote', 'level: "info\nshare: 1', '2:9: is not valid YAML: Missing closing "quote'],
  ['an unknown tag', 'level: !env LEVEL', '1:8: is not valid YAML: Unresolved tag: !env'],
  ['a key that is a list', '? [a]\n: 1', '1:3: a key must be a text'],
];

test.each(bad)('%s is refused with its place and its reason', (_, yaml, ...messages) => {
  expect(mistakes(yaml)).toEqual(messages.map((message) => `a.yaml:${message}`));
});

test('a text value is never repeated in a message, it may be a secret', () => {
  for (const key of [
    'listen: [s3cret]',
    'level: s3cret',
    'share: s3cret',
    'strict: s3cret',
    'codes: [s3cret]',
    'labels: s3cret',
  ]) {
    expect(mistakes(key)).toHaveLength(1);
    expect(mistakes(key).join()).not.toContain('s3cret');
  }
});

test('of very many mistakes the first fifty are listed and the rest is counted', () => {
  const yaml = Array.from({ length: 120 }, (_, index) => `zz${index}: 1`).join('\n');
  const lines = mistakes(yaml);
  expect(lines).toHaveLength(51);
  expect(lines[49]).toContain('a.yaml:50:1 zz49: unknown key');
  expect(lines[50]).toBe('a.yaml:51:1: and 70 more mistakes from here on');
});

test('a file beyond the size limit is refused unread', () => {
  expect(mistakes(' '.repeat(262_144))).toEqual([]);
  expect(mistakes(' '.repeat(262_145))).toEqual(['a.yaml:1:1: has 262145 characters, more than 262144 are not read']);
});

test.each([
  ['brackets', '['.repeat(20_000)],
  ['mappings', '{a: '.repeat(20_000)],
  ['dashes', '- '.repeat(20_000)],
  ['an alias bomb', `a: &a [x]\n${'b: &b [*a, *a]\n'.repeat(1000)}`],
  ['a very long key', `${'k'.repeat(20_000)}: 1`],
])('%s without end give short messages, not a crash', (_, yaml) => {
  const lines = mistakes(yaml);
  expect(lines.length).toBeGreaterThan(0);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(420);
});

test('any text is a value or problems at places that exist, in their order', () => {
  const pieces = fc.constantFrom(
    'level',
    'checks',
    ': ',
    '\n',
    '  ',
    '- ',
    '{',
    '}',
    '[',
    ']',
    '"',
    '&a ',
    '*a',
    'kind',
    'tcp',
    '!',
    '#',
    '\t',
    '|',
    '?',
    '1',
    ',',
    '---',
    '%',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
      ),
      (yaml) => {
        const result = parseYamlDocument(schema, yaml, 'a.yaml');
        if (result.ok) return;
        const lines = yaml.split('\n');
        for (const [index, { line, column }] of result.problems.entries()) {
          expect(line).toBeGreaterThanOrEqual(result.problems[index - 1]?.line ?? 1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThanOrEqual(1);
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? 0) + 1);
        }
      },
    ),
  );
});

test('what a valid value looks like as YAML is read back as the same value', () => {
  const value = fc.record({
    listen: fc.string({ minLength: 1 }),
    level: fc.constantFrom('debug', 'info', 'error'),
    share: fc.double({ min: 0, minExcluded: true, max: 1, noNaN: true }),
    spool: fc.record({ maxBytes: fc.nat(), folders: fc.array(fc.string(), { maxLength: 2 }) }),
    checks: fc.constant([{ name: 'a', kind: 'tcp', port: 1, everyMs: 5000 }]),
  });
  fc.assert(
    fc.property(value, (given) => {
      expect(parseYamlDocument(schema, stringify(given), 'a.yaml')).toEqual({ ok: true, value: given });
    }),
  );
});

test('where a text or a mapping may stand, the mistakes of a mapping are its own', () => {
  const member = Type.Union([Type.String(), Type.Object({ all: Type.Array(Type.String()) }, closed)]);
  const list = Type.Array(member);
  expect(parseYamlDocument(list, '- a\n- all: [b]\n', 'a.yaml')).toEqual({ ok: true, value: ['a', { all: ['b'] }] });
  const result = parseYamlDocument(list, '- a\n- al: [b]\n- 5\n', 'a.yaml');
  expect(result.ok ? [] : result.problems.map(formatProblem)).toEqual([
    'a.yaml:2:3 [1].al: unknown key; did you mean all?',
    'a.yaml:2:3 [1].all: is required but missing',
    'a.yaml:3:3 [2]: must be a text or a mapping of keys to values, is 5',
  ]);
});
