/** What a value of a column is, and so how a format writes it; null is nothing known, never zero. */
interface Values {
  readonly text: string;
  readonly count: number;
  /** Milliseconds. */
  readonly duration: number;
  /** Milliseconds that are left, or missing where it is negative. */
  readonly remaining: number;
  /** A decimal text with six decimals, floored. */
  readonly percent: string;
  /** A decimal text as it was agreed: what was promised is never cut. */
  readonly objective: string;
  /** RFC 3339, UTC. */
  readonly instant: string;
  /** Such as `2026-10-20`. */
  readonly day: string;
}
export type ColumnKind = keyof Values;

/** A column over rows of one type. */
export type Column<Row> = {
  readonly [Kind in ColumnKind]: {
    /** The same in every language. */
    readonly key: string;
    readonly head: string;
    readonly kind: Kind;
    readonly of: (row: Row) => Values[Kind] | null;
  };
}[ColumnKind];

/** A cell by its kind. */
export type Cell = {
  readonly [Kind in ColumnKind]: { readonly kind: Kind; readonly value: Values[Kind] | null };
}[ColumnKind];

/** A table of a report, for the formats that people reckon with. */
export interface Table {
  readonly name: string;
  readonly title: string;
  readonly columns: readonly { readonly key: string; readonly head: string; readonly kind: ColumnKind }[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A table of rows, each read by every column. */
export function tableOf<Row>(
  name: string,
  title: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
): Table {
  return {
    name,
    title,
    columns: columns.map(({ key, head, kind }) => ({ key, head, kind })),
    rows: rows.map((row) => columns.map(({ kind, of }) => ({ kind, value: of(row) }) as Cell)),
  };
}
