import type { Availability, Outage } from '../../api/contract.ts';

/** The month of one host or check, as a report tells it. */
export interface TargetMonth {
  readonly kind: 'host' | 'check';
  /** The host's name; for a check `host / check`. */
  readonly name: string;
  readonly availability: Availability;
}

/** How well the clock of a host went in the month. Times are corrected by it. */
export interface ClockMonth {
  readonly hostId: string;
  /** What its wall clock was off by at most, with its sign; null where nobody knows. */
  readonly worstOffsetMs: number | null;
}

/** Everything a monthly report says; every format is made from it alone. */
export interface MonthReport {
  readonly format: 'kadoban-month/1';
  readonly organisation: string;
  readonly month: string;
  readonly timeZone: string;
  readonly asOf: string;
  /** The month is over: its last instant is not after `asOf`. */
  readonly complete: boolean;
  readonly version: string;
  readonly targets: readonly TargetMonth[];
  readonly clocks: readonly ClockMonth[];
}

/** The id of a host, or HOST_ID/NAME of a check: names need not be unique. */
export function targetId({ availability }: TargetMonth): string {
  return availability.target.slice(availability.target.indexOf(':') + 1);
}

/** What the clock was off by at most on the host of a target; null where nobody knows. */
export function clockOffsets({ clocks }: MonthReport): (target: TargetMonth) => number | null {
  const byHost = new Map<string | undefined, number | null>(clocks.map((clock) => [clock.hostId, clock.worstOffsetMs]));
  return (target) => byHost.get(targetId(target).split('/')[0]) ?? null;
}

export type Language = 'ja' | 'en';

/** An outage with what it belongs to, in order of time. */
export function outagesOf(report: MonthReport): { target: TargetMonth; outage: Outage }[] {
  return report.targets
    .flatMap((target) => target.availability.outages.map((outage) => ({ target, outage })))
    .sort((a, b) => a.outage.from.localeCompare(b.outage.from) || a.target.name.localeCompare(b.target.name));
}
