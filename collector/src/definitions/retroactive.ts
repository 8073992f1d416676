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
      return bodies.some((one) => windowsWithin('', one, past).length > 0);
    }
    case 'checks':
      return false;
    default:
      if (ruleOf(kind)?.isRecord) return false;
      return before?.body != null && effectiveFromMs < atMs;
  }
}

/** Only of times that were read before. */
function epochMs(time: unknown): number {
  return Temporal.Instant.from(String(time)).epochMilliseconds;
}
