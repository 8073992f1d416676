import type { Problem } from '../../src/api/contract.ts';

/** What a request came to: the answer, or why there is none. `status` is 0 when the collector was not reached. */
export type Answer<T> =
  | { readonly ok: true; readonly data: T }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

/** HTTP: somebody else was first; the collector compared what the change builds on (RFC 9110, 13.1.1). */
export const preconditionFailed = 412;

/** Longer than any answer the collector gives; without a limit a half-open connection would hang the screen for ever. */
const answerMaxMs = 30_000;

export interface Client {
  get<T>(path: string, signal: AbortSignal): Promise<Answer<T>>;
  send<T>(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Answer<T>>;
  /** Keeps what a screen showed last of a path, so that one who comes back to it has it at once. */
  remember(path: string, data: unknown): void;
  remembered<T>(path: string): T | undefined;
  /** What one person was shown is not for the next. */
  forget(): void;
}

/** Enough for the screens one moves between; a month of metrics is some 100 kB. */
const rememberedMax = 60;

/** JSON over HTTP to the collector. `onRefused` is called where it may no longer know the session: a wrong password is refused alike. */
export function createClient(fetchImpl: typeof fetch, onRefused: () => void): Client {
  const memory = new Map<string, unknown>();

  const request = async <T>(path: string, init: RequestInit): Promise<Answer<T>> => {
    try {
      const signals = [AbortSignal.timeout(answerMaxMs), ...(init.signal ? [init.signal] : [])];
      const response = await fetchImpl(path, { ...init, signal: AbortSignal.any(signals) });
      const text = await response.text();
      if (response.ok) return { ok: true, data: (text === '' ? undefined : JSON.parse(text)) as T };
      if (response.status === 401) onRefused();
      return { ok: false, status: response.status, problem: problemOf(text, response.status) };
    } catch (error) {
      return { ok: false, status: 0, problem: { code: 'network', message: String(error) } };
    }
  };

  return {
    get: <T>(path: string, signal: AbortSignal) =>
      request<T>(path, { signal, headers: { accept: 'application/json' } }),
    remember(path, data) {
      memory.delete(path);
      memory.set(path, data);
      const oldest = memory.keys().next();
      if (memory.size > rememberedMax && !oldest.done) memory.delete(oldest.value);
    },
    send: (method, path, body, headers = {}) =>
      request(path, {
        method,
        headers: { ...headers, ...typeOf(body) },
        ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
      }),
    remembered: <T>(path: string) => memory.get(path) as T | undefined,
    forget: () => memory.clear(),
  };
}

/** A file goes as its bytes, whatever it says of itself; everything else as JSON. */
function typeOf(body: unknown): Readonly<Record<string, string>> {
  if (body === undefined) return {};
  return { 'content-type': body instanceof Blob ? 'application/octet-stream' : 'application/json' };
}

/** A proxy in between may answer with a page of its own; then the status is all there is to say. */
function problemOf(text: string, status: number): Problem {
  try {
    const { code, message } = JSON.parse(text) as Partial<Problem>;
    if (typeof code === 'string' && typeof message === 'string') return { code, message };
  } catch {
    // Falls through to the status.
  }
  return { code: `HTTP ${status}`, message: '' };
}
