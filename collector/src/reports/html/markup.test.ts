import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lined } from './markup.ts';

test.each([
  ['lines are lines', 'a\nb', 'a<br>b'],
  ['what people wrote is no element', '<b>&"', '&lt;b&gt;&amp;&quot;'],
  [
    'a word of usual length is left alone',
    'https://servicenow.example.jp/INC00123',
    'https://servicenow.example.jp/INC00123',
  ],
  ['a long one may be cut', `前 ${'x'.repeat(45)} 後`, `前 ${'x'.repeat(20)}<wbr>${'x'.repeat(20)}<wbr>xxxxx 後`],
  ['but never within a character', '&'.repeat(40), `${'&amp;'.repeat(20)}<wbr>${'&amp;'.repeat(20)}`],
  ['Japanese is cut anywhere as it is', '原因'.repeat(40), '原因'.repeat(40)],
])('%s', (_, text, html) => {
  expect(lined(text)).toBe(html);
});

test('whatever was written is read back', () => {
  const text = fc.string({ unit: fc.constantFrom('x', '<', '&', '"', '原', ' ', '\n', '>', '&amp;'), maxLength: 200 });
  fc.assert(
    fc.property(text, (written) => {
      const html = lined(written).replaceAll('<wbr>', '').replaceAll('<br>', '\n');
      const read = html.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<');
      expect(read.replaceAll('&amp;', '&')).toBe(written);
    }),
  );
});
