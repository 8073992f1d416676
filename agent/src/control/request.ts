import { maintenanceMsMax, nameCharsMax } from '@kadoban/proto/limits';
import type { Goodbye } from '@kadoban/proto/messages';

/** What somebody on the host asks of the agent that runs. */
export type Request =
  | { readonly type: 'mark'; readonly text: string }
  | { readonly type: 'maintenanceStarted'; readonly forMs: number; readonly reason: string }
  | { readonly type: 'maintenanceEnded' }
  /** Takes another key. */
  | { readonly type: 'changeKey' }
  /** Ends in order, says this to the collector, and begins again as the program that then lies in its place. */
  | { readonly type: 'restart'; readonly goodbye: Goodbye };

/** The longest line of either side. */
export const lineBytesMax = 4096;

/** The request of a line; undefined when it is none. */
export function requestFrom(line: string): Request | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const { type, text, forMs, reason, goodbye } = (value ?? {}) as Record<string, unknown>;
  if (type === 'mark') return isText(text) && text !== '' ? { type, text } : undefined;
  if (type === 'maintenanceEnded' || type === 'changeKey') return { type };
  if (type === 'maintenanceStarted')
    return isMs(forMs, maintenanceMsMax) && forMs >= 1000 && isText(reason) ? { type, forMs, reason } : undefined;
  if (type !== 'restart') return undefined;
  const { reason: why, ttlMs } = (goodbye ?? {}) as Partial<Record<keyof Goodbye, unknown>>;
  const isKnown = why === 'restart' || why === 'update';
  return isKnown && isMs(ttlMs, maintenanceMsMax) ? { type, goodbye: { reason: why, ttlMs } } : undefined;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= nameCharsMax;
}

function isMs(value: unknown, max: number): value is number {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max;
}
