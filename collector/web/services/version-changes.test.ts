import { expect, test } from 'vitest';
import { createTranslate } from '../i18n/translate.ts';
import type { SaidSlo } from './terms.ts';
import { versionChanges } from './version-changes.ts';

const slo: SaidSlo = { target: 'shop', objective: '99.5', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };
const ja = createTranslate('ja');

test('a version that says the same in other words changes nothing', () => {
  expect(versionChanges(slo, { ...slo, unknown: 'exclude', maintenance: { count: 'exclude' } }, ja)).toEqual([]);
});

test('what changed is told with what it was and what it is', () => {
  const after: SaidSlo = { ...slo, objective: '99.9', serviceHours: 'office', rto: '4h' };
  expect(versionChanges(slo, after, ja)).toEqual([
    { label: 'サービス提供時間', before: '24時間365日', after: 'office' },
    { label: '目標', before: '月間稼働率 99.5 % 以上', after: '月間稼働率 99.9 % 以上' },
    { label: '目標復旧時間（RTO）', before: null, after: '4時間' },
  ]);
  expect(versionChanges(after, slo, ja).at(-1)).toEqual({ label: '目標復旧時間（RTO）', before: '4時間', after: null });
});
