/**
 * The part of PDFKit and fontkit that we touch. Declared here because PDFKit's own types bring those of Node along, and with them
 * everything that pure folders must not see.
 */
declare module 'pdfkit' {
  import type { Font } from 'fontkit';

  export interface StructureContent {
    readonly refs: unknown;
  }

  export interface StructureElement {
    add(child: StructureElement | StructureContent): this;
    end(): void;
  }

  export interface OutlineItem {
    addItem(title: string): OutlineItem;
  }

  interface Options {
    readonly autoFirstPage: false;
    readonly bufferPages: true;
    readonly font: null;
    readonly pdfVersion: '1.7';
    readonly tagged: true;
    readonly displayTitle: true;
    readonly lang: string;
    readonly info: Readonly<Record<string, unknown>>;
  }

  export default class PDFDocument {
    constructor(options: Options);
    readonly outline: OutlineItem;
    addPage(options: { readonly size: readonly [number, number]; readonly margin: 0 }): this;
    switchToPage(index: number): unknown;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    registerFont(name: string, font: Font): this;
    font(name: string, size: number): this;
    text(text: string, x: number, y: number, options: { readonly lineBreak: false; readonly baseline: number }): this;
    fillColor(color: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    circle(x: number, y: number, radius: number): this;
    /** In the notation of SVG. */
    path(path: string): this;
    translate(x: number, y: number): this;
    scale(xFactor: number, yFactor: number): this;
    moveTo(x: number, y: number): this;
    lineTo(x: number, y: number): this;
    closePath(): this;
    fill(color: string): this;
    stroke(color: string): this;
    clip(): this;
    lineWidth(width: number): this;
    dash(length: number, options: { readonly space: number }): this;
    undash(): this;
    rotate(degrees: number, options: { readonly origin: readonly [number, number] }): this;
    save(): this;
    restore(): this;
    struct(type: string, options?: { readonly alt?: string; readonly scope?: 'Column' | 'Row' }): StructureElement;
    addStructure(element: StructureElement): this;
    markStructureContent(type: string): StructureContent;
    markContent(type: 'Artifact', options: { readonly type: 'Layout' | 'Pagination' }): this;
    endMarkedContent(): this;
    file(content: Uint8Array, options: Readonly<Record<string, string>>): unknown;
    end(): void;
  }
}

declare module 'pdfkit/output' {
  import type PDFDocument from 'pdfkit';

  export function toBytes(document: PDFDocument): Promise<Uint8Array>;
}

declare module 'fontkit' {
  export interface Glyph {
    readonly id: number;
    readonly advanceWidth: number;
    readonly path: { toSVG(): string };
  }

  interface GlyphPosition {
    readonly xAdvance: number;
    readonly yAdvance: number;
    readonly xOffset: number;
    readonly yOffset: number;
  }

  export interface GlyphRun {
    readonly glyphs: readonly Glyph[];
    readonly positions: readonly GlyphPosition[];
    readonly advanceWidth: number;
  }

  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly capHeight: number;
    readonly characterSet: readonly number[];
    hasGlyphForCodePoint(codePoint: number): boolean;
    glyphsForString(text: string): readonly Glyph[];
    layout(text: string): GlyphRun;
  }

  export function create(bytes: Uint8Array): Font;
}
