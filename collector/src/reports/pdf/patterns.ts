import type { Verdict } from '../line.ts';
import { colours } from './colours.ts';
import type { Paper } from './paper.ts';

/** Lines from corner to corner, apart enough to be seen on a fax. */
export function hatch(paper: Paper, x: number, y: number, width: number, height: number, color: string): void {
  const step = 2.4;
  paper.document.save().rect(x, y, width, height).clip();
  for (let at = x - height; at < x + width; at += step) paper.rule(at, y + height, at + height, y, color, 0.7);
  paper.document.restore();
  paper.frame(x, y, width, height, color, 0.4);
}

/** The lower half, dotted: nobody looked. */
export function dots(paper: Paper, x: number, y: number, width: number, height: number, color: string): void {
  const step = 1.8;
  for (let top = y + height / 2 + step / 2; top < y + height; top += step) {
    for (let left = x + step / 2; left < x + width; left += step) paper.document.circle(left, top, 0.5).fill(color);
  }
}

/** The shape of a verdict: a ring, a cross, a triangle. */
export function mark(paper: Paper, verdict: Verdict, x: number, y: number, size: number): void {
  const { document } = paper;
  const [left, top, right, bottom] = [x, y, x + size, y + size];
  document.lineWidth(size / 6);
  if (verdict === 'met') document.circle(x + size / 2, y + size / 2, size / 2).stroke(colours.up);
  if (verdict === 'missed') {
    document.moveTo(left, top).lineTo(right, bottom).moveTo(right, top).lineTo(left, bottom).stroke(colours.down);
  }
  if (verdict === 'undetermined') {
    document
      .moveTo(left, bottom)
      .lineTo(x + size / 2, top)
      .lineTo(right, bottom)
      .closePath()
      .stroke(colours.text);
  }
}
