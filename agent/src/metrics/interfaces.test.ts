import { expect, test } from 'vitest';
import { interfacesMax, parseNetDev } from './interfaces.ts';

const head =
  'Inter-|   Receive                       |  Transmit\n face |bytes    packets errs drop|bytes packets errs\n';
const quiet = (): void => {};

test('the columns are found, with and without a space after the colon', () => {
  const text = `${head}  eth0:1234567890 9 3 0 0 0 0 0 400 8 5 0 0 0 0 0\n  br-lan: 7 1 0 0 0 0 0 0 8 2 0 0 0 0 0 0\n`;
  expect([...parseNetDev(text, quiet)]).toEqual([
    ['eth0', { received: 1_234_567_890, receiveErrors: 3, sent: 400, sendErrors: 5 }],
    ['br-lan', { received: 7, receiveErrors: 0, sent: 8, sendErrors: 0 }],
  ]);
});

test('the loopback and cables into containers are left out, other names that begin alike are not', () => {
  const names = ['lo', 'veth12ab', 'lan0', 'local', 'wlan0'];
  const text = head + names.map((name) => `${name}: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n`).join('');
  expect([...parseNetDev(text, quiet).keys()]).toEqual(['lan0', 'local', 'wlan0']);
});

test('interfaces beyond the limit are left out, and that is said', () => {
  const complaints: string[] = [];
  const text = Array.from({ length: interfacesMax + 3 }, (_, n) => `tap${n}: 1 1 0 0 0 0 0 0 1 1 0 0 0 0 0 0\n`).join(
    '',
  );
  expect(parseNetDev(text, (message) => complaints.push(message)).size).toBe(interfacesMax);
  expect(complaints).toEqual([`3 interfaces more than the ${interfacesMax} that are sent`]);
});

test('a line cut short is refused', () => {
  expect(() => parseNetDev('eth0: 1 2 3\n', quiet)).toThrow(/3 numbers where at least 11 are expected: eth0: 1 2 3/);
});
