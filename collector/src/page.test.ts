import { expect, test } from 'vitest';
import { startCollector } from '../../test/kit/collector.ts';
import type { PageFile } from './page.ts';

function file(type: string, text: string): PageFile {
  return { type, body: Buffer.from(text), etag: `"${text}"` };
}

const page = new Map([
  ['index.html', file('text/html; charset=utf-8', 'the page')],
  ['assets/app-1a2b.js', file('text/javascript; charset=utf-8', 'the script')],
]);

async function get(url: string, headers: Record<string, string> = {}) {
  const collector = await startCollector({ page });
  return collector.app.inject({ url, headers });
}

test.each(['/', '/?x=1', '/hosts/1', '/outages/shop%402026-11-04T21%3A43%3A09.595Z', '/services/order.site'])(
  '%s is the page, which finds its own way',
  async (url) => {
    const response = await get(url);
    expect([response.statusCode, response.body]).toEqual([200, 'the page']);
    expect(response.headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' });
  },
);

test('a file whose name carries its hash may be kept for ever', async () => {
  const response = await get('/assets/app-1a2b.js');
  expect(response.body).toBe('the script');
  expect(response.headers['cache-control']).toBe('public, max-age=31536000, immutable');
  expect(response.headers['x-content-type-options']).toBe('nosniff');
});

test('what the browser has already is not sent again', async () => {
  const response = await get('/', { 'if-none-match': '"the page"' });
  expect([response.statusCode, response.body]).toEqual([304, '']);
});

test.each(['/assets/app-gone.js', '/favicon.png', '/api/v1/nothing', '/api/'])(
  '%s is not there, and no page in its place',
  async (url) => {
    const response = await get(url);
    expect([response.statusCode, response.json().code]).toEqual([404, 'ROUTE_UNKNOWN']);
    // Nobody may keep a refusal for as long as the file that comes there later.
    expect(response.headers['cache-control']).toBe('no-store');
  },
);

test.each(['//', '//evil.example/', '/..', '/%2e%2e/%2e%2e/etc/passwd', '/assets/../../package.json', '/%00'])(
  '%s leads to no file of the machine',
  async (url) => {
    const response = await get(url);
    expect([200, 400, 404]).toContain(response.statusCode);
    if (response.statusCode === 200) expect(response.body).toBe('the page');
  },
);
