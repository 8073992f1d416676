import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wrap } from './wrap.ts';

/** Wide characters are two, others one. */
const widthOf = (text: string) => [...text].reduce((sum, one) => sum + (one.charCodeAt(0) > 0xff ? 2 : 1), 0);

const cases: [name: string, text: string, width: number, lines: string[]][] = [
  ['Japanese is cut between characters', '稼働率の下限', 6, ['稼働率', 'の下限']],
  ['a full stop never begins a line', '停止した。復旧', 8, ['停止し', 'た。復旧']],
  ['an opening bracket never ends one', '停止（計画外）', 6, ['停止', '（計画', '外）']],
  ['words stay whole', 'down for one hour', 8, ['down for', 'one hour']],
  ['what is longer than a line is cut anywhere', 'aaaaaaaaaa bb', 4, ['aaaa', 'aaaa', 'aa', 'bb']],
  ['digits stay together', '停止 1:00:00 です', 8, ['停止', '1:00:00', 'です']],
  ['line ends of the text stay', '一\n\n二', 8, ['一', '', '二']],
  ['nothing is one empty line', '', 8, ['']],
];

test.each(cases)('%s', (_, text, width, lines) => {
  expect(wrap(text, width, widthOf)).toEqual(lines);
});

test('no character is lost, and no line of two characters or more is too wide', () => {
  const texts = fc.string({ unit: fc.constantFrom('停', '止', '。', '（', '）', 'a', 'B', '1', ' ', '-', '/', '\n') });
  fc.assert(
    fc.property(texts, fc.integer({ min: 1, max: 20 }), (text, width) => {
      const lines = wrap(text, width, widthOf);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replace(/[ \n]/g, ''));
      expect(lines.filter((line) => [...line].length > 1 && widthOf(line) > width)).toEqual([]);
    }),
  );
});
