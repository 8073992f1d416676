import type { Voice } from '../content/voice.ts';
import type { Line } from '../line.ts';
import type { Report } from '../report.ts';
import type { MaintenanceRow } from '../rows.ts';
import type { SectionName } from '../section-names.ts';
import { headCell, instantCell, type SheetCell, secondsCell, textCell } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';

interface Raw {
  readonly kind: 'outage' | 'unknown' | 'planned' | 'actual' | 'adjustment';
  readonly id: string;
  readonly title: string;
  readonly from: string;
  /** null while it lasts. */
  readonly to: string | null;
  /** What of it the figures count as down or unknown; null where they count none of it. */
  readonly countedMs: number | null;
}

/** Every interval that the sections of the report tell of, and those when nobody could look, as instants that programs read and as wall clock of its zone. */
export function rawSheet(report: Report, voice: Voice): Sheet {
  const { raw, rawHeads, rawKinds, seconds, nothing } = sheetWords[voice.language];
  const { timeZone } = report.period;
  const heads = [
    ...[rawHeads.kind, 'ID', rawHeads.what],
    ...['ISO 8601', timeZone].flatMap((zone) => [rawHeads.from, rawHeads.to].map((head) => rawHeads.in(head, zone))),
    seconds(rawHeads.length),
    seconds(rawHeads.counted),
  ];
  const rows = intervalsOf(report, voice).map(({ kind, id, title, from, to, countedMs }): SheetCell[] => [
    textCell(rawKinds[kind]),
    textCell(id),
    textCell(title),
    textCell(from),
    textCell(to),
    instantCell(from, timeZone),
    instantCell(to, timeZone),
    secondsCell(to === null ? null : lengthMs(from, to)),
    secondsCell(countedMs),
  ]);
  return {
    name: raw,
    rows: [heads.map(headCell), ...(rows.length === 0 ? [[textCell(nothing)]] : rows)],
    widths: [18, 20, 24, 26, 26, 22, 22, 14, 14],
    headRows: 1,
    landscape: true,
  };
}

function intervalsOf(report: Report, { lineTitle }: Voice): Raw[] {
  const told = (name: SectionName, of: () => Raw[]) => (report.sections.includes(name) ? of() : []);
  return [
    ...told('outages', () =>
      report.outages.map(
        ({ line, title, from, to, countedMs }): Raw => ({ kind: 'outage', id: line, title, from, to, countedMs }),
      ),
    ),
    ...told('attainment', () => report.lines.flatMap(unknownIntervals)),
    ...told('maintenance', () => report.maintenance.flatMap(plannedIntervals)),
    ...told('adjustments', () =>
      report.adjustments.map(
        ({ id, target, from, to }): Raw => ({
          ...{ kind: 'adjustment', id, title: lineTitle(target), from, to, countedMs: null },
        }),
      ),
    ),
  ];
}

function unknownIntervals({ id, title, unknownIntervals = [] }: Line): Raw[] {
  return unknownIntervals.map(({ from, to }) => ({
    ...{ kind: 'unknown', id, title, from, to, countedMs: lengthMs(from, to) },
  }));
}

function plannedIntervals({ id, title, plannedFrom, plannedTo, actualFrom, actualTo }: MaintenanceRow): Raw[] {
  const planned: Raw = { kind: 'planned', id, title, from: plannedFrom, to: plannedTo, countedMs: null };
  if (actualFrom === null) return [planned];
  return [planned, { kind: 'actual', id, title, from: actualFrom, to: actualTo, countedMs: null }];
}

function lengthMs(from: string, to: string): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}
