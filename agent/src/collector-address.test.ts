import { expect, test } from 'vitest';
import { collectorAddress } from './collector-address.ts';

const identity = { collectorUrl: 'https://kadoban.example.jp', pin: 'the-pin' };

test('the collector is the one that enrolled this host, with its pin', () => {
  const { url, ...rest } = collectorAddress({}, identity, {});
  expect([url.href, rest]).toEqual(['https://kadoban.example.jp/', { pin: 'the-pin' }]);
});

test('the configuration goes before, and its address is written for WebSockets or for the web', () => {
  const { url } = collectorAddress({ collector: 'wss://other.example.jp:8443/' }, identity, {});
  expect(url.href).toBe('https://other.example.jp:8443/');
});

test('a proxy of the environment is used and named', () => {
  const address = collectorAddress({}, identity, { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'elsewhere.jp' });
  expect(address).toMatchObject({ proxy: { host: 'proxy', port: 3128 }, proxySaidBy: 'HTTPS_PROXY' });
});

test('where nobody knows a collector that is said, and so is a variable that is no address', () => {
  expect(() => collectorAddress({}, undefined, {})).toThrow(/^This host is not enrolled: .*`enroll`/);
  expect(() => collectorAddress({}, identity, { HTTPS_PROXY: 'socks5://p:1' })).toThrow(
    /environment HTTPS_PROXY is no/,
  );
});
