import { outputCharsMax } from '@kadoban/proto/limits';
import type { Static, TObject, Type } from 'typebox';
import type { Clock } from '../clock.ts';
import type { CheckRule } from './bounds/check-rules.ts';

/**
 * What one look said. `down` = the target said so, or did not answer us in time. `unknown` = we could not look: then nobody may
 * count it against the target.
 */
export interface Outcome {
  readonly status: 'up' | 'degraded' | 'down' | 'unknown';
  /** A stable code, never a sentence: `timeout`, `refused`, `status`, … */
  readonly reason?: string;
  /** One line for people. */
  readonly output?: string;
  readonly timings?: readonly Timing[];
  /** Performance data as Nagios writes it, for `check`; evidence has the timings alone. */
  readonly performance?: string;
}

export interface Timing {
  readonly name: string;
  readonly ms: number;
}

/** What a check may use while it looks. */
export interface Look {
  /** Aborts at the deadline, or when the agent stops. A check ends soon after, whatever it says then. */
  readonly signal: AbortSignal;
  readonly clock: Pick<Clock, 'wallMs' | 'monotonicMs'>;
}

/** What a check of any kind is configured with; the keys of its own kind lie beside these. */
export interface CheckConfig {
  readonly name: string;
  readonly kind: string;
  readonly intervalMs: number;
  readonly timeoutMs: number;
  readonly degradedAboveMs?: number;
  readonly failures: number;
  readonly recoveries: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What makes schemas. It is handed over, so that an agent that runs and has its configuration need not load it. */
export type SchemaMaker = typeof Type;

export interface CheckKind {
  /** The file's name, and `kind` in the configuration. */
  readonly kind: string;
  /** The keys of this kind alone. */
  config(make: SchemaMaker): TObject;
  /** Why values that are valid one by one cannot go together. */
  impossible(config: CheckConfig): CheckRule | undefined;
  /** What is looked at, in a few words without secrets. */
  target(config: CheckConfig): string;
  /** The name or address that is asked over the network; undefined where none is. */
  host(config: CheckConfig): string | undefined;
  run(config: CheckConfig, look: Look): Promise<Outcome>;
}

/** Makes a kind of check; its functions get the configuration as the schema `config` describes it, and what all kinds have. */
export function defineCheck<T extends TObject>(definition: {
  readonly kind: string;
  readonly config: (make: SchemaMaker) => T;
  impossible?(config: CheckConfig & Static<T>): CheckRule | undefined;
  target(config: CheckConfig & Static<T>): string;
  host?(config: CheckConfig & Static<T>): string | undefined;
  run(config: CheckConfig & Static<T>, look: Look): Promise<Outcome>;
}): CheckKind {
  // Sound because the configuration's schema is made of `config`, and nothing unchecked gets past parseConfig.
  const own = (config: CheckConfig) => config as CheckConfig & Static<T>;
  return {
    kind: definition.kind,
    config: definition.config,
    impossible: (config) => definition.impossible?.(own(config)),
    target: (config) => definition.target(own(config)),
    host: (config) => definition.host?.(own(config)),
    run: (config, look) => definition.run(own(config), look),
  };
}

/** How long a check may take to notice that its time is over; one that takes longer is broken. */
const graceMs = 1000;

/** A deadline that comes this late shows that this process stood still, and may have missed an answer. */
const stallMs = 1000;

export interface RunOptions {
  readonly clock: Clock;
  /** Aborts when the agent stops. */
  readonly signal: AbortSignal;
  /** Told of a check that threw or did not end: that is a mistake in the check's code, not the target's. */
  readonly onCrash: (error: unknown) => void;
}

/**
 * Looks once, for at most `timeoutMs` and a second. Adds what holds for every kind: the time limit, the total time, slowness, and
 * one line of output at most. Undefined when the agent stopped meanwhile: then nobody looked to the end.
 */
export async function runCheck(
  kind: CheckKind,
  config: CheckConfig,
  options: RunOptions,
): Promise<Outcome | undefined> {
  const { clock, signal, onCrash } = options;
  if (signal.aborted) return undefined;
  const startMs = clock.monotonicMs();
  // By hand: AbortSignal.any makes weak references and registers each for its end, which costs more than what it replaces.
  const end = new AbortController();
  const stop = (): void => end.abort();
  signal.addEventListener('abort', stop);
  const hung = Promise.withResolvers<never>();
  let stalled = false;
  let cancel = clock.after(config.timeoutMs, () => {
    stalled = clock.monotonicMs() - startMs > config.timeoutMs + stallMs;
    cancel = clock.after(graceMs, () => hung.reject(new Error(`the check ${config.name} ignores its time limit`)));
    end.abort();
  });
  try {
    const outcome = await Promise.race([kind.run(config, { signal: end.signal, clock }), hung.promise]);
    if (signal.aborted) return undefined;
    const judged = stalled && outcome.status !== 'up' ? stalledOutcome : outcome;
    return finished(judged, clock.monotonicMs() - startMs, config.degradedAboveMs);
  } catch (error) {
    if (signal.aborted) return undefined;
    onCrash(error);
    return {
      status: 'unknown',
      reason: 'check-crashed',
      output: 'the check itself failed; the log of the agent says how',
    };
  } finally {
    cancel();
    signal.removeEventListener('abort', stop);
  }
}

const stalledOutcome: Outcome = {
  status: 'unknown',
  reason: 'stalled',
  output: 'the agent stood still while it looked',
};

function finished(outcome: Outcome, totalMs: number, degradedAboveMs: number | undefined): Outcome {
  const timings = [...(outcome.timings ?? []), { name: 'total', ms: totalMs }];
  if (outcome.status === 'up' && degradedAboveMs !== undefined && totalMs > degradedAboveMs) {
    const output = `took ${Math.round(totalMs)} ms, more than ${degradedAboveMs} ms`;
    return { status: 'degraded', reason: 'slow', output, timings };
  }
  return { ...outcome, ...(outcome.output !== undefined && { output: oneLine(outcome.output) }), timings };
}

/** Targets choose part of this text: it must not break lines, move a terminal's cursor, or fill a disk. */
function oneLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  return line.length <= outputCharsMax ? line : `${line.slice(0, outputCharsMax - 1)}…`;
}
