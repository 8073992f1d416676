import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { startCollector } from '../../test/kit/collector.ts';
import type { PageFile } from './page.ts';

function file(type: string, text: string): PageFile {
  return { type, body: Buffer.from(text), etag: `"${text}"` };
}

const script = 'draw();'.repeat(1000);

const page = new Map([
  ['index.html', file('text/html; charset=utf-8', 'the page')],
  ['assets/app-1a2b.js', file('text/javascript; charset=utf-8', 'the script')],
  ['assets/chart-3c4d.js', file('text/javascript; charset=utf-8', script)],
  ['assets/font-5e6f.woff2', file('font/woff2', 'x'.repeat(5000))],
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

test.each([
  ['gzip, deflate, br, zstd', true],
  ['br;q=1.0, gzip;q=0.8', true],
  ['GZIP', true],
  ['gzip;q=0', false],
  ['gzip; q=0.000', false],
  ['identity', false],
  ['br, x-gzipped', false],
  ['', false],
])('who takes %j gets a script compressed: %j', async (acceptEncoding, isCompressed) => {
  const { rawPayload, headers } = await get('/assets/chart-3c4d.js', { 'accept-encoding': acceptEncoding });
  expect(headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined);
  expect(headers.vary).toBe('accept-encoding');
  expect((isCompressed ? gunzipSync(rawPayload) : rawPayload).toString()).toBe(script);
  expect(rawPayload.length < script.length).toBe(isCompressed);
});

test.each(['/assets/app-1a2b.js', '/assets/font-5e6f.woff2'])(
  '%s is sent as it is: nothing would be gained',
  async (url) => {
    const { headers } = await get(url, { 'accept-encoding': 'gzip' });
    expect(headers['content-encoding']).toBeUndefined();
  },
);

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
