import type { MaintenancePolicy } from '../../ledger/definitions.ts';
import type { Method } from '../report.ts';
import type { LineMonth } from './read-line.ts';
import type { PreparedLine } from './report-inputs.ts';

type LinePolicy = Method['policies'][number];

/** What time counts as for a line under its contract, and by which calendar service is agreed. */
export function linePolicy({ input, read }: PreparedLine): LinePolicy {
  const { slo, evaluation } = read.months[read.months.length - 1] as LineMonth;
  const { degraded, unknown, ignoreShorterThanMs, maintenance } = slo.policy;
  const versions = slo.serviceHours === null ? [] : (read.definitions.calendars.get(slo.serviceHours) ?? []);
  const calendar = (versions.findLast(({ fromMs }) => fromMs < evaluation.toMs) ?? versions[0])?.value;
  return {
    line: input.id,
    degraded,
    unknown,
    maintenance: maintenance.count,
    ...noticeOf(maintenance),
    capMs: maintenance.capPerWindowMs,
    ignoreShorterThanMs,
    calendar:
      slo.serviceHours === null || !calendar
        ? null
        : { id: slo.serviceHours, timeZone: calendar.timeZone, holidays: calendar.holidays },
  };
}

function noticeOf({
  minimumNotice,
}: MaintenancePolicy): Pick<LinePolicy, 'minimumNoticeMs' | 'minimumNoticeBusinessDays'> {
  if (minimumNotice === null || 'ms' in minimumNotice) return { minimumNoticeMs: minimumNotice?.ms ?? null };
  return { minimumNoticeMs: null, minimumNoticeBusinessDays: minimumNotice.businessDays };
}
