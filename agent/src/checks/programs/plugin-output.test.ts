import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePluginOutput, parseRange, type Range } from './plugin-output.ts';

test('text, long text and performance data over several lines are told apart', () => {
  const output = `DISK OK - free space: / 3326 MB (56%); | /=2643MB;5948;5958;0;5968
/ 15272 MB (77%);
/boot 68 MB (69%); | /boot=68MB;88;93;0;98
/home=69357MB;253404;253409;0;253414
`;
  expect(parsePluginOutput(output)).toEqual({
    text: 'DISK OK - free space: / 3326 MB (56%);',
    more: '/ 15272 MB (77%);\n/boot 68 MB (69%);',
    data: [
      { label: '/', value: 2643, unit: 'MB', warn: upTo(5948), crit: upTo(5958), min: 0, max: 5968 },
      { label: '/boot', value: 68, unit: 'MB', warn: upTo(88), crit: upTo(93), min: 0, max: 98 },
      { label: '/home', value: 69357, unit: 'MB', warn: upTo(253404), crit: upTo(253409), min: 0, max: 253414 },
    ],
    performance: '/=2643MB;5948;5958;0;5968 /boot=68MB;88;93;0;98 /home=69357MB;253404;253409;0;253414',
  });
});

function upTo(to: number): Range {
  return { from: 0, to, isInside: false };
}

const values: [text: string, ...data: object[]][] = [
  ["'a b'=1", { label: 'a b', value: 1, unit: '' }],
  ["'it''s'=1s", { label: "it's", value: 1, unit: 's' }],
  ['a=1ms b=2us', { label: 'a', value: 1, unit: 'ms' }, { label: 'b', value: 2, unit: 'us' }],
  ['a=-0.5%;;;0;100', { label: 'a', value: -0.5, unit: '%', min: 0, max: 100 }],
  ['a=U', { label: 'a', value: undefined, unit: '' }],
  ['a=.5', { label: 'a', value: 0.5, unit: '' }],
  ['a=5c;', { label: 'a', value: 5, unit: 'c' }],
  ['a=1.5e3B', { label: 'a', value: 1500, unit: 'B' }],
  [
    'a=1;@5:10;~:20',
    {
      label: 'a',
      value: 1,
      unit: '',
      warn: { from: 5, to: 10, isInside: true },
      crit: { from: -Infinity, to: 20, isInside: false },
    },
  ],
  ['a=1,5'],
  ['a=x b=2', { label: 'b', value: 2, unit: '' }],
  ["nonsense 'unclosed=1 b=2", { label: 'b', value: 2, unit: '' }],
  ['=1 b=2', { label: 'b', value: 2, unit: '' }],
];

test.each(values)('performance data %s', (text, ...data) => {
  expect(parsePluginOutput(`OK | ${text}`).data).toEqual(data);
});

const ranges: [text: string, range: Range | undefined][] = [
  ['10', upTo(10)],
  ['10:', { from: 10, to: Infinity, isInside: false }],
  ['~:10', { from: -Infinity, to: 10, isInside: false }],
  ['10:20', { from: 10, to: 20, isInside: false }],
  ['@10:20', { from: 10, to: 20, isInside: true }],
  ['-10:-5', { from: -10, to: -5, isInside: false }],
  ['0.5', upTo(0.5)],
  ['20:10', undefined],
  ['', undefined],
  ['@', undefined],
  ['ten', undefined],
  ['1.2.3', undefined],
];

test.each(ranges)('the range %s', (text, range) => {
  expect(parseRange(text)).toEqual(range);
});

test('whatever a plugin prints is taken apart, and no bar is left in the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (output) => {
      const { text, data } = parsePluginOutput(output);
      expect(text).not.toContain('|');
      for (const { label } of data) expect(label).not.toContain('=');
    }),
  );
});

test('what was written as performance data is read as it was', () => {
  const label = fc
    .string({ minLength: 1, maxLength: 12 })
    .filter((text) => !/[=|\n\r]/.test(text) && text.trim() !== '');
  const value = fc.tuple(label, fc.integer(), fc.constantFrom('', 's', 'ms', '%', 'KB', 'c'));
  fc.assert(
    fc.property(fc.array(value, { maxLength: 8 }), (written) => {
      const words = written.map(([name, number, unit]) => `'${name.replaceAll("'", "''")}'=${number}${unit}`);
      const { data } = parsePluginOutput(`OK|${words.join(' ')}`);
      expect(data).toEqual(written.map(([name, number, unit]) => ({ label: name, value: number, unit })));
    }),
  );
});
