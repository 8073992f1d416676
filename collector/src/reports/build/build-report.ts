import { epochMs } from '../../incidents/incident.ts';
import type { Interval } from '../../ledger/change.ts';
import { formatTime } from '../../ledger/format-time.ts';
import { monthWindow } from '../../ledger/month.ts';
import { isUnobserved } from '../figures.ts';
import type { Line } from '../line.ts';
import type { Report } from '../report.ts';
import type { Continuity } from '../rows.ts';
import type { SectionName } from '../section-names.ts';
import { aheadRows } from './ahead-rows.ts';
import { type Counted, countTargets, workloadRows } from './counts.ts';
import { incidentRow, type JudgedIncident, judged, responseTargets } from './incident-rows.ts';
import { countedMonths, lineOf } from './line.ts';
import { lineOutages } from './line-outages.ts';
import { linePolicy } from './line-policy.ts';
import { maintenanceRows } from './maintenance-rows.ts';
import { missingOf } from './missing.ts';
import { addMonths, fiscalYearOf } from './months.ts';
import { outageRows, type ToldOutage } from './outage-rows.ts';
import {
  capacityRows,
  contactListRows,
  daysAround,
  drillRows,
  improvementRows,
  invocationRows,
  riskRows,
  supplierRows,
} from './records.ts';
import { recoveryRow } from './recovery-points.ts';
import { recoveryTime } from './recovery-time.ts';
import type { ReportInputs } from './report-inputs.ts';
import { serviceRules } from './service-rules.ts';

/** The whole report but for its hash: everything in it follows from the inputs, so that it can be made again. */
export function buildReport(inputs: ReportInputs): Omit<Report, 'hash'> {
  const { month, timeZone, fiscalYearStart, asOfMs, promises } = inputs;
  const year = fiscalYearOf(month, fiscalYearStart);
  const window = monthWindow(month, timeZone);
  const lines = inputs.lines.map(({ input, read }) => lineOf(input, read, year.from));
  const judge = { rules: promises.incidents, agreed: promises.agreed, asOfMs };
  const incidents = judged(inputs.incidents, judge);
  const told = outageRows(
    inputs.lines.flatMap(({ input, read }) => lineOutages(input.id, read)),
    { ...inputs.outageWords, incidents },
  );
  const rows = incidents.filter((one) => isOpenIn(one, window)).map(incidentRow);
  const outages = inputs.lines.map(({ input, read }) => countedMonths(input, read));
  const counted: Counted = { ...inputs, incidents, outages };
  const openUntil = asOfMs < window.toMs ? formatTime(window.toMs) : null;
  const missing = missingOf({
    ...{ outages: told, incidents: rows, adjustments: inputs.adjustments, openUntil },
    isUnobserved: isNothingObserved(lines),
  });
  const { state } = inputs.document;
  return {
    format: 'kadoban-report/1',
    document: { ...inputs.document, state: state === 'draft' && missing.length > 0 ? 'needs-input' : state, missing },
    sla: inputs.sla,
    period: {
      ...{ month, timeZone, from: formatTime(window.fromMs), to: formatTime(window.toMs) },
      asOf: formatTime(asOfMs),
      fiscalYearFrom: year.from,
    },
    sections: inputs.sections,
    lines,
    counts: countTargets(promises.counts, counted),
    responses: responseTargets(
      incidents.filter((one) => isDetectedIn(one, window)),
      judge,
    ),
    outages: told.map(({ row }) => row),
    incidents: rows,
    maintenance: maintenanceRows(inputs.lines.map(({ input, ...line }) => ({ line: input.id, ...line }))),
    ahead: aheadRows(
      inputs.lines.map(({ input, windows }) => ({ line: input.id, windows })),
      monthWindow(addMonths(month, 1), timeZone),
    ),
    adjustments: inputs.adjustments,
    ...recordsTold(inputs, told, counted),
    method: {
      ...inputs.method,
      policies: inputs.lines.map(linePolicy),
      services: serviceRules(
        inputs.lines.map(({ read }) => read),
        inputs.outageWords.titles,
      ),
    },
    editions: inputs.editions,
  };
}

/** What people recorded. Of a section that is switched off nothing is in the dataset either: whoever has the PDF has that too. */
function recordsTold(inputs: ReportInputs, told: readonly ToldOutage[], counted: Counted) {
  const { month, timeZone, asOfMs, promises, records } = inputs;
  const days = daysAround(month, timeZone, asOfMs);
  const of = <Row>(section: SectionName, rows: () => Row[]): Row[] => (inputs.sections.includes(section) ? rows() : []);
  const { recovery, points } = continuityOf(told, inputs);
  return {
    continuity: {
      recovery: of('continuity', () => recovery),
      points: of('continuity', () => points),
      drills: of('continuity', () => drillRows(records.drills, days)),
      invocations: of('continuity', () => invocationRows(records.invocations, days)),
      contactLists: of('continuity', () => contactListRows(records.distributions, days)),
    },
    capacity: of('capacity', () => [
      ...workloadRows(promises.workload, counted),
      ...capacityRows(records.capacities, month),
    ]),
    suppliers: of('capacity', () => supplierRows(records.suppliers, month)),
    improvements: of('improvements', () => improvementRows(records.improvements, days)),
    risks: of('risks', () => riskRows(records.risks, days)),
    decisions: of('improvements', () => [...new Set(told.flatMap(({ row }) => row.decisions))]),
  };
}

/** Where there was something to observe. */
function isNothingObserved(lines: readonly Line[]): boolean {
  const isOfTime = lines.some(({ figures }) => figures.baseMs > 0);
  return isOfTime && lines.every(({ figures }) => isUnobserved(figures));
}

function isDetectedIn({ said }: JudgedIncident, { fromMs, toMs }: Interval): boolean {
  const atMs = epochMs(said.detectedAt);
  return fromMs <= atMs && atMs < toMs;
}

function isOpenIn({ said }: JudgedIncident, { fromMs, toMs }: Interval): boolean {
  return epochMs(said.detectedAt) < toMs && (said.closedAt === undefined || epochMs(said.closedAt) >= fromMs);
}

function continuityOf(
  told: readonly ToldOutage[],
  { lines, promises, backups }: Pick<ReportInputs, 'lines' | 'promises' | 'backups'>,
): { readonly recovery: Continuity['recovery'][number][]; readonly points: Continuity['points'][number][] } {
  const recovery = lines.flatMap(({ input: { id, rtoMs }, read }) => {
    const outages = told.map(({ outage }) => outage).filter(({ line }) => line === id);
    return rtoMs === null ? [] : [{ line: id, rtoMs, ...recoveryTime(outages, read, rtoMs) }];
  });
  return { recovery, points: promises.recoveryPoints.map((point) => recoveryRow(point, backups[point.check ?? ''])) };
}
