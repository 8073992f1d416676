import type { Line, Verdict } from '../line.ts';
import type { SectionName } from '../section-names.ts';

/** What a table says in one place. */
export interface Cell {
  readonly text: string;
  /** Below the text, smaller. */
  readonly small?: string;
  /** Whose shape stands before the text, so that nobody needs colours to see it. */
  readonly mark?: Verdict | null;
  readonly isStrong?: boolean;
}

export interface Column {
  readonly head: string;
  readonly align?: 'left' | 'right';
  /** Holds figures or dates, which lose their sense when they are cut. */
  readonly isWhole?: boolean;
  /** Neighbours of one group have it above their heads. */
  readonly group?: string;
}

/** A line of its own below a row, for what is too long for a column. */
export interface Detail {
  readonly name: string;
  readonly text: string;
  /** It should be there and is not. */
  readonly isMissing?: boolean;
}

export interface Row {
  readonly cells: readonly (Cell | string)[];
  readonly details?: readonly Detail[];
}

export interface Table {
  readonly kind: 'table';
  readonly title?: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** What a section is made of. Whoever draws it decides how it looks, never what it says. */
export type Block =
  | Table
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'sentences'; readonly texts: readonly string[] }
  /** Something about what stands around it. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'facts'; readonly facts: readonly (readonly [name: string, text: string])[] }
  /** Bars of thirteen months with their figures. */
  | { readonly kind: 'trend'; readonly line: Line }
  /** Every line over the days of the month. */
  | { readonly kind: 'course' }
  /** Room to write in. */
  | { readonly kind: 'room'; readonly title: string };

export interface Section {
  readonly name: SectionName;
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Too wide for upright paper. */
  readonly isWide: boolean;
}
