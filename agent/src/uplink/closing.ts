import { pauseMsMax } from '@kadoban/proto/limits';

/** Why a connection ended, or never came about. */
export interface Closing {
  readonly why:
    | 'unreachable'
    | 'timeout'
    | 'silent'
    | 'stuck'
    | 'identity'
    | 'protocol'
    | 'unauthorised'
    | 'revoked'
    | 'superseded'
    | 'try-later'
    | 'restarting'
    | 'closed';
  /** For people; of `try-later` it carries `retryMs=N`. */
  readonly detail: string;
}

/** What the collector's WebSocket close codes mean. */
const reasons = new Map<number, Closing['why']>([
  [1012, 'restarting'],
  [4000, 'protocol'],
  [4001, 'unauthorised'],
  [4003, 'revoked'],
  [4008, 'timeout'],
  [4009, 'superseded'],
  [4013, 'try-later'],
]);

/** What a close code and its text say. */
export function closingOf(code: number, text: string): Closing {
  return { why: reasons.get(code) ?? 'closed', detail: text === '' ? `code ${code}` : `${text} (code ${code})` };
}

/** What an answer says that is no upgrade. Only a number of seconds is understood of `Retry-After`; a date would go by another clock. */
export function closingOfAnswer(status: number, retryAfter: string | undefined): Closing {
  const seconds = /^\d{1,6}$/.exec(retryAfter ?? '')?.[0];
  if (seconds === undefined) return { why: 'unreachable', detail: `HTTP ${status} instead of the upgrade` };
  return { why: 'try-later', detail: `HTTP ${status}, retryMs=${Number(seconds) * 1000}` };
}

/** A revoked key does not come back by itself; but a revocation can be taken back. */
const revokedMs = 15 * 60_000;

/** Two agents with one key would take the connection from each other all the time. */
const supersededMs = 60_000;

/** How long to wait after this end; undefined when only the number of failures decides. */
export function retryMs({ why, detail }: Closing, random: number): number | undefined {
  if (why === 'revoked') return revokedMs;
  if (why === 'superseded') return Math.round(supersededMs * (1 + random));
  const asked = why === 'try-later' ? /\bretryMs=(\d{1,9})\b/.exec(detail)?.[1] : undefined;
  // Up to twice as long as asked, so that not everybody who was sent away comes back at once.
  return asked === undefined ? undefined : Math.round(Math.min(pauseMsMax, Number(asked)) * (1 + random));
}
