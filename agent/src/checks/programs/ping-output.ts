import type { Outcome, Timing } from '../check.ts';

/** What ping says in the end. */
export interface Echoes {
  readonly sent: number;
  readonly received: number;
  readonly timings: readonly Timing[];
}

/** Reads the summary of ping, of iputils or busybox; undefined when there is none. */
export function parsePing(out: string): Echoes | undefined {
  const [, sent, received] = /(\d+) packets transmitted, (\d+) (?:packets )?received/.exec(out) ?? [];
  if (sent === undefined || received === undefined || Number(sent) === 0) return undefined;
  const [, ...times] = /(?:rtt|round-trip) min\/avg\/max(?:\/\w+)? = ([\d.]+)\/([\d.]+)\/([\d.]+)/.exec(out) ?? [];
  const names = ['rtt-min', 'rtt', 'rtt-max'];
  return {
    sent: Number(sent),
    received: Number(received),
    timings: times.map((ms, index) => ({ name: names[index] ?? '', ms: Number(ms) })),
  };
}

/** What ping says instead when it could not ask at all. A name that does not exist is an answer, all else is about us. */
const failures: readonly [pattern: RegExp, status: 'down' | 'unknown', reason: string][] = [
  [/Temporary failure in name resolution|Try again/i, 'unknown', 'dns-unavailable'],
  [/Name or service not known|No address associated|bad address/i, 'down', 'dns'],
  [/not permitted|Permission denied|cap_net_raw/i, 'unknown', 'local-denied'],
  [/Network is unreachable|Network is down/i, 'unknown', 'no-route'],
];

/** The outcome of a ping without summary, by what it wrote to its standard error. */
export function pingFailure(err: string): Outcome {
  const [, status, reason] = failures.find(([pattern]) => pattern.test(err)) ?? [];
  return { status: status ?? 'unknown', reason: reason ?? 'program-failed', output: err };
}
