import { expect, test } from 'vitest';
import { collectorUrl, type UrlProblem } from './collector-url.ts';

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

const bad: [text: string, problem: UrlProblem][] = [
  ['c.example', 'noUrl'],
  ['ftp://c.example', 'noUrl'],
  ['http://c.example', 'plain'],
  ['http://127.0.0.1.example', 'plain'],
  ['http://10.0.0.1', 'plain'],
  ['https://me:secret@c.example', 'credentials'],
  ['https://c.example/?token=x', 'tail'],
];
test.each(bad)('%s is refused', (text, problem) => {
  expect(collectorUrl(text)).toEqual({ problem });
});
