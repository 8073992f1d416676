import { useEffect, useState } from 'react';

/** The browser's clock, read again every `everyMs`. */
export function useClock(everyMs: number): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return nowMs;
}

/**
 * The collector's clock, going on from the `asOf` of its latest answer: "8 s ago" must not depend on whether the
 * browser's clock is right.
 */
export function useCollectorClock(asOf: string | undefined, everyMs: number): number {
  const nowMs = useClock(everyMs);
  const [held, setHeld] = useState({ asOf, aheadMs: 0 });
  if (asOf !== undefined && held.asOf !== asOf) setHeld({ asOf, aheadMs: Date.parse(asOf) - Date.now() });
  return nowMs + held.aheadMs;
}
