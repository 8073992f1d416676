import type { Language, Report } from '../report.ts';
import type { SectionName } from '../section-names.ts';
import { adjustments } from './adjustments.ts';
import { contactLists, drills, invocations, points, recovery } from './continuity.ts';
import { days } from './days.ts';
import { changes, editions } from './editions.ts';
import { incidents } from './incidents.ts';
import { lines } from './lines.ts';
import { caps, maintenance } from './maintenance.ts';
import { outages } from './outages.ts';
import { risks } from './risks.ts';
import type { Table } from './table.ts';
import { counts, responses } from './targets.ts';
import { capacity, decisions, improvements, suppliers } from './upkeep.ts';
import { trend, unadjusted, yearToDate } from './windows.ts';

interface TableMaker {
  /** With which it is told, and switched off. */
  readonly section: SectionName;
  /** Without rows it says that there was nothing; others are told only where there is something. */
  readonly isToldEmpty: boolean;
  readonly make: (report: Report, language: Language) => Table;
}

const always = (section: SectionName, make: TableMaker['make']): TableMaker => ({ section, isToldEmpty: true, make });
const recorded = (section: SectionName, make: TableMaker['make']): TableMaker => ({
  ...always(section, make),
  isToldEmpty: false,
});

/** Every table of a report, in the order that people know from workbooks. To add one: write its file, add its line. */
export const tableMakers: readonly TableMaker[] = [
  always('attainment', lines),
  always('attainment', yearToDate),
  recorded('attainment', responses),
  recorded('attainment', counts),
  always('trend', trend),
  always('outages', outages),
  always('outages', incidents),
  always('maintenance', maintenance),
  recorded('maintenance', caps),
  always('daily', days),
  always('adjustments', adjustments),
  recorded('adjustments', unadjusted),
  recorded('continuity', invocations),
  recorded('continuity', recovery),
  recorded('continuity', points),
  recorded('continuity', drills),
  recorded('continuity', contactLists),
  recorded('capacity', capacity),
  recorded('capacity', suppliers),
  recorded('improvements', improvements),
  recorded('improvements', decisions),
  recorded('risks', risks),
  always('editions', editions),
  recorded('editions', changes),
];

/** The tables of the sections that a report has. */
export function tablesOf(report: Report, language: Language): Table[] {
  return tableMakers.flatMap(({ section, isToldEmpty, make }) => {
    if (!report.sections.includes(section)) return [];
    const table = make(report, language);
    return table.rows.length > 0 || isToldEmpty ? [table] : [];
  });
}
