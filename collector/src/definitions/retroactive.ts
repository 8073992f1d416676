import type { Interval } from '../ledger/change.ts';
import type { DefinitionChange, DefinitionEntry } from '../store/store.ts';
import { ruleOf } from './kinds/index.ts';
import { windowsWithin } from './windows.ts';

type Saying = Pick<DefinitionChange, 'kind' | 'body' | 'effectiveFromMs' | 'atMs'>;

/**
 * Whether what is said at `atMs` changes what time before it counted as: an adjustment or a window that began before, or a definition
 * that was in force. `before` is the entry it replaces. Only bodies that were read.
 */
export function isRetroactive(saying: Saying, before: DefinitionEntry | undefined): boolean {
  const { kind, body, atMs } = saying;
  const effectiveFromMs = saying.effectiveFromMs ?? Number.NEGATIVE_INFINITY;
  const bodies = [body, before?.body ?? null].filter((one) => one !== null);
  switch (kind) {
    case 'adjustment':
      return bodies.some(({ from }) => epochMs(from) < atMs);
    case 'maintenance': {
      const past = { fromMs: effectiveFromMs, toMs: atMs };
      return countedIn(before?.body ?? null, past) !== countedIn(body, past);
    }
    case 'checks':
      return false;
    default:
      if (ruleOf(kind)?.isRecord) return false;
      return before?.body != null && effectiveFromMs < atMs;
  }
}

/**
 * What of a past counted as maintenance by a body, to compare: without an approval it is only a plan, and of work that goes on the rest is yet
 * to come.
 */
function countedIn(body: DefinitionEntry['body'], past: Interval): string {
  if (body === null || typeof body.approvedBy !== 'string') return '[]';
  const counted = windowsWithin('', body, past).map((window) => {
    const endMs = Math.min(epochMs(window.to), epochMs(window.cancelledAt ?? window.to), past.toMs);
    const { targets, announcedAt } = window;
    return { fromMs: epochMs(window.from), endMs, targets, announcedAt: announcedAt ?? null };
  });
  return JSON.stringify(counted.filter(({ fromMs, endMs }) => fromMs < endMs));
}

/** Only of times that were read before. */
function epochMs(time: unknown): number {
  return Temporal.Instant.from(String(time)).epochMilliseconds;
}
