import type { StructureElement } from 'pdfkit';
import { colours } from './colours.ts';
import type { Flow } from './flow.ts';
import type { TextStyle } from './paper.ts';

const nameStyle: TextStyle = { size: 8, color: colours.faint };
const textStyle: TextStyle = { size: 8.5 };
const gapWidth = 10;
/** Names get at most this part of the width. */
const namesPart = 0.3;

/** Names and what they stand for, one below the other. */
export function drawFacts(
  flow: Flow,
  parent: StructureElement,
  facts: readonly (readonly [name: string, text: string])[],
): void {
  const { paper } = flow;
  const widest = Math.max(...facts.map(([name]) => paper.widthOf(paper.drawable(name), nameStyle)));
  const nameWidth = Math.min(widest, flow.width * namesPart);
  const lineHeight = paper.lineHeight(textStyle);
  const list = paper.element(parent, 'L');
  for (const [name, text] of facts) {
    const item = paper.element(list, 'LI');
    const [label, body] = [paper.element(item, 'Lbl'), paper.element(item, 'LBody')];
    const names = paper.linesOf(name, nameWidth, nameStyle);
    const lines = paper.linesOf(text, flow.width - nameWidth - gapWidth, textStyle);
    for (let index = 0; index < Math.max(names.length, lines.length); index++) {
      flow.need(lineHeight);
      const [named, line] = [names[index], lines[index]];
      if (named) paper.tagged(label, 'Lbl', () => paper.write(named, flow.left, flow.y + 0.3, nameStyle));
      if (line)
        paper.tagged(body, 'LBody', () => paper.write(line, flow.left + nameWidth + gapWidth, flow.y, textStyle));
      flow.y += lineHeight;
    }
  }
}
