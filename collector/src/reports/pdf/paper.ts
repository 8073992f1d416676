import type { Font } from 'fontkit';
import PDFDocument, { type StructureElement } from 'pdfkit';
import { colours } from './colours.ts';
import type { Fonts, Weight } from './fonts.ts';
import type { Frame } from './page-size.ts';
import { wrap } from './wrap.ts';

/** How a text looks. */
export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
}

interface About {
  readonly language: string;
  /** Of the document information; PDFKit makes the file's id of it. */
  readonly info: Readonly<Record<string, unknown>>;
}

/** Of a line of text to its size. Japanese needs the air. */
const leading = 1.5;

/** Where the middle of a character is above the line that it stands on, in its size. */
const middle = 0.38;

/** Pages of a tagged PDF: everything drawn is either part of an element or decoration. */
export class Paper {
  readonly document: PDFDocument;
  readonly #fonts: Fonts;
  readonly root: StructureElement;
  readonly frames: Frame[] = [];

  constructor(fonts: Fonts, { language, info }: About) {
    this.#fonts = fonts;
    this.document = new PDFDocument({
      autoFirstPage: false,
      // Header and footer are drawn when the number of pages is known.
      bufferPages: true,
      font: null,
      pdfVersion: '1.7',
      tagged: true,
      displayTitle: true,
      lang: language,
      info,
    });
    for (const [name, font] of fonts.byName) this.document.registerFont(name, font);
    this.root = this.document.struct('Document');
    this.document.addStructure(this.root);
  }

  addPage(frame: Frame): void {
    this.document.addPage({ size: [frame.pageWidth, frame.pageHeight], margin: 0 });
    this.frames.push(frame);
  }

  /** Adds an element to another one. */
  element(
    parent: StructureElement,
    type: string,
    options: { alt?: string; scope?: 'Column' | 'Row' } = {},
  ): StructureElement {
    const element = this.document.struct(type, options);
    parent.add(element);
    return element;
  }

  /** What `draw` draws is content of `element`. */
  tagged(element: StructureElement, type: string, draw: () => void): void {
    const content = this.document.markStructureContent(type);
    element.add(content);
    draw();
    this.document.endMarkedContent();
  }

  /** What `draw` draws says nothing that is not said elsewhere. */
  decoration(draw: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.document.markContent('Artifact', { type });
    draw();
    this.document.endMarkedContent();
  }

  drawable(text: string): string {
    return this.#fonts.drawable(text);
  }

  widthOf(text: string, { size, weight = 'regular' }: TextStyle): number {
    return (this.#fonts.width(text, weight) * size) / 1000;
  }

  /** The lines of a text within a width. */
  linesOf(text: string, width: number, style: TextStyle): string[] {
    return wrap(this.drawable(text), width, (part) => this.widthOf(part, style));
  }

  /** One line that ends with … where it would be too long. */
  fitted(text: string, width: number, style: TextStyle): string {
    const line = this.drawable(text).replaceAll('\n', ' ');
    if (this.widthOf(line, style) <= width) return line;
    let kept = '';
    let used = this.widthOf('…', style);
    for (const character of line) {
      used += this.widthOf(character, style);
      if (used > width) break;
      kept += character;
    }
    return `${kept}…`;
  }

  lineHeight({ size }: TextStyle): number {
    return size * leading;
  }

  /** Writes one line whose box begins at `y`. It must be inside of `tagged` or `decoration`. */
  write(line: string, x: number, y: number, style: TextStyle): void {
    const { size, weight = 'regular', color = colours.text } = style;
    const base = y + this.lineHeight(style) / 2 + middle * size;
    let at = x;
    this.document.fillColor(color);
    for (const { font, text } of this.#fonts.runs(line, weight)) {
      this.document.font(font, size).text(text, at, base, { lineBreak: false, baseline: 0 });
      at += this.widthOf(text, style);
    }
  }

  writeRight(line: string, right: number, y: number, style: TextStyle): void {
    this.write(line, right - this.widthOf(line, style), y, style);
  }

  writeMiddle(line: string, centre: number, y: number, style: TextStyle): void {
    this.write(line, centre - this.widthOf(line, style) / 2, y, style);
  }

  /** The shapes of one line, its middle at `x` and `y`: nobody finds them as text among the lines that they lie below. */
  shapes(line: string, x: number, y: number, style: TextStyle): void {
    const { size, weight = 'regular', color = colours.text } = style;
    let at = x - this.widthOf(line, style) / 2;
    for (const { font, text } of this.#fonts.runs(line, weight)) {
      const drawn = this.#fonts.byName.get(font) as Font;
      const scale = size / drawn.unitsPerEm;
      for (const glyph of drawn.glyphsForString(text)) {
        // Fonts count upwards.
        this.document
          .save()
          .translate(at, y + middle * size)
          .scale(scale, -scale);
        this.document.path(glyph.path.toSVG()).fill(color);
        this.document.restore();
        at += glyph.advanceWidth * scale;
      }
    }
  }

  box(x: number, y: number, width: number, height: number, color: string): void {
    this.document.rect(x, y, width, height).fill(color);
  }

  frame(x: number, y: number, width: number, height: number, color: string, lineWidth = 0.5): void {
    this.document.lineWidth(lineWidth).rect(x, y, width, height).stroke(color);
  }

  rule(x: number, y: number, toX: number, toY: number, color: string, lineWidth = 0.5): void {
    this.document.lineWidth(lineWidth).moveTo(x, y).lineTo(toX, toY).stroke(color);
  }

  dashed(x: number, y: number, toX: number, toY: number, color: string): void {
    this.document.dash(2, { space: 1.5 });
    this.rule(x, y, toX, toY, color, 0.7);
    this.document.undash();
  }
}
