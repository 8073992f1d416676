import { createContext, type ReactNode, useContext } from 'react';
import { useCollectorClock } from '../clock.ts';
import { exactDuration, formatAgo, formatDuration } from '../format/duration.ts';
import { usePage, useWords } from '../page.ts';

const NowContext = createContext(0);

/** The collector's clock for everything inside: only what shows a running time is drawn again each second. */
export function Now({ asOf, children }: { asOf: string | undefined; children: ReactNode }) {
  return <NowContext value={useCollectorClock(asOf, 1000)}>{children}</NowContext>;
}

export function useNow(): number {
  return useContext(NowContext);
}

/** How long ago an instant was; the instant itself in both zones on hover. */
export function Ago({ at }: { at: string | null }) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useNow();
  if (at === null) return <span className="muted">{t('ago.never')}</span>;
  const atMs = Date.parse(at);
  return (
    <time className="hint" dateTime={at} title={`${instants.zoned(atMs)}\n${instants.utc(atMs)}`}>
      {formatAgo(nowMs - atMs, t)}
    </time>
  );
}

/** How long something has been so. */
export function Elapsed({ since }: { since: string }) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useNow();
  const sinceMs = Date.parse(since);
  return (
    <time className="hint" dateTime={since} title={`${instants.zoned(sinceMs)}\n${instants.utc(sinceMs)}`}>
      {formatDuration(Math.max(0, nowMs - sinceMs), t)}
    </time>
  );
}

/** A length of time in short, to the millisecond on hover. */
export function Duration({ ms }: { ms: number }) {
  const { t } = useWords();
  return (
    <span className="hint duration" title={exactDuration(ms, t)}>
      {formatDuration(ms, t)}
    </span>
  );
}

interface AtProps {
  readonly ms: number;
  readonly as?: 'zoned' | 'full' | 'short' | 'end' | 'minute';
  /** In other words than `as` has. */
  readonly children?: string;
}

/** An instant in the chosen zone; with it in UTC, to the millisecond, on hover. */
export function At({ ms, as = 'zoned', children }: AtProps) {
  const { instants } = usePage();
  return (
    <time className="hint" dateTime={new Date(ms).toISOString()} title={`${instants.zoned(ms)}\n${instants.utc(ms)}`}>
      {children ?? instants[as](ms)}
    </time>
  );
}
