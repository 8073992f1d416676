/** Must not begin a line (JIS X 4051, the common part). */
const noStart =
  /[、。，．・：；？！ー々〻ゝゞヽヾぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ」』）］｝】〉》〕”’,.:;?!)\]}%％°′″℃～〜…‥]/u;
/** Must not end a line. */
const noEnd = /[「『（［｛【〈《〔“‘([{¥￥$＄№]/u;
/** Scripts that are written without spaces: they may be cut between any two characters. */
const uncut = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF〓○△×●]/u;

/** The pieces of a text between which a line may end. Spaces belong to what stands before them. */
export function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let before = '';
  for (const character of text.match(/.[\u{FE00}-\u{FE0F}\u{E0100}-\u{E01EF}]*/gsu) ?? []) {
    if (before !== '' && mayBreak(before, character)) pieces.push(character);
    else pieces.push((pieces.pop() ?? '') + character);
    before = character;
  }
  return pieces;
}

function mayBreak(before: string, after: string): boolean {
  if (after === ' ' || noStart.test(after) || noEnd.test(before)) return false;
  // After these a long path, name or address may go on below.
  return before === ' ' || /[/\-–—@_]/.test(before) || uncut.test(before) || uncut.test(after);
}

/** The lines of a text that is at most `width` wide, in the unit of `widthOf`. What is too wide by itself is cut anywhere. */
export function wrap(text: string, width: number, widthOf: (text: string) => number): string[] {
  return text.split('\n').flatMap((paragraph) => wrapParagraph(paragraph, width, widthOf));
}

function wrapParagraph(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (widthOf((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line !== '') lines.push(line.trimEnd());
    line = '';
    for (const part of cut(piece, width, widthOf)) {
      if (line !== '') lines.push(line.trimEnd());
      line = part;
    }
  }
  return [...lines, line.trimEnd()];
}

/** One character a part at least, or nothing would ever fit. */
function cut(piece: string, width: number, widthOf: (text: string) => number): string[] {
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of piece) {
    const added = widthOf(character);
    if (part !== '' && character !== ' ' && used + added > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += added;
  }
  return [...parts, part];
}
