import { expect, test } from 'vitest';
import { memberChanges } from './member-changes.ts';

test('what came, changed and went is told, and nothing that stayed', () => {
  const before = { title: 'x', owner: '運用課', cause: { text: 'a' }, links: [1] };
  const after = { title: 'x', cause: { text: 'b' }, links: [1], waived: '一過性' };
  expect(memberChanges(before, after)).toEqual([
    { member: 'cause', before: { text: 'a' }, after: { text: 'b' } },
    { member: 'waived', before: undefined, after: '一過性' },
    { member: 'owner', before: '運用課', after: undefined },
  ]);
  expect(memberChanges(after, after)).toEqual([]);
});
