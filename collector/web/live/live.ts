import { type LiveEvent, type LiveState, stepLive } from './session.ts';
import { takeEvents } from './sse.ts';

/** The collector sends a comment every 15 s: two of them missing means that the connection is dead. */
const silenceMaxMs = 40_000;
/** An event that names every host of a large installation; more than this is not our stream. */
const pendingMaxChars = 4_000_000;

/** The hosts and the kinds of written things (`topics`) that changed, or null when anything may have. */
export type Changed = { readonly hosts: ReadonlySet<string>; readonly topics: ReadonlySet<string> } | null;

export interface Live {
  state(): LiveState;
  onState(listener: () => void): () => void;
  onChange(listener: (changed: Changed) => void): () => void;
  /** Connects at once instead of at the end of the wait. */
  retryNow(): void;
  close(): void;
}

export interface LiveWorld {
  fetch(path: string, init: RequestInit): Promise<Response>;
  nowMs(): number;
  random(): number;
  /** Called when the collector says that the session has ended. */
  onLoggedOut(): void;
}

/** Listens to `/api/v1/events` for ever. It reads the stream itself: EventSource hides comments, so it cannot notice silence. */
export function openLive(world: LiveWorld): Live {
  const stateListeners = new Set<() => void>();
  const changeListeners = new Set<(changed: Changed) => void>();
  let state: LiveState = { at: 'connecting', attempt: 0 };
  let controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  let seen: string | null = null;

  const announce = (changed: Changed): void => {
    for (const listener of changeListeners) listener(changed);
  };
  const handle = (event: LiveEvent): void => {
    if (closed) return;
    const step = stepLive(state, event);
    state = step.state;
    for (const effect of step.effects) {
      if (effect.type === 'wait') timer = setTimeout(() => handle({ type: 'retry' }), effect.delayMs);
      else void connect();
    }
    for (const listener of stateListeners) listener();
  };
  const connect = async (): Promise<void> => {
    controller = new AbortController();
    const listened = await listen(
      world,
      controller,
      seen,
      () => handle({ type: 'opened' }),
      (changed, id) => {
        seen = id;
        announce(changed);
      },
    );
    if (listened === 'logged-out' && !closed) world.onLoggedOut();
    else handle({ type: listened === 'ended' ? 'ended' : 'lost', nowMs: world.nowMs(), random: world.random() });
  };
  void connect();

  return {
    state: () => state,
    onState: (listener) => subscribe(stateListeners, listener),
    onChange: (listener) => subscribe(changeListeners, listener),
    retryNow() {
      clearTimeout(timer);
      handle({ type: 'retry' });
    },
    close() {
      closed = true;
      clearTimeout(timer);
      controller.abort();
    },
  };
}

/** One connection, from request to end. However it ends, the answer is a value. */
async function listen(
  world: LiveWorld,
  controller: AbortController,
  seen: string | null,
  onOpen: () => void,
  onChanged: (changed: Changed, id: string | null) => void,
): Promise<'lost' | 'ended' | 'logged-out'> {
  let watchdog = setTimeout(() => controller.abort(), silenceMaxMs);
  try {
    const response = await world.fetch('/api/v1/events', {
      headers: { accept: 'text/event-stream', ...(seen === null ? {} : { 'last-event-id': seen }) },
      signal: controller.signal,
    });
    if (response.status === 401) return 'logged-out';
    if (!response.ok || response.body === null) return 'lost';
    onOpen();
    let pending = '';
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      clearTimeout(watchdog);
      if (done) return 'ended';
      if (pending.length > pendingMaxChars) return 'lost';
      watchdog = setTimeout(() => controller.abort(), silenceMaxMs);
      const { events, rest } = takeEvents(pending + value);
      pending = rest;
      for (const { name, data, id } of events) {
        if (name === 'changed') onChanged(changedNames(data), id);
        else if (name === 'everything') onChanged(null, id);
      }
    }
  } catch {
    return 'lost';
  } finally {
    clearTimeout(watchdog);
    controller.abort();
  }
}

function changedNames(data: string): Changed {
  const { hosts, topics } = JSON.parse(data) as { hosts: string[]; topics: string[] };
  return { hosts: new Set(hosts), topics: new Set(topics) };
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
