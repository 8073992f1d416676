import type { HostEvents, Span } from '../../src/api/contract.ts';

/** A time in which nothing was heard of a host, and what its agent said when it left, if it did. */
export interface Absence {
  readonly span: Span;
  /** The event with which the agent left; null: it left without a word. */
  readonly farewell: HostEvents['events'][number] | null;
  /** When its agent started again. */
  readonly startedAt: string | null;
}

const farewells: ReadonlySet<string> = new Set(['goodbye', 'agent-stopped', 'host-shutdown']);

/** A farewell is said right before the silence; a shutdown takes as long as services take to stop. */
const beforeMs = 120_000;
/** The last sample may be a little later than the word. */
const afterMs = 15_000;

/** The times in which a host was not known to be up, the latest first, each with how its agent left and came back. */
export function absencesOf(spans: readonly Span[], events: HostEvents['events']): Absence[] {
  return spans
    .filter(({ status }) => status === 'unknown' || status === 'down')
    .map((span) => {
      const [fromMs, toMs] = [Date.parse(span.from), Date.parse(span.to)];
      const near = (at: string): boolean => Date.parse(at) >= fromMs - beforeMs && Date.parse(at) <= fromMs + afterMs;
      const started = events.findLast(
        ({ event, at }) => event === 'agent-started' && Date.parse(at) > fromMs && Date.parse(at) <= toMs + afterMs,
      );
      return {
        span,
        // Events come the newest first: the first one is the nearest to the silence.
        farewell: events.find(({ event, at }) => farewells.has(event) && near(at)) ?? null,
        startedAt: started?.at ?? null,
      };
    })
    .toReversed();
}
