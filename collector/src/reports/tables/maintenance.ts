import { type MaintenanceCap, maintenanceCaps } from '../maintenance-caps.ts';
import type { Language, Report } from '../report.ts';
import type { MaintenanceRow } from '../rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

/** One row for each window of planned work. */
export function maintenance(report: Report, language: Language): Table {
  const words = wordsIn[language];
  const heads = words.maintenance;
  const titles = new Map(report.lines.map(({ id, title }) => [id, title]));
  const columns: Column<MaintenanceRow>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ id }) => id },
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    {
      key: 'services',
      head: heads.lines,
      kind: 'text',
      of: ({ lines }) => lines.map((id) => titles.get(id) ?? id).join(words.listed),
    },
    {
      key: 'plannedFrom',
      head: `${heads.planned}: ${heads.from}`,
      kind: 'instant',
      of: ({ plannedFrom }) => plannedFrom,
    },
    { key: 'plannedTo', head: `${heads.planned}: ${heads.to}`, kind: 'instant', of: ({ plannedTo }) => plannedTo },
    { key: 'actualFrom', head: `${heads.actual}: ${heads.from}`, kind: 'instant', of: ({ actualFrom }) => actualFrom },
    { key: 'actualTo', head: `${heads.actual}: ${heads.to}`, kind: 'instant', of: ({ actualTo }) => actualTo },
    { key: 'overrun', head: heads.overrun, kind: 'duration', of: ({ overrunMs }) => overrunMs },
    { key: 'announced', head: heads.announced, kind: 'instant', of: ({ announcedAt }) => announcedAt },
    { key: 'approved', head: heads.approved, kind: 'instant', of: ({ approvedAt }) => approvedAt },
    { key: 'approvedBy', head: heads.approvedBy, kind: 'text', of: ({ approvedBy }) => approvedBy },
    { key: 'cancelled', head: heads.cancelled, kind: 'instant', of: ({ cancelledAt }) => cancelledAt },
    { key: 'excluded', head: heads.excluded, kind: 'duration', of: ({ excludedMs }) => excludedMs },
    {
      key: 'notExcluded',
      head: heads.notExcluded,
      kind: 'text',
      of: ({ notExcludedBecause: why }) => why && heads.notExcludedBecause[why],
    },
  ];
  return tableOf('maintenance', words.sections.maintenance, columns, report.maintenance);
}

/** One row for each promise that takes planned work out up to a limit. */
export function caps(report: Report, language: Language): Table {
  const { figures, maintenance: heads } = wordsIn[language];
  const columns: Column<MaintenanceCap>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ line }) => line.id },
    { key: 'service', head: figures.service, kind: 'text', of: ({ line }) => line.title },
    { key: 'cap', head: heads.cap, kind: 'duration', of: ({ capMs }) => capMs },
    { key: 'excluded', head: heads.excluded, kind: 'duration', of: ({ spentMs }) => spentMs },
    { key: 'left', head: heads.left, kind: 'duration', of: ({ capMs, spentMs }) => capMs - spentMs },
  ];
  return tableOf('maintenance-caps', heads.caps, columns, maintenanceCaps(report));
}
