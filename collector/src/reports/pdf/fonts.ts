import { create, type Font, type GlyphRun } from 'fontkit';

export type Weight = 'regular' | 'bold';

/** The files that text is drawn with; what the first has no glyph for is drawn with the next. */
export type FontFiles = Readonly<Record<Weight, readonly Uint8Array[]>>;

/** Characters that one font draws. */
export interface Run {
  readonly font: string;
  readonly text: string;
}

export interface Fonts {
  /** By the name that runs have. */
  readonly byName: ReadonlyMap<string, Font>;
  /** What is drawn for a text: characters that no font has are replaced, and those that nobody sees are gone. */
  drawable(text: string): string;
  /** Of a drawable text, in thousandths of the size. */
  width(text: string, weight: Weight): number;
  /** A drawable text, cut where the font changes. */
  runs(text: string, weight: Weight): Run[];
  /** The characters of a text that no font has. */
  lacking(text: string): string[];
}

/** Stands for a character that no font has, as printers always did it. */
export const substitute = '〓';

interface Drawn {
  readonly font: string;
  readonly width: number;
}

export function openFonts(files: FontFiles): Fonts {
  const weights: readonly Weight[] = ['regular', 'bold'];
  const byName = new Map(
    weights.flatMap((weight) =>
      files[weight].map((bytes, index): [string, Font] => [`${weight}-${index}`, glyphByGlyph(create(bytes))]),
    ),
  );
  const known = { regular: new Map<string, Drawn | null>(), bold: new Map<string, Drawn | null>() };
  const find = (character: string, weight: Weight): Drawn | null => {
    const codePoint = character.codePointAt(0) as number;
    const found = [...byName].find(([name, font]) => name.startsWith(weight) && font.hasGlyphForCodePoint(codePoint));
    if (found === undefined) return null;
    const [name, font] = found;
    return { font: name, width: (font.layout(character).advanceWidth * 1000) / font.unitsPerEm };
  };
  const drawn = (character: string, weight: Weight): Drawn | null => {
    let one = known[weight].get(character);
    if (one === undefined) {
      one = find(character, weight);
      known[weight].set(character, one);
    }
    return one;
  };
  const isLacking = (character: string) =>
    character !== '\n' && weights.some((weight) => drawn(character, weight) === null);
  return {
    byName,
    drawable: (text) =>
      charactersOf(visible(text))
        .map((character) => (isLacking(character) ? substitute : character))
        .join(''),
    width: (text, weight) =>
      charactersOf(text).reduce((sum, character) => sum + (drawn(character, weight)?.width ?? 0), 0),
    runs: (text, weight) => joined(charactersOf(text).map((character) => [character, drawn(character, weight)?.font])),
    lacking: (text) => [...new Set(charactersOf(visible(text)))].filter(isLacking).sort(),
  };
}

function joined(characters: readonly (readonly [character: string, font: string | undefined])[]): Run[] {
  const runs: Run[] = [];
  for (const [character, font] of characters) {
    const last = runs.at(-1);
    if (font === undefined) continue;
    if (last?.font === font) runs[runs.length - 1] = { font, text: last.text + character };
    else runs.push({ font, text: character });
  }
  return runs;
}

/** A character with the selector that says which of its forms is meant, as names of people have it. */
function charactersOf(text: string): string[] {
  return text.match(/.[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]*/gsu) ?? [];
}

/** Composed, because fonts are drawn glyph by glyph; with line ends alone of all controls, and nothing that has no width. */
function visible(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\t\u00A0]/g, ' ')
    .replace(/(?!\n)\p{Cc}|\p{Cf}/gu, '');
}

/**
 * The font with one glyph for each character, and none moved: what is measured is what is drawn, ten times faster than by the font's
 * tables for ligatures and kerning, which Japanese and figures do not need.
 */
function glyphByGlyph(font: Font): Font {
  const layout = (text: string): GlyphRun => {
    const glyphs = font.glyphsForString(text);
    const positions = glyphs.map(({ advanceWidth }) => ({
      xAdvance: advanceWidth,
      yAdvance: 0,
      xOffset: 0,
      yOffset: 0,
    }));
    return { glyphs, positions, advanceWidth: glyphs.reduce((sum, glyph) => sum + glyph.advanceWidth, 0) };
  };
  return Object.create(font, { layout: { value: layout } }) as Font;
}
