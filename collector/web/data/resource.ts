import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../src/api/contract.ts';
import { usePage } from '../page.ts';
import type { Answer, Client } from './client.ts';

export interface Resource<T> {
  /** The latest answer; while another path is being asked for, still the answer to the one before. */
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly status: number;
  reload(): void;
}

/** What the resource shows: it is asked for again when one of these changes. */
export interface Freshness {
  readonly host?: string | 'all';
  /** Kinds of things that people write, by their names in the API's paths. */
  readonly topics?: readonly string[];
  /** Not more often than this, and never more than a tenth of the time. */
  readonly everyMs: number;
}

/** HTTP: the collector knows no such session. */
const unauthorised = 401;

/** A failed request is repeated this often, beside the repetition when the live connection returns. */
export const retryMs = 15_000;

interface Held<T> {
  readonly data: T | undefined;
  readonly problem: Problem | undefined;
  readonly status: number;
}

/** How a resource is read where one answer is not all of it: `onPart` shows what there is while there was nothing. */
export type Read<T> = (
  client: Client,
  path: string,
  signal: AbortSignal,
  onPart: (part: T) => void,
) => Promise<Answer<T>>;

/** GETs `path` and keeps the answer fresh. A null path asks for nothing. `read` stands outside of the component that gives it. */
export function useResource<T>(
  path: string | null,
  { host, topics, everyMs }: Freshness,
  read: Read<T> = readOnce,
): Resource<T> {
  const { client, live } = usePage();
  const [held, setHeld] = useState<Held<T>>(() => ({
    data: path === null ? undefined : client.remembered<T>(path),
    problem: undefined,
    status: 200,
  }));
  const [attempt, setAttempt] = useState(0);
  const reload = useCallback(() => setAttempt((count) => count + 1), []);

  // By its words: a list that is made anew with each rendering must not ask again each time.
  const topicWords = topics?.join(' ') ?? '';

  // `attempt` is not read: it is there so that `reload` begins anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    if (path === null) return;
    const known = client.remembered<T>(path);
    if (known !== undefined) setHeld({ data: known, problem: undefined, status: 200 });
    let isWhole = known !== undefined;
    return keepFresh(
      async (signal) => {
        const answer = await read(client, path, signal, (part) => {
          if (!isWhole && !signal.aborted) setHeld({ data: part, problem: undefined, status: 200 });
        });
        if (signal.aborted) return true;
        isWhole ||= answer.ok;
        if (answer.ok) client.remember(path, answer.data);
        setHeld((before) =>
          answer.ok
            ? { data: answer.data, problem: undefined, status: 200 }
            : { data: before.data, problem: answer.problem, status: answer.status },
        );
        // Who is logged out need not ask again: all is asked anew once somebody is in.
        return answer.ok || answer.status === unauthorised;
      },
      everyMs,
      (onChange) =>
        live.onChange((changed) => {
          // Null is a connection that came back: what is on the screen may be long out of date.
          if (changed === null) onChange(true);
          else if (topicWords.split(' ').some((topic) => changed.topics.has(topic))) onChange(true);
          else if (host === 'all' ? changed.hosts.size > 0 : host !== undefined && changed.hosts.has(host))
            onChange(false);
        }),
    );
  }, [path, host, topicWords, everyMs, attempt, client, live, read]);

  return { ...held, reload };
}

function readOnce<T>(client: Client, path: string, signal: AbortSignal): Promise<Answer<T>> {
  return client.get<T>(path, signal);
}

/** Runs `load` now, after each change, and after a failure; never twice at once. Returns how to stop. */
function keepFresh(
  load: (signal: AbortSignal) => Promise<boolean>,
  everyMs: number,
  onChange: (listener: (urgent: boolean) => void) => () => void,
): () => void {
  const controller = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let loading = false;
  let changedMeanwhile = false;
  let allowedAtMs = 0;

  const later = (delayMs: number): void => {
    clearTimeout(timer);
    timer = setTimeout(run, delayMs);
  };
  const run = async (): Promise<void> => {
    timer = undefined;
    loading = true;
    changedMeanwhile = false;
    const startedMs = performance.now();
    const fine = await load(controller.signal);
    const nowMs = performance.now();
    loading = false;
    if (controller.signal.aborted) return;
    allowedAtMs = nowMs + Math.max(everyMs, 10 * (nowMs - startedMs));
    if (!fine) later(retryMs);
    else if (changedMeanwhile) later(allowedAtMs - nowMs);
  };
  const unsubscribe = onChange((urgent) => {
    if (loading) changedMeanwhile = true;
    else if (urgent) later(0);
    else if (timer === undefined) later(Math.max(0, allowedAtMs - performance.now()));
  });
  void run();
  return () => {
    controller.abort();
    clearTimeout(timer);
    unsubscribe();
  };
}
