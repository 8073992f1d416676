/** What the live connection is doing. */
export type LiveState =
  | { readonly at: 'connecting'; readonly attempt: number }
  | { readonly at: 'open' }
  | { readonly at: 'waiting'; readonly attempt: number; readonly retryAtMs: number };

export type LiveEvent =
  | { readonly type: 'opened' }
  /** The collector ended the stream itself: so that the page asks its door again, or because it stops. */
  | { readonly type: 'ended'; readonly nowMs: number; readonly random: number }
  | { readonly type: 'lost'; readonly nowMs: number; readonly random: number }
  | { readonly type: 'retry' };

export type LiveEffect = { readonly type: 'connect' } | { readonly type: 'wait'; readonly delayMs: number };

export interface LiveStep {
  readonly state: LiveState;
  readonly effects: readonly LiveEffect[];
}

/** Below a second a collector that is starting would be asked in a tight loop. */
const shortestDelayMs = 1000;
/** Somebody is looking at the page: half a minute is as long as they should wait for a collector that is back. */
const longestDelayMs = 30_000;
/** The collector ends the streams of all pages at one instant, and this is over how long they come back. */
const returnWithinMs = 1000;

/** Whether what is on the screen may no longer be so: the connection was lost, and not only begun anew. */
export function isStale(state: LiveState): boolean {
  return state.at !== 'open' && state.attempt > 0;
}

/** The live connection as data; it tries for ever, with jitter, so that many pages do not return at one instant. */
export function stepLive(state: LiveState, event: LiveEvent): LiveStep {
  switch (event.type) {
    case 'opened':
      return { state: { at: 'open' }, effects: [] };
    case 'lost': {
      if (state.at === 'waiting') return { state, effects: [] };
      const attempt = state.at === 'connecting' ? state.attempt + 1 : 1;
      const ceilingMs = Math.min(longestDelayMs, shortestDelayMs * 2 ** attempt);
      const delayMs = Math.round(shortestDelayMs + event.random * (ceilingMs - shortestDelayMs));
      return {
        state: { at: 'waiting', attempt, retryAtMs: event.nowMs + delayMs },
        effects: [{ type: 'wait', delayMs }],
      };
    }
    case 'ended': {
      if (state.at !== 'open') return stepLive(state, { ...event, type: 'lost' });
      const delayMs = Math.round(event.random * returnWithinMs);
      return {
        state: { at: 'waiting', attempt: 0, retryAtMs: event.nowMs + delayMs },
        effects: [{ type: 'wait', delayMs }],
      };
    }
    case 'retry':
      if (state.at !== 'waiting') return { state, effects: [] };
      return { state: { at: 'connecting', attempt: state.attempt }, effects: [{ type: 'connect' }] };
  }
}
