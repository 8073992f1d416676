import { expect, test } from 'vitest';
import type { DefinitionEntry } from '../store/store.ts';
import { adjustmentRows } from './adjustment-rows.ts';

const said = {
  target: 'shop',
  from: '2026-10-14T01:00:00Z',
  to: '2026-10-14T02:00:00Z',
  status: 'excluded',
  reason: 'r',
};
const october = { fromMs: Date.parse('2026-09-30T15:00:00Z'), toMs: Date.parse('2026-10-31T15:00:00Z') };

function entry(version: number, author: string, approvedBy: string | null): DefinitionEntry {
  const atMs = Date.parse('2026-10-15T00:00:00Z') + version;
  const at = { kind: 'adjustment', id: 'a', n: version, version, atMs, effectiveFromMs: null, reason: '' } as const;
  return { ...at, author, body: { ...said, approvedBy }, previousHash: '', hash: '' };
}

const authorOf = (...entries: DefinitionEntry[]) => {
  const last = entries.at(-1) as DefinitionEntry;
  return adjustmentRows([{ id: 'a', entry: last, value: last.body ?? {} }], october, entries, String)[0];
};

test('who asked for an adjustment is told beside who approved of it', () => {
  expect(authorOf(entry(1, 'sato', null), entry(2, 'suzuki', 'suzuki'))).toMatchObject({
    author: 'sato',
    approvedBy: 'suzuki',
  });
});

test('what was asked for anew is by who asked last', () => {
  const told = authorOf(
    entry(1, 'sato', null),
    entry(2, 'suzuki', 'suzuki'),
    entry(3, 'tanaka', null),
    entry(4, 'yamada', 'yamada'),
  );
  expect(told).toMatchObject({ author: 'tanaka', approvedBy: 'yamada' });
});

test('what came approved is by who wrote it', () => {
  expect(authorOf(entry(1, 'file', 'cab'))).toMatchObject({ author: 'file', approvedBy: 'cab' });
});
