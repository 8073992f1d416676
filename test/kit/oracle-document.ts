/** An evaluation file as it is written, as far as the oracle reads it. */
export interface Document {
  readonly asOf: string;
  readonly targets: readonly TargetText[];
  readonly services?: readonly ServiceText[];
  readonly calendars?: Readonly<Record<string, CalendarText>>;
  readonly maintenance?: readonly MaintenanceText[];
  readonly adjustments?: readonly AdjustmentText[];
  readonly slos: readonly SloText[];
}

interface TargetText {
  readonly id: string;
  readonly partOf?: string;
  readonly monitoredFrom: string | null;
  readonly monitoredTo: string | null;
  readonly changes: readonly ChangeText[];
}

export interface ChangeText {
  readonly at: string;
  readonly status: 'up' | 'degraded' | 'down' | 'unknown';
  readonly reason?: string | undefined;
  readonly earliest?: string | undefined;
  readonly latest?: string | undefined;
}

export interface Need {
  readonly all?: readonly (string | Need)[];
  readonly any?: readonly (string | Need)[];
  readonly atLeast?: number;
  readonly of?: readonly (string | Need)[];
}

interface ServiceText extends Need {
  readonly id: string;
  readonly effectiveFrom?: string;
}

export interface CalendarText {
  readonly timeZone: string;
  readonly weekly: readonly { readonly days: readonly string[]; readonly from: string; readonly to: string }[];
  readonly holidays?: 'JP';
  readonly closed?: readonly string[];
  readonly open?: readonly string[];
}

export interface MaintenanceText {
  readonly id: string;
  readonly targets: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly announcedAt: string | null;
  readonly approvedAt: string | null;
  readonly approvedBy: string | null;
  readonly cancelledAt: string | null;
}

export interface AdjustmentText {
  readonly id: string;
  readonly target: string;
  readonly from: string;
  readonly to: string;
  readonly status: 'up' | 'down' | 'unknown' | 'excluded';
  readonly reason: string;
  readonly approvedBy: string | null;
}

export interface SloText {
  readonly id: string;
  readonly target: string;
  readonly objective: string;
  readonly window: Readonly<Record<string, unknown>>;
  readonly serviceHours?: string | undefined;
  readonly unknown?: 'exclude' | 'down' | 'up' | undefined;
  readonly degraded?: 'up' | 'down' | undefined;
  readonly ignoreShorterThan?: string | undefined;
  readonly maintenance?:
    | {
        readonly count?: 'exclude' | 'up' | 'ignore' | undefined;
        readonly minimumNotice?: string | undefined;
        readonly capPerWindow?: string | undefined;
      }
    | undefined;
}

/** A plain Date is enough here: it is another implementation than the ledger's. */
export function instant(text: string): number {
  return Date.parse(text);
}

export function lengthOf(duration: string): number {
  const unit = duration.endsWith('ms') ? 1 : { s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7 }[duration.at(-1) as 's'];
  return Number.parseInt(duration, 10) * unit;
}
