import { expect, test } from 'vitest';
import { browserName } from './browser-name.ts';

const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)';
const cases: [agent: string, name: string | null][] = [
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/141.0 Safari/537.36 Edg/141.0`, 'Edge Windows'],
  [`Mozilla/5.0 (X11; Linux x86_64) ${webkit} Chrome/141.0 Safari/537.36`, 'Chrome Linux'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Gecko/20100101 Firefox/143.0', 'Firefox macOS'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1 Version/19.0 Safari/604.1', 'Safari iOS'],
  [`Mozilla/5.0 (Linux; Android 16) ${webkit} Chrome/141.0 Mobile Safari/537.36`, 'Chrome Android'],
  ['curl/8.5.0', null],
  ['', null],
];

test.each(cases)('%s is known as %s', (agent, name) => {
  const found = browserName(agent);
  expect(found && `${found.browser} ${found.system}`).toBe(name);
});
