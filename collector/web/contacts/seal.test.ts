import { expect, test } from 'vitest';
import { keyOf, plainPassphrase, type Sealed, seal } from './seal.ts';
import { sealedPage } from './sealed-page.ts';
import { unseal } from './unseal.ts';

const { subtle } = crypto;
const text = JSON.stringify({ who: '鈴木 一郎', reach: '090-0000-0000' });
const sealed = await seal(text, '正しい 合言葉 です 123', subtle, (bytes) => crypto.getRandomValues(bytes));

const open = (one: Sealed, passphrase: string) => unseal(one, passphrase, subtle, keyOf);

test('what was sealed comes back by its passphrase, however an input method wrote it', async () => {
  expect(await open(sealed, '正しい 合言葉 です 123')).toBe(text);
  expect(await open(sealed, '　正しい　合言葉　です　１２３ ')).toBe(text);
  expect(plainPassphrase('　１２３ａ ')).toBe('123a');
});

test('a list of thousands of people is sealed as well', async () => {
  const long = '鈴木 一郎 090-0000-0000\n'.repeat(20_000);
  const file = await seal(long, '正しい 合言葉 です 123', subtle, (bytes) => crypto.getRandomValues(bytes));
  expect(await open(file, '正しい 合言葉 です 123')).toBe(long);
});

test('another passphrase, and one bit that changed, open nothing', async () => {
  expect(await open(sealed, '正しい 合言葉 です 124')).toBeNull();
  for (const part of ['data', 'iv', 'salt'] as const) {
    const bytes = Buffer.from(sealed[part], 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(await open({ ...sealed, [part]: bytes.toString('base64') }, '正しい 合言葉 です 123')).toBeNull();
  }
});

test('a text is sealed otherwise each time, by as many rounds as are asked of PBKDF2', async () => {
  const again = await seal(text, '正しい 合言葉 です 123', subtle, (bytes) => crypto.getRandomValues(bytes));
  expect(again.rounds).toBeGreaterThanOrEqual(600_000);
  for (const part of ['data', 'iv', 'salt'] as const) expect(again[part]).not.toBe(sealed[part]);
  expect(Buffer.from(again.salt, 'base64')).toHaveLength(16);
});

test('a file runs its own script alone, asks nobody for anything, and shows nothing of what it holds', async () => {
  const words = { busy: '…', wrong: '</script><b>', unable: 'no' };
  const about = { language: 'ja', title: '<緊急連絡網>', lead: 'a & b', passphrase: '合言葉', open: '開く' };
  const page = await sealedPage({ ...about, words, sealed }, subtle);
  const [, script = ''] = /<script>(.*)<\/script>/s.exec(page) ?? [];
  const hash = Buffer.from(await subtle.digest('SHA-256', new TextEncoder().encode(script))).toString('base64');
  expect(page).toContain(`default-src 'none'; script-src 'sha256-${hash}'`);
  expect(page.match(/<\/script>/g)).toHaveLength(1);
  expect(page).toContain('<title>&lt;緊急連絡網&gt;</title>');
  expect(page).not.toMatch(/https?:|\ssrc=|\shref=|@import|鈴木/);
});
