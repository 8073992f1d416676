import { expect, test } from 'vitest';
import { openAdmin } from '../../../test/kit/browser.ts';
import { startCollector, type TestCollector } from '../../../test/kit/collector.ts';

const dayMs = 86_400_000;

function ask({ app }: TestCollector, secret: string, url: string) {
  return app.inject({ url, headers: { authorization: `Bearer ${secret}` } });
}

test('a key does what its role may, until its end, and is told once', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const made = await admin.ask('POST', '/api/v1/keys', { name: 'scraper', role: 'auditor', days: 30 });
  const { key, secret } = made.json();
  expect([made.statusCode, key]).toMatchObject([201, { name: 'scraper', role: 'auditor', usedAt: null }]);
  expect((await ask(collector, secret, '/metrics')).statusCode).toBe(200);
  expect((await ask(collector, secret, '/api/v1/tokens')).json().code).toBe('ROLE_REFUSED');
  const { keys } = (await admin.get('/api/v1/keys')).json();
  expect(keys).toMatchObject([{ name: 'scraper', usedAt: expect.stringMatching(/^2026-10-14T03:00/) }]);
  expect(JSON.stringify(keys)).not.toContain(secret);
  await collector.clock.advance(30 * dayMs);
  expect((await ask(collector, secret, '/metrics')).statusCode).toBe(401);
  const later = await openAdmin(collector);
  expect((await later.get('/api/v1/keys')).json().keys).toMatchObject([{ name: 'scraper', isExpired: true }]);
});

test('that a key is used is noted every ten minutes, not each time', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const { secret } = (await admin.ask('POST', '/api/v1/keys', { name: 'scraper', role: 'auditor' })).json();
  const usedAt = async () => (await admin.get('/api/v1/keys')).json().keys[0].usedAt;
  await ask(collector, secret, '/metrics');
  const first = await usedAt();
  await collector.clock.advance(599_999);
  await ask(collector, secret, '/metrics');
  expect(await usedAt()).toBe(first);
  await collector.clock.advance(1);
  await ask(collector, secret, '/metrics');
  expect(await usedAt()).toBe('2026-10-14T03:10:00.000Z');
});

test('a revoked key is worth nothing, and cannot be revoked again', async () => {
  const collector = await startCollector();
  const admin = await openAdmin(collector);
  const { secret } = (await admin.ask('POST', '/api/v1/keys', { name: 'a b', role: 'operator' })).json();
  expect((await admin.ask('DELETE', '/api/v1/keys/a%20b')).statusCode).toBe(204);
  expect((await ask(collector, secret, '/api/v1/hosts')).statusCode).toBe(401);
  expect((await admin.ask('DELETE', '/api/v1/keys/a%20b')).json().code).toBe('KEY_UNKNOWN');
  const { lines } = (await admin.get('/api/v1/audit?text=key:a')).json();
  expect(lines.map(({ action }: { action: string }) => action)).toEqual(['key.revoke', 'key.add']);
});
