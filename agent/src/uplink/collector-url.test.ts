import { expect, test } from 'vitest';
import { collectorUrl } from './collector-url.ts';

const good: [text: string, url: string][] = [
  ['https://c.example/', 'https://c.example'],
  ['https://c.example:8443/kadoban/', 'https://c.example:8443/kadoban'],
  ['wss://c.example', 'https://c.example'],
  ['ws://127.0.0.1:8480', 'http://127.0.0.1:8480'],
  ['http://localhost:8480', 'http://localhost:8480'],
  ['http://[::1]:8480', 'http://[::1]:8480'],
];
test.each(good)('%s is the collector at %s', (text, url) => {
  expect(collectorUrl(text)).toEqual({ url });
});

const bad: [text: string, problem: RegExp][] = [
  ['c.example', /no https/],
  ['ftp://c.example', /no https/],
  ['http://c.example', /not encrypted/],
  ['http://127.0.0.1.example', /not encrypted/],
  ['http://10.0.0.1', /not encrypted/],
  ['https://me:secret@c.example', /user name/],
  ['https://c.example/?token=x', /end with its path/],
];
test.each(bad)('%s is refused', (text, problem) => {
  expect(collectorUrl(text)).toEqual({ problem: expect.stringMatching(problem) });
});
