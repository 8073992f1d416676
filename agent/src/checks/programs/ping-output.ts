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

export interface LossBounds {
  readonly degradedLossPercent: number;
  readonly downLossPercent: number;
}

/** Echoes as an outcome. None at all is silence, which may also be our own; some are an answer of the target. */
export function echoOutcome({ sent, received, timings }: Echoes, bounds: LossBounds): Outcome {
  const lossPercent = (100 * (sent - received)) / sent;
  const output = `${received} of ${sent} echoes came back`;
  if (received === 0) return { status: 'down', reason: 'timeout', output };
  if (lossPercent >= bounds.downLossPercent) return { status: 'down', reason: 'packet-loss', output, timings };
  if (lossPercent >= bounds.degradedLossPercent) return { status: 'degraded', reason: 'packet-loss', output, timings };
  return { status: 'up', output, timings };
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
  return {
    status: status ?? 'unknown',
    reason: reason ?? 'program-failed',
    output: err === '' ? 'ping ended without a word' : err,
  };
}
