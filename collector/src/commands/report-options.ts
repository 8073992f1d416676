import { isTimeZone } from '../config.ts';
import { CollectorError } from '../errors.ts';
import { monthPattern } from '../ledger/month.ts';
import type { ReportRequest } from '../reporting/report-request.ts';
import { settleAll } from '../store/settle-all.ts';
import type { Store } from '../store/store.ts';
import { tables, version } from '../version.ts';
import { type Io, optional, readConfig, required, type Values } from './command.ts';
import { openExisting } from './data.ts';

/** What every command about a report takes. */
export const reportOptions = {
  data: { type: 'string' },
  month: { type: 'string' },
  sla: { type: 'string' },
  tz: { type: 'string' },
  config: { type: 'string' },
} as const;

export const reportUsage = '--data DIR --month 2026-10 [--sla ID] [--tz ZONE] [--config FILE]';

/** Opens the store and reads which report is meant. Without `--sla` it is that of all hosts, whose months begin in `--tz`. */
export async function openReport(
  values: Values,
  io: Io,
): Promise<{ readonly store: Store; readonly request: ReportRequest }> {
  const { organisation } = await readConfig(optional(values, 'config'));
  const month = required(values, 'month');
  if (!new RegExp(monthPattern).test(month)) {
    throw new CollectorError('USAGE', ['month', month]);
  }
  const [sla, tz] = [optional(values, 'sla') ?? null, optional(values, 'tz')];
  if (sla !== null && tz !== undefined) {
    throw new CollectorError('USAGE', ['agreedZone']);
  }
  const timeZone = tz ?? organisation.timeZone;
  if (!isTimeZone(timeZone)) throw new CollectorError('USAGE', ['timeZone', timeZone]);
  const { store } = await openExisting(required(values, 'data'));
  await settleAll(store.evidence);
  const versions = { software: version, ...tables };
  return {
    store,
    request: { sla, month, asOfMs: io.now(), organisation: { name: organisation.name, timeZone }, versions },
  };
}
