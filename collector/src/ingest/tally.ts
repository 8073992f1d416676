/** What the agents' door counts besides refusals, with what it tells operators. */
export const countedHelp = {
  connections: 'TCP connections that came.',
  handshakes: 'Agents that proved who they are.',
  batches: 'Batches that are on the disk.',
  observations: 'Observations that are on the disk, each time they came.',
  duplicates: 'Observations that came again after their acknowledgement; they changed nothing.',
  quarantined: 'Observations from the future, acknowledged and not believed.',
  acks: 'Acknowledgements sent.',
  throttles: 'Times that agents were slowed down, because the disk was behind.',
} as const;

/** How a refusal ends: by a WebSocket close code, by an HTTP status, or by nothing that the peer could read. */
export type End = number | 'reset';

/**
 * Every way to be refused at the agents' door, and how it ends. docs/limits.md tells the limit behind each and its reason (a test compares).
 * Codes from 1000 on are WebSocket's, those below HTTP's; ws itself closes with those below 2000.
 */
export const refusals = {
  'address-full': 'reset',
  'lobby-full': 'reset',
  'lobby-late': 'reset',
  'tls-failed': 'reset',
  'tls-late': 'reset',
  'request-late': 408,
  'request-malformed': 400,
  'header-too-large': 431,
  'subprotocol-missing': 400,
  'clock-behind': 503,
  'door-full': 503,
  'address-unproven': 503,
  storm: 503,
  'enrolment-invalid': 400,
  'enrolment-too-large': 413,
  'token-wrong': 401,
  'enrolment-limited': 429,
  'hello-late': 4008,
  'hello-too-large': 4000,
  'signature-wrong': 4001,
  'machine-copied': 4001,
  'key-revoked': 4003,
  decommissioned: 4003,
  'not-approved': 4013,
  'key-change-wrong': 4000,
  'protocol-unknown': 4000,
  'websocket-malformed': 1002,
  'frame-too-large': 1009,
  'frame-in-pieces': 1008,
  'frame-malformed': 4000,
  'frame-unexpected': 4000,
  'window-exceeded': 4000,
  'numbers-missing': 4000,
  'clock-set': 4013,
  'store-failed': 4013,
  superseded: 4009,
  'pings-unanswered': 'reset',
  'answers-unread': 'reset',
} as const satisfies Record<string, End>;

export type Refusal = keyof typeof refusals;
export type Counter = keyof typeof countedHelp | Refusal;
export type Counts = Readonly<Record<Counter, number>>;

const counters = [...Object.keys(countedHelp), ...Object.keys(refusals)] as Counter[];

/** Counts from nothing. */
export class Tally {
  readonly #counts = Object.fromEntries(counters.map((counter) => [counter, 0])) as Record<Counter, number>;

  count(counter: Counter, by = 1): void {
    this.#counts[counter] += by;
  }

  /** What was counted up to now, as plain data that may go to another thread. */
  counts(): Counts {
    return { ...this.#counts };
  }
}

/** The sum of what several threads counted, each for itself. */
export function sumOf(all: readonly Counts[]): Counts {
  const sums = counters.map((counter) => [counter, all.reduce((sum, counts) => sum + counts[counter], 0)]);
  return Object.fromEntries(sums) as Counts;
}
