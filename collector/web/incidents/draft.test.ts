import { expect, test } from 'vitest';
import { createInstants } from '../format/instants.ts';
import { createTranslate } from '../i18n/translate.ts';
import { type DraftFacts, draftOf } from './draft.ts';

const facts: DraftFacts = {
  id: 'INC-20261014-01',
  services: ['会計A', '受付Web'],
  organisation: '△△株式会社',
  ledger: { beganAt: '2026-10-14T01:02:10Z', down: { fullMs: 3_600_000, countedMs: 1_800_000 } },
  latest: { at: '2026-10-14T01:50:00Z', text: '直前版へ戻し中' },
  incident: {
    title: '会計A 停止',
    state: 'in-progress',
    source: 'monitoring',
    detectedAt: '2026-10-14T01:02:10Z',
    affected: { text: '会計A の全機能が使えません' },
  },
};
const restored: DraftFacts = {
  ...facts,
  incident: {
    ...facts.incident,
    state: 'restored',
    restoredAt: '2026-10-14T02:02:10Z',
    cause: { category: 'change-work', text: '設定ミス', certainty: 'suspected' },
    interim: { text: '直前版へ戻した' },
  },
};

const ja = [createTranslate('ja'), createInstants('Asia/Tokyo', 'ja')] as const;
const en = [createTranslate('en'), createInstants('Asia/Tokyo', 'en')] as const;

test('the first notice tells what is known, and nothing about a cause', () => {
  const { subject, body } = draftOf('first', facts, ...ja);
  expect(subject).toBe('【障害発生】会計A、受付Web（INC-20261014-01）');
  expect(body.split('\n')).toEqual([
    'お客様各位',
    '',
    '平素よりお世話になっております。△△株式会社でございます。',
    '下記のとおり障害が発生しております。ご迷惑をおかけし、誠に申し訳ございません。',
    '',
    '■ 管理番号: INC-20261014-01',
    '■ 件名: 会計A 停止',
    '■ 対象サービス: 会計A、受付Web',
    '■ 発生（検知）日時: 2026-10-14（水）10:02:10 JST',
    '■ 影響範囲: 会計A の全機能が使えません',
    '■ 対応状況: 復旧に向けて対応しております。',
    '',
    '状況に変化があり次第、あらためてご連絡いたします。',
    '',
    '以上、よろしくお願いいたします。',
    '△△株式会社',
  ]);
});

test('an update tells what was noted last, and that the cause is not known', () => {
  const { body } = draftOf('update', facts, ...en);
  expect(body).toContain('- Latest: Wed 2026-10-14 10:50 直前版へ戻し中');
  expect(body).toContain('- Cause: Under investigation.');
  expect(draftOf('update', { ...facts, latest: null }, ...en).body).not.toContain('Latest');
});

test('the last notice tells how long it took, and what is only likely as likely', () => {
  const { subject, body } = draftOf('restored', restored, ...ja);
  expect(subject).toContain('【復旧】');
  expect(body).toContain('■ 停止時間: 1時間00分');
  expect(body).toContain('■ 原因: 設定ミス（推定。調査を続けております）');
  expect(body).toContain('■ 暫定対処: 直前版へ戻した');
  expect(body).toContain('■ 恒久対策: 検討のうえ、あらためてご報告いたします。');
  expect(body).not.toContain('対応状況');
  const unmeasured = { ...restored, ledger: { ...restored.ledger, down: null } };
  expect(draftOf('restored', unmeasured, ...ja).body).not.toContain('停止時間');
});

test('what hit no service that is known is called by its title, and an impact that nobody wrote is left to write', () => {
  const { affected: _, ...incident } = facts.incident;
  const { subject, body } = draftOf('first', { ...facts, services: [], incident }, ...en);
  expect(subject).toBe('[Incident] 会計A 停止 (INC-20261014-01)');
  expect(body).toContain('- Scope of impact: (not written yet)');
});
