import type { Voice } from '../content/voice.ts';
import type { Report } from '../report.ts';
import { headCell, instantCell, type SheetCell, secondsCell, textCell } from './cells.ts';
import type { Sheet } from './sheet.ts';
import { sheetWords } from './sheet-words.ts';

interface Raw {
  readonly kind: 'outage' | 'planned' | 'actual' | 'adjustment';
  readonly id: string;
  readonly title: string;
  readonly from: string;
  /** null while it lasts. */
  readonly to: string | null;
}

/** Every interval that the report tells of, as instants that programs read and as wall clock of its zone. */
export function rawSheet(report: Report, voice: Voice): Sheet {
  const { raw, rawHeads, rawKinds, seconds } = sheetWords[voice.language];
  const { timeZone } = report.period;
  const heads = [
    ...[rawHeads.kind, 'ID', rawHeads.what],
    ...['ISO 8601', timeZone].flatMap((zone) => [rawHeads.from, rawHeads.to].map((head) => rawHeads.in(head, zone))),
    seconds(rawHeads.length),
  ];
  const rows = intervalsOf(report, voice).map(({ kind, id, title, from, to }): SheetCell[] => [
    textCell(rawKinds[kind]),
    textCell(id),
    textCell(title),
    textCell(from),
    textCell(to),
    instantCell(from, timeZone),
    instantCell(to, timeZone),
    secondsCell(to === null ? null : lengthMs(from, to)),
  ]);
  return {
    name: raw,
    rows: [heads.map(headCell), ...rows],
    widths: [18, 20, 24, 26, 26, 22, 22, 14],
    headRows: 1,
    landscape: true,
  };
}

function intervalsOf(report: Report, { lineTitle }: Voice): Raw[] {
  return [
    ...report.outages.map(({ line, title, from, to }): Raw => ({ kind: 'outage', id: line, title, from, to })),
    ...report.maintenance.flatMap(({ id, title, plannedFrom, plannedTo, actualFrom, actualTo }): Raw[] => [
      { kind: 'planned', id, title, from: plannedFrom, to: plannedTo },
      ...(actualFrom === null ? [] : [{ kind: 'actual', id, title, from: actualFrom, to: actualTo } as const]),
    ]),
    ...report.adjustments.map(
      ({ id, target, from, to }): Raw => ({ kind: 'adjustment', id, title: lineTitle(target), from, to }),
    ),
  ];
}

function lengthMs(from: string, to: string): number {
  return Temporal.Instant.from(to).epochMilliseconds - Temporal.Instant.from(from).epochMilliseconds;
}
