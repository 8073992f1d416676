import type { Cell } from '../tables/table.ts';

/** How a cell looks and what its number is; the styles themselves are in `styles.ts`, in this order. */
export const cellStyles = [
  'text',
  'quoted',
  'head',
  'title',
  'duration',
  'percent',
  'objective',
  'instant',
  'day',
  'count',
  'seconds',
] as const;
export type CellStyle = (typeof cellStyles)[number];

/** A cell of a sheet. A formula stands with the value that it has, for those who only look. */
export interface SheetCell {
  readonly style: CellStyle;
  readonly value: string | number | null;
  /** Without its `=`. */
  readonly formula?: string;
}

/** Spreadsheets count days. */
const dayMs = 86_400_000;

/** The day that spreadsheets count from; they take 1900 for a leap year, hence not the last of 1899. */
const firstDay = Temporal.PlainDate.from('1899-12-30');

export const textCell = (text: string | null, formula?: string): SheetCell => ({
  // What looks like a formula is marked as text, or editing the cell would run it.
  style: text !== null && /^[=+\-@\t\r＝＋－＠]/.test(text) ? 'quoted' : 'text',
  value: text,
  ...(formula !== undefined && { formula }),
});

export const headCell = (text: string): SheetCell => ({ style: 'head', value: text });

export const durationCell = (ms: number | null, formula?: string): SheetCell => ({
  style: 'duration',
  value: ms === null ? null : ms / dayMs,
  ...(formula !== undefined && { formula }),
});

/** Three decimals of a percent, cut here: what a spreadsheet shows of more digits it rounds, and 99.9996 would be 100. */
export const percentCell = (percent: string | null, formula?: string): SheetCell => ({
  style: 'percent',
  value: percent === null ? null : Math.floor(Math.round(Number(percent) * 1e6) / 1e3) / 1e5,
  ...(formula !== undefined && { formula }),
});

/** A percentage as it was agreed, with all its digits: a cut one would be another promise. */
export const objectiveCell = (percent: string | null): SheetCell => ({
  style: 'objective',
  value: percent === null ? null : Number(`${percent}e-2`),
});

export const secondsCell = (ms: number | null, formula?: string): SheetCell => ({
  style: 'seconds',
  value: ms === null ? null : ms / 1000,
  ...(formula !== undefined && { formula }),
});

export const countCell = (count: number | null, formula?: string): SheetCell => ({
  style: 'count',
  value: count,
  ...(formula !== undefined && { formula }),
});

/** An instant as wall clock of `timeZone`, which is all that spreadsheets know. */
export function instantCell(at: string | null, timeZone: string): SheetCell {
  if (at === null) return { style: 'instant', value: null };
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDateTime();
  const ofDayMs = new Temporal.PlainTime().until(time.toPlainTime()).total('milliseconds');
  return { style: 'instant', value: serialOf(time.toPlainDate()) + ofDayMs / dayMs };
}

export const dayCell = (day: string | null): SheetCell => ({
  style: 'day',
  value: day === null ? null : serialOf(Temporal.PlainDate.from(day)),
});

function serialOf(date: Temporal.PlainDate): number {
  return firstDay.until(date).days;
}

/** A cell of a table as a spreadsheet has it. */
export function sheetCell(cell: Cell, timeZone: string): SheetCell {
  if (cell.kind === 'text') return textCell(cell.value);
  if (cell.kind === 'duration') return durationCell(cell.value);
  // Spreadsheets cannot show a negative time.
  if (cell.kind === 'remaining') return secondsCell(cell.value);
  if (cell.kind === 'percent') return percentCell(cell.value);
  if (cell.kind === 'objective') return objectiveCell(cell.value);
  if (cell.kind === 'instant') return instantCell(cell.value, timeZone);
  if (cell.kind === 'day') return dayCell(cell.value);
  return countCell(cell.value);
}
