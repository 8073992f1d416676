import { expect, test } from 'vitest';
import { factChanges } from './fact-changes.ts';

type Facts = Record<string, unknown> | null;

const cases: [name: string, before: Facts, after: Facts, changes: [string, string | null, string | null][]][] = [
  ['nothing is told', null, null, []],
  [
    'what was added is told, but for what says nothing',
    null,
    { role: 'viewer', services: ['shop', 'mail'], isDisabled: false, label: '' },
    [
      ['role', null, 'viewer'],
      ['services', null, 'shop, mail'],
    ],
  ],
  ['what stayed is not told', { role: 'admin', x: 1 }, { role: 'operator', x: 1 }, [['role', 'admin', 'operator']]],
  ['what was taken away is told', { role: 'admin' }, null, [['role', 'admin', null]]],
  ['a switch is told by its turning', { isDisabled: false }, { isDisabled: true }, [['isDisabled', null, 'true']]],
  ['what is deeper is told as it is', null, { from: { a: 1 } }, [['from', null, '{"a":1}']]],
];

test.each(cases)('%s', (_, before, after, changes) => {
  expect(factChanges(before, after).map((one) => [one.name, one.before, one.after])).toEqual(changes);
});
