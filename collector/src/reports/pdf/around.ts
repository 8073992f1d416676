import type { Cover } from '../content/cover.ts';
import type { Words } from '../words/words.ts';
import { colours } from './colours.ts';
import type { Frame } from './page-size.ts';
import type { Paper, TextStyle } from './paper.ts';

const style: TextStyle = { size: 7, color: colours.faint };
/** From the edge of the paper: what most printers can still print. */
const headTop = 32;
const footBottom = 30;

/** On top and at the foot of every page, once it is known how many there are. */
export function drawAround(paper: Paper, cover: Cover, words: Words): void {
  for (const [index, frame] of paper.frames.entries()) {
    paper.document.switchToPage(index);
    paper.decoration(() => {
      const right = frame.left + frame.width;
      const half = frame.width / 2 - 6;
      // The letters across the page are shapes: what is read out of the file says it here.
      const number = cover.isDraft ? `${cover.number}${words.bracketed(words.draft)}` : cover.number;
      paper.write(paper.fitted(number, half, style), frame.left, headTop, style);
      if (cover.confidentiality !== null) {
        paper.writeRight(paper.fitted(cover.confidentiality, half, { ...style, weight: 'bold' }), right, headTop, {
          ...style,
          weight: 'bold',
        });
      }
      const ruleY = headTop + paper.lineHeight(style) + 2;
      paper.rule(frame.left, ruleY, right, ruleY, colours.rule);
      const footY = frame.pageHeight - footBottom - paper.lineHeight(style);
      paper.write(paper.fitted(`${cover.title} ${cover.month}`, half, style), frame.left, footY, style);
      paper.writeRight(words.page(index + 1, paper.frames.length), right, footY, style);
    }, 'Pagination');
  }
}

/** Across the page, below everything: nobody shall take it for the final one. */
export function drawWatermark(paper: Paper, frame: Frame, text: string): void {
  const centre: [number, number] = [frame.pageWidth / 2, frame.pageHeight / 2];
  const watermark: TextStyle = { size: 110, weight: 'bold', color: colours.watermark };
  paper.decoration(() => {
    paper.document.save().rotate(-40, { origin: centre });
    paper.shapes(text, ...centre, watermark);
    paper.document.restore();
  }, 'Pagination');
}
