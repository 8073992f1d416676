import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadReportFonts } from '../../report-fonts.ts';
import { openFonts, substitute } from './fonts.ts';

const fonts = openFonts(loadReportFonts());

/** Every character of JIS X 0208, by the encoding that is made of its rows. */
function jisX0208(): string {
  const euc = new TextDecoder('euc-jp');
  const bytes = Array.from({ length: 94 }, (_, index) => index + 0xa1);
  return bytes
    .flatMap((row) => bytes.map((cell) => euc.decode(new Uint8Array([row, cell]))))
    .filter((character) => !character.includes('\uFFFD'))
    .join('');
}

/** The kanji of JIS X 0213 that lie beyond the basic plane, where fonts stop first. */
const beyondBasicPlane =
  '𠀋𠂉𠂢𠂤𠆢𠈓𠌫𠍱𠎁𠏹𠑊𠔉𠗖𠘨𠝏𠠇𠠺𠢹𠥼𠦝𠫓𠬝𠮟𠵅𠷡𠹤𠹭𠺕𠽟𡈁𡈽𡉕𡉴𡉻𡋗𡋤𡋽𡌛𡌶𡍄𡏄𡑭𡑮𡗗𡙇𡚴𡜆𡝂𡢽𡧃𡱖𡴭𡵅𡵢𡵸𡶒𡶜𡶡𡶷𡷠' +
  '𡸳𡸴𡼞𡽶𡿺𢅻𢈘𢌞𢎭𢛳𢡛𢢫𢦏𢪸𢭆𢭏𢭐𢮦𢰝𢰤𢷡𣆶𣇃𣇄𣇵𣍲𣏐𣏒𣏓𣏕𣏚𣏟𣏤𣑊𣑋𣑑𣑥𣓤𣕚𣖔𣗄𣘸𣘹𣘺𣙇𣜌𣜜𣜿𣝣𣝤𣟧𣟿𣠤𣠽𣪘𣱿𣳾𣴀𣴎𣵀' +
  '𣷓𣷹𣷺𣽾𤂖𤄃𤇆𤇾𤎼𤘩𤚥𤟱𤢖𤩍𤭖𤭯𤰖𤴔𤸎𤸷𤹪𤺋𥁊𥁕𥄢𥆩𥇍𥇥𥈞𥉌𥐮𥒎𥓙𥔎𥖧𥝱𥞩𥞴𥧄𥧔𥫣𥫤𥫱𥮲𥱋𥱤𥶡𥸮𥹖𥹢𥹥𥻂𥻘𥻨𥼣𥽜𥿔𥿠𥿻𦀌' +
  '𦀗𦁠𦃭𦉰𦊆𦍌𦐂𦙾𦚰𦜝𦣝𦣪𦥑𦥯𦧝𦨞𦩘𦪌𦪷𦫿𦰩𦱳𦳝𦹀𦹥𦾔𦿶𦿷𦿸𧃴𧄍𧄹𧏚𧏛𧏾𧐐𧑉𧘔𧘕𧘱𧚄𧚓𧜎𧜣𧝒𧦅𧪄𧮳𧮾𧯇𧲸𧶠𧸐𧾷𨂊𨂻𨉷𨊂𨋳𨏍' +
  '𨐌𨑕𨕫𨗈𨗉𨛗𨛺𨥆𨥉𨥫𨦇𨦈𨦺𨦻𨨞𨨩𨩃𨩱𨪙𨫍𨫝𨫤𨯁𨯯𨴐𨵱𨷻𨸟𨸶𨺉𨻫𨼲𨿸𩊠𩊱𩒐𩗏𩙿𩛰𩜙𩝐𩣆𩩲𩷛𩸕𩸽𩹉𩺊𩻄𩻛𩻩𩿎𪀚𪀯𪂂𪃹𪆐𪎌𪐷𪗱' +
  '𪘂𪘚𪚲';

test('every kanji of levels 1 and 2 has a glyph, and of the signs one alone has none', () => {
  const text = jisX0208();
  expect(text.match(/\p{Script=Han}/gu)?.length).toBeGreaterThan(6_355);
  expect(fonts.lacking(text)).toEqual(['≒']);
});

test('every kanji of levels 3 and 4 beyond the basic plane has a glyph', () => {
  expect([...beyondBasicPlane]).toHaveLength(303);
  expect(fonts.lacking(beyondBasicPlane)).toEqual([]);
});

test('every character in the sources of reports has a glyph: words, eras, reasons, units', () => {
  const folder = join(import.meta.dirname, '..');
  const sources = globSync(['words/*.ts', 'content/*.ts', 'pdf/*.ts', '*.ts'], { cwd: folder })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => readFileSync(join(folder, path), 'utf8'));
  expect(sources.length).toBeGreaterThan(30);
  expect(fonts.lacking(sources.join(''))).toEqual([]);
});

test('names of other alphabets are drawn by the second font, each weight by its own', () => {
  expect(fonts.runs('株式会社 Łódź', 'bold')).toEqual([
    { font: 'bold-0', text: '株式会社 ' },
    { font: 'bold-1', text: 'Ł' },
    { font: 'bold-0', text: 'ód' },
    { font: 'bold-1', text: 'ź' },
  ]);
  expect(fonts.lacking('Ελλάδα Україна Čeština Türkçe')).toEqual([]);
});

test('what no font has is drawn as 〓 and named; what has no width is gone', () => {
  expect(fonts.drawable('a🔧b\u200Bc\u0007d')).toBe(`a${substitute}bcd`);
  expect(fonts.lacking('🔧修理🔧')).toEqual(['🔧']);
});

test('parts of a letter are put together, and the form of a kanji that a name asks for is kept', () => {
  expect(fonts.drawable('か\u3099')).toBe('が');
  const katsuragi = '葛\u{E0100}城';
  expect(fonts.drawable(katsuragi)).toBe(katsuragi);
  expect(fonts.width(katsuragi, 'regular')).toBe(fonts.width('葛城', 'regular'));
});
