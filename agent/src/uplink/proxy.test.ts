import { expect, test } from 'vitest';
import { readProxy, routeTo } from './proxy.ts';

const collector = new URL('https://kadoban.example.jp');
const proxy = { host: 'proxy.example.jp', port: 3128 };
const HTTPS_PROXY = 'http://proxy.example.jp:3128';

const routes: [name: string, configured: string | undefined, env: Record<string, string>, route: object][] = [
  ['nothing is said', undefined, {}, {}],
  ['the configuration says so', HTTPS_PROXY, {}, { proxy, saidBy: 'proxy' }],
  ['the environment says so', undefined, { HTTPS_PROXY }, { proxy, saidBy: 'HTTPS_PROXY' }],
  ['it says so in small letters', undefined, { https_proxy: HTTPS_PROXY }, { proxy, saidBy: 'https_proxy' }],
  [
    'it says so without a scheme',
    undefined,
    { HTTPS_PROXY: 'proxy.example.jp:3128' },
    { proxy, saidBy: 'HTTPS_PROXY' },
  ],
  ['the configuration says none', 'none', { HTTPS_PROXY }, { saidBy: 'proxy' }],
  ['the configuration says so and NO_PROXY another', HTTPS_PROXY, { NO_PROXY: '*' }, { proxy, saidBy: 'proxy' }],
  ['the variable is empty', undefined, { HTTPS_PROXY: '' }, {}],
];
test.each(routes)('where %s', (_, configured, env, route) => {
  expect(routeTo(collector, configured, env)).toEqual(route);
});

const exceptions: [url: string, list: string, isExcepted: boolean][] = [
  ['https://kadoban.example.jp', '*', true],
  ['https://kadoban.example.jp', 'kadoban.example.jp', true],
  ['https://kadoban.example.jp', 'other.example, example.jp', true],
  ['https://kadoban.example.jp', '.example.jp', true],
  ['https://kadoban.example.jp', '*.EXAMPLE.jp', true],
  ['https://kadoban.example.jp', 'ample.jp', false],
  ['https://kadoban.example.jp', 'kadoban.example.jp:8443', false],
  ['https://kadoban.example.jp:8443', 'kadoban.example.jp:8443', true],
  ['https://kadoban.example.jp', '', false],
  ['https://10.1.2.3', '10.0.0.0/8', true],
  ['https://10.1.2.3', '10.1.2.3', true],
  ['https://10.1.2.3', '10.1.2.30, 2', false],
  ['https://10.1.2.3', '10.0.0.0/99', false],
  ['https://[fd00::1]', 'fd00::/8', true],
  ['https://[fd00::1]:8443', '[fd00::1]:8443', true],
  ['https://[fd00::1]', 'fd00::1', true],
  ['https://localhost', '', true],
  ['https://127.0.0.1:8480', '', true],
];
test.each(exceptions)('%s with NO_PROXY=%s', (url, list, isExcepted) => {
  const route = routeTo(new URL(url), undefined, { HTTPS_PROXY, NO_PROXY: list });
  expect('proxy' in route).toBe(!isExcepted);
});

test('credentials are decoded and kept out of the name', () => {
  expect(readProxy('http://us%40er:p%3Aw@proxy.example.jp:3128')).toEqual({
    ...proxy,
    authorization: `Basic ${Buffer.from('us@er:p:w').toString('base64')}`,
  });
});

test.each([
  ['socks5://p:1', 'noUrl'],
  ['https://p:1', 'noUrl'],
  ['http://p:1/path', 'tail'],
  ['http://', 'noUrl'],
  ['http://a%zz:b@p:1', 'credentials'],
  ['p:99999', 'noUrl'],
])('%s is refused without being repeated', (text, problem) => {
  expect(routeTo(collector, undefined, { HTTPS_PROXY: text })).toEqual({ saidBy: 'HTTPS_PROXY', problem });
});
