import type { StructureElement } from 'pdfkit';
import type { Cover, SignatureBox } from '../content/cover.ts';
import type { Words } from '../words/words.ts';
import { colours } from './colours.ts';
import { drawFacts } from './facts.ts';
import type { Flow } from './flow.ts';
import { sealSide } from './page-size.ts';
import type { TextStyle } from './paper.ts';

const titleStyle: TextStyle = { size: 19, weight: 'bold' };
const monthStyle: TextStyle = { size: 12 };
const boxStyle: TextStyle = { size: 7 };
const missingStyle: TextStyle = { size: 8 };

/** What stands before the first section: the title beside the boxes to be signed, then what is reported to whom. */
export function drawFront(flow: Flow, parent: StructureElement, cover: Cover, words: Words): void {
  const { paper } = flow;
  const top = flow.y;
  const boxWidth = sealSide + 3;
  const boxesLeft = flow.right - boxWidth * cover.signatures.length;
  const boxesBottom = drawSignatures(flow, parent, cover.signatures, {
    left: boxesLeft,
    width: boxWidth,
    top,
    seal: words.cover.seal,
  });
  const heading = paper.element(parent, 'H1');
  let y = top + 14;
  for (const [text, style] of [
    [cover.title, titleStyle],
    [cover.month, monthStyle],
  ] as const) {
    for (const line of paper.linesOf(text, boxesLeft - flow.left - 12, style)) {
      paper.tagged(heading, 'H1', () => paper.write(line, flow.left, y, style));
      y += paper.lineHeight(style);
    }
  }
  flow.y = Math.max(y, boxesBottom) + 8;
  drawFacts(flow, parent, cover.facts);
  drawMissing(flow, parent, cover.missing, words);
}

interface Boxes {
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly seal: string;
}

/** A box each with its name, room for a seal, and who signed when. Returns where they end. */
function drawSignatures(flow: Flow, parent: StructureElement, boxes: readonly SignatureBox[], at: Boxes): number {
  const { paper } = flow;
  const lineHeight = paper.lineHeight(boxStyle);
  const signed = boxes.map(({ name, on }) =>
    [name, on].flatMap((text) => (text === null ? [] : paper.linesOf(text, at.width - 4, boxStyle))),
  );
  const headHeight = lineHeight + 3;
  const signedHeight = Math.max(2, ...signed.map((lines) => lines.length)) * lineHeight + 3;
  const height = headHeight + sealSide + signedHeight;
  const faint = { ...boxStyle, color: colours.rule };
  for (const [index, box] of boxes.entries()) {
    const x = at.left + index * at.width;
    const middle = x + at.width / 2;
    const sealTop = at.top + headHeight;
    paper.decoration(() => {
      paper.box(x, at.top, at.width, headHeight, colours.ground);
      paper.frame(x, at.top, at.width, height, colours.faint);
      paper.rule(x, sealTop, x + at.width, sealTop, colours.faint);
      paper.rule(x, sealTop + sealSide, x + at.width, sealTop + sealSide, colours.rule);
      if (box.name === null) paper.writeMiddle(at.seal, middle, sealTop + (sealSide - lineHeight) / 2, faint);
    });
    const element = paper.element(parent, 'P');
    paper.tagged(element, 'P', () => paper.writeMiddle(box.title, middle, at.top + 1.5, boxStyle));
    for (const [row, line] of (signed[index] ?? []).entries()) {
      const y = sealTop + sealSide + 1.5 + row * lineHeight;
      paper.tagged(element, 'P', () => paper.writeMiddle(line, middle, y, boxStyle));
    }
  }
  return at.top + height;
}

function drawMissing(flow: Flow, parent: StructureElement, missing: readonly string[], words: Words): void {
  if (missing.length === 0) return;
  flow.gap(6);
  flow.text(parent, 'P', words.cover.missing, { ...missingStyle, weight: 'bold', color: colours.down });
  for (const text of missing) flow.text(parent, 'P', text, missingStyle, '□');
}
