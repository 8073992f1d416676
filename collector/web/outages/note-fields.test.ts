import { expect, test } from 'vitest';
import { fieldsOf, type NoteFields, type NoteSaying, sayingOf } from './note-fields.ts';

const cause = { category: 'change-work', text: '設定ミス', certainty: 'confirmed' } as const;
const whole: NoteSaying = {
  cause,
  impact: { text: '受注できない', usersAffected: 200, degree: 'full' },
  interim: { text: '直前版へ戻した' },
  permanent: { text: '二重確認', owner: '運用課', dueOn: '2026-10-20' },
};

test('what is in the fields is what was said, and an empty form says nothing', () => {
  expect(sayingOf(fieldsOf(whole), {})).toEqual({ said: whole, held: [] });
  expect(sayingOf(fieldsOf({}), {})).toEqual({ said: {}, held: [] });
});

const cases: [name: string, changes: Partial<NoteFields>, before: NoteSaying, said: NoteSaying, held: string[]][] = [
  ['a cause without a category waits', { cause: '設定ミス' }, {}, {}, ['cause']],
  ['and one without a text keeps what was saved', { category: 'network' }, { cause }, { cause }, ['cause']],
  [
    'an owner of nothing waits',
    { permanent: { text: '', owner: '運用課', dueOn: '', doneOn: '' } },
    {},
    {},
    ['permanent'],
  ],
  ['people are counted in digits', { usersAffected: '約200' }, {}, {}, ['impact']],
  ['blanks say nothing', { waived: '　 ', impact: ' ' }, {}, {}, []],
  ['what is taken back is gone', {}, { cause }, {}, []],
];

test.each(cases)('%s', (_, changes, before, said, held) => {
  expect(sayingOf({ ...fieldsOf({}), ...changes }, before)).toEqual({ said, held });
});
