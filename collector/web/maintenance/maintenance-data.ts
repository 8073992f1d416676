import type { Told } from '../data/definitions.ts';
import type { Recurs } from './rule-words.ts';

/** A maintenance as its definition says it. */
export interface MaintenanceBody {
  readonly title?: string;
  readonly description?: string;
  readonly contact?: string;
  readonly targets: readonly string[];
  readonly from?: string;
  readonly to?: string;
  readonly recurs?: Recurs;
  readonly announcedAt?: string | null;
  readonly approvedAt?: string | null;
  readonly approvedBy?: string | null;
  readonly cancelledAt?: string | null;
  readonly work?: readonly unknown[];
}

export type ToldMaintenance = Told<MaintenanceBody>;

/** Plans are written by people, so that every change is shown at once. */
export const freshness = { topics: ['maintenance', 'calendars'], everyMs: 2000 } as const;

export function windowsPath(fromMs: number, toMs: number): string {
  const text = (ms: number): string => encodeURIComponent(new Date(ms).toISOString());
  return `/api/v1/maintenance-windows?from=${text(fromMs)}&to=${text(toMs)}`;
}

export function maintenancePath(id: string): string {
  return `/api/v1/maintenance/${encodeURIComponent(id)}`;
}
