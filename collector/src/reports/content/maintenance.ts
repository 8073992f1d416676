import { hms } from '../figures.ts';
import { maintenanceCaps } from '../maintenance-caps.ts';
import type { Report } from '../report.ts';
import type { MaintenanceRow } from '../rows.ts';
import { right } from './attainment.ts';
import type { Block, Detail, Row, Table } from './block.ts';
import type { Voice } from './voice.ts';

/** What was planned beside what was really down, and what of it left measured time. */
export function maintenance(report: Report, voice: Voice): Block[] {
  const { maintenance } = report;
  const { words } = voice;
  const { maintenance: heads } = words;
  if (maintenance.length === 0) return [{ kind: 'note', text: words.empty.maintenance }];
  return [
    {
      kind: 'table',
      columns: [
        { head: heads.title },
        { head: heads.lines },
        { head: heads.planned, isWhole: true },
        { head: heads.actual, isWhole: true },
        right(heads.overrun),
        right(heads.excluded),
      ],
      rows: maintenance.map((row) => maintenanceRow(row, voice)),
    },
    ...caps(report, voice),
  ];
}

function caps(report: Report, { words }: Voice): Table[] {
  const { maintenance: heads, figures } = words;
  const rows = maintenanceCaps(report).map(({ line, capMs, spentMs }) => ({
    cells: [line.title, hms(capMs), hms(spentMs), hms(capMs - spentMs)],
  }));
  if (rows.length === 0) return [];
  const columns = [{ head: figures.service }, right(heads.cap), right(heads.excluded), right(heads.left)];
  return [{ kind: 'table', title: heads.caps, columns, rows }];
}

function maintenanceRow(row: MaintenanceRow, voice: Voice): Row {
  const { words, dates, lineTitle } = voice;
  const span = (from: string | null, to: string | null) =>
    from === null ? words.none : `${dates.short(from)}\n– ${to === null ? words.outages.open : dates.shortEnd(to)}`;
  return {
    cells: [
      { text: row.title, isStrong: true },
      row.lines.map(lineTitle).join(words.listed),
      span(row.plannedFrom, row.plannedTo),
      span(row.actualFrom, row.actualTo),
      { text: hms(row.overrunMs), isStrong: row.overrunMs > 0 },
      hms(row.excludedMs),
    ],
    details: maintenanceDetails(row, voice),
  };
}

function maintenanceDetails(row: MaintenanceRow, { words, dates }: Voice): Detail[] {
  const { maintenance: heads } = words;
  const approval = [row.approvedBy, row.approvedAt && dates.short(row.approvedAt)].filter((part) => part !== null);
  const facts = [
    `${heads.announced} ${row.announcedAt === null ? words.none : dates.short(row.announcedAt)}`,
    `${heads.approved} ${approval.length === 0 ? words.none : approval.join(' ')}`,
    ...(row.cancelledAt === null ? [] : [`${heads.cancelled} ${dates.short(row.cancelledAt)}`]),
    ...(row.notExcludedBecause === null
      ? []
      : [`${heads.notExcluded}${words.colon}${heads.notExcludedBecause[row.notExcludedBecause]}`]),
  ];
  return [{ name: row.id, text: facts.join(words.listed) }];
}
