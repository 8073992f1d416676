import { expect, test } from 'vitest';
import { createInstants } from '../format/instants.ts';
import { createTranslate } from '../i18n/translate.ts';
import { lineText } from './line-text.ts';

const t = createTranslate('ja');
const instants = createInstants('Asia/Tokyo', 'ja');
const outage = { target: 'shop', at: '2026-11-05T11:38:09.595Z' };
const line = {
  at: '2026-11-22T16:40:13.000Z',
  writtenAt: '2026-11-22T16:40:13.000Z',
  version: 1,
  by: 'sato',
  what: 'attached' as const,
  outage,
  reason: '',
};
const listed = { ...outage, from: '2026-11-05T11:30:39.000Z', to: '2026-11-05T11:45:39.000Z', downMs: 900_000 };

test('an outage is told by when it began, not by the instant that names it', () => {
  const told = (outages: Parameters<typeof lineText>[1]['outages']) =>
    lineText(line, { titles: { shop: '受注サイト' }, outages }, t, instants);
  expect(told([{ ...listed, countedMs: 900_000 }])).toBe('停止を関連付け: 受注サイト（2026-11-05（木）20:30）');
  // The ledger has it no more, or it was detached: nothing but its name is left.
  expect(told([{ ...listed, from: null, to: null, countedMs: 0 }])).toContain('20:38');
  expect(told([])).toContain('20:38');
});
