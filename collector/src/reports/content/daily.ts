import { hms } from '../figures.ts';
import type { DayRow, Line } from '../line.ts';
import type { Report } from '../report.ts';
import { right } from './attainment.ts';
import type { Block, Row, Table } from './block.ts';
import type { Voice } from './voice.ts';

/** So many lines fit beside each other on wide paper. */
const linesAcross = 3;

const parts = ['baseMs', 'downMs', 'maintenanceMs', 'excludedMs', 'unknownMs'] as const;

/** Every day of every line, and what they add up to. */
export function daily({ lines }: Report, voice: Voice): Block[] {
  if (lines.length === 0) return [{ kind: 'note', text: voice.words.empty.lines }];
  const groups = lines.flatMap((_, index) =>
    index % linesAcross === 0 ? [lines.slice(index, index + linesAcross)] : [],
  );
  return groups.map((group) => dayTable(group, voice));
}

function dayTable(lines: readonly Line[], { words, dates }: Voice): Table {
  const { figures } = words;
  const heads = [figures.base, figures.down, figures.maintenance, figures.excluded, figures.unknown];
  // Each line has the days of its own zone, and some zones skipped one.
  const days = [...new Set(lines.flatMap((line) => line.days.map(({ day }) => day)))].sort();
  const noDay = parts.map(() => '—');
  const cellsOf = (row: Omit<DayRow, 'day'>) => parts.map((part) => (row[part] === 0 ? '0' : hms(row[part])));
  const cellsOn = (line: Line, day: string) => {
    const row = line.days.find((one) => one.day === day);
    return row ? cellsOf(row) : noDay;
  };
  const rows = days.map(
    (day): Row => ({ cells: [dates.dayOfMonth(day), ...lines.flatMap((line) => cellsOn(line, day))] }),
  );
  const totals = lines.flatMap((line) => cellsOf(totalOf(line.days)).map((text) => ({ text, isStrong: true })));
  return {
    kind: 'table',
    columns: [
      { head: figures.day, isWhole: true },
      ...lines.flatMap(({ title }) => heads.map((head) => ({ ...right(head), group: title }))),
    ],
    rows: [...rows, { cells: [{ text: figures.total, isStrong: true }, ...totals] }],
  };
}

function totalOf(days: readonly DayRow[]): Omit<DayRow, 'day'> {
  const sum = (part: (typeof parts)[number]) => days.reduce((total, day) => total + day[part], 0);
  return {
    baseMs: sum('baseMs'),
    downMs: sum('downMs'),
    maintenanceMs: sum('maintenanceMs'),
    excludedMs: sum('excludedMs'),
    unknownMs: sum('unknownMs'),
  };
}
