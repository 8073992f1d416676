import type { StructureElement } from 'pdfkit';
import { colours } from './colours.ts';
import type { Frame } from './page-size.ts';
import type { Paper, TextStyle } from './paper.ts';

/** Where on which page the next thing goes. */
export class Flow {
  readonly paper: Paper;
  readonly #beginPage: () => void;
  #frame: Frame;
  y: number;

  /** `beginPage` draws what lies below the content of every page. */
  constructor(paper: Paper, frame: Frame, beginPage: () => void) {
    this.paper = paper;
    this.#beginPage = beginPage;
    this.#frame = frame;
    this.y = frame.bottom;
    this.newPage(frame);
  }

  get left(): number {
    return this.#frame.left;
  }

  get width(): number {
    return this.#frame.width;
  }

  get right(): number {
    return this.left + this.width;
  }

  /** What is left of this page. */
  get room(): number {
    return this.#frame.bottom - this.y;
  }

  /** What an empty page has. */
  get fullHeight(): number {
    return this.#frame.bottom - this.#frame.top;
  }

  get isAtTop(): boolean {
    return this.y === this.#frame.top;
  }

  newPage(frame = this.#frame): void {
    this.#frame = frame;
    this.paper.addPage(frame);
    this.#beginPage();
    this.y = frame.top;
  }

  /** Goes to a new page where this one has not so much left; whether it did. */
  need(height: number): boolean {
    if (this.isAtTop || height <= this.room) return false;
    this.newPage();
    return true;
  }

  gap(height: number): void {
    if (!this.isAtTop) this.y += height;
  }

  /** Writes a text over the whole width, on as many pages as it takes. `before` stands in front of its first line. */
  text(parent: StructureElement, type: string, text: string, style: TextStyle, before = ''): void {
    const { paper } = this;
    const indent = before === '' ? 0 : paper.widthOf(before, style) + style.size * 0.4;
    const lines = paper.linesOf(text, this.width - indent, style);
    const element = paper.element(parent, type);
    const height = paper.lineHeight(style);
    // Two lines at least stay together.
    this.need(Math.min(lines.length, 2) * height);
    for (const [index, line] of lines.entries()) {
      this.need(height);
      if (index === 0 && before !== '') paper.decoration(() => paper.write(before, this.left, this.y, style));
      paper.tagged(element, type, () => paper.write(line, this.left + indent, this.y, style));
      this.y += height;
    }
  }

  /** A rule over the whole width. */
  rule(color: string = colours.rule, lineWidth = 0.5): void {
    const { paper, y } = this;
    paper.decoration(() => paper.rule(this.left, y, this.right, y, color, lineWidth));
  }
}
