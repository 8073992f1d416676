/** `promise`, or a rejection as soon as `signal` aborts: for what cannot be stopped, such as a file system that does not answer. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => aborted.reject(new Error('the time is over'));
  if (signal.aborted) abort();
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', abort);
    // Whatever comes of it later, nobody waits for it any more.
    promise.catch(() => {});
  }
}
