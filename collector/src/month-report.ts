import { availabilityAnswer, instant } from './api/answers.ts';
import { monthWindow } from './ledger/month.ts';
import type { ClockMonth, MonthReport, TargetMonth } from './reports/month/month-report.ts';
import { readCheck, readHost } from './store/readings.ts';
import type { Host, Store } from './store/store.ts';

export interface MonthRequest {
  readonly month: string;
  readonly timeZone: string;
  readonly organisation: string;
  readonly version: string;
  readonly nowMs: number;
}

/** Reads a month of every host and check from the store: the same figures as the API gives. */
export async function monthReport(store: Store, request: MonthRequest): Promise<MonthReport> {
  const { month, timeZone, organisation, version, nowMs } = request;
  const period = { ...monthWindow(month, timeZone), month, timeZone };
  const targets: TargetMonth[] = [];
  const clocks: ClockMonth[] = [];
  for (const host of await store.hosts.list()) {
    targets.push(...(await hostMonth(store, host, period, nowMs)));
    clocks.push({ hostId: host.hostId, worstOffsetMs: await store.clocks.worst(host.hostId, period) });
  }
  return {
    format: 'kadoban-month/1',
    organisation,
    month,
    timeZone,
    asOf: instant(nowMs),
    complete: period.toMs <= nowMs,
    version,
    targets,
    clocks,
  };
}

async function hostMonth(
  store: Store,
  host: Host,
  period: Parameters<typeof availabilityAnswer>[1],
  nowMs: number,
): Promise<TargetMonth[]> {
  const reading = await readHost(store, host, nowMs, period);
  const targets: TargetMonth[] = [{ kind: 'host', name: host.name, availability: availabilityAnswer(reading, period) }];
  for (const check of await store.evidence.checks(host.hostId)) {
    const notes = await store.evidence.notes(host.hostId, check.name, 0, period.toMs);
    const availability = availabilityAnswer(await readCheck(store, host, check, nowMs, period), period, notes);
    targets.push({ kind: 'check', name: `${host.name} / ${check.name}`, availability });
  }
  return targets;
}
