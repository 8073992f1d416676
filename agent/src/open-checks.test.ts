import { expect, test } from 'vitest';
import { witnessOf } from './open-checks.ts';

test.each([
  ['https://kadoban.example.jp', undefined, { host: 'kadoban.example.jp', port: 443 }],
  ['https://kadoban.example.jp:8443', undefined, { host: 'kadoban.example.jp', port: 8443 }],
  ['https://kadoban.example.jp', { host: 'proxy', port: 3128 }, { host: 'proxy', port: 3128 }],
])('of the way to %s the first hop is the witness of the own network', (url, proxy, witness) => {
  expect(witnessOf({ url: new URL(url), ...(proxy && { proxy }) })).toMatchObject(witness);
});
