import { expect, test } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import { contactList } from './contact-list.ts';

const t = createTranslate('ja');

test('agreements come in their order with whom they name, then services and suppliers with who answers for them', () => {
  const tables = contactList(
    {
      agreements: [
        {
          ...{ id: 'kaikei', title: '会計 SLA', contact: '運用課' },
          contacts: [{ role: '責任者', name: '鈴木 一郎', reach: '090-0000-0000' }],
        },
        { id: 'mail', contacts: [{ role: '窓口', name: 'センター', reach: '03-0000-0000' }] },
      ],
      services: [{ id: 'shop', title: '受注', contact: '開発課' }, { id: 'auth' }],
      suppliers: [{ id: 'line-a', contact: '0120-000-000' }],
    },
    t,
  );
  expect(tables.map(({ title, rows }) => [title, rows])).toEqual([
    [
      '会計 SLA',
      [
        ['責任者', '鈴木 一郎', '090-0000-0000'],
        ['契約の担当', '運用課', ''],
      ],
    ],
    ['mail', [['窓口', 'センター', '03-0000-0000']]],
    ['サービスの担当', [['受注', '開発課']]],
    ['供給者', [['line-a', '0120-000-000']]],
  ]);
});

test('where nobody is named there is no list', () => {
  expect(contactList({ agreements: [{ id: 'a' }], services: [{ id: 'b' }], suppliers: [] }, t)).toEqual([]);
});
