import { useSyncExternalStore } from 'react';
import { useClock } from '../clock.ts';
import { formatAgo } from '../format/duration.ts';
import { isStale } from '../live/session.ts';
import { usePage, useWords } from '../page.ts';

/** True once the connection was lost: what is on the screen may no longer be so. */
export function useStale(): boolean {
  const { live } = usePage();
  const state = useSyncExternalStore(live.onState, live.state);
  return isStale(state);
}

/** Whether the page is live, and if not, when it tries again. */
export function LiveIndicator() {
  const { t } = useWords();
  const { live } = usePage();
  const state = useSyncExternalStore(live.onState, live.state);
  const nowMs = useClock(1000);
  // The pause before a stream that the collector ended itself is none to anybody.
  const at = state.at === 'waiting' && !isStale(state) ? 'open' : state.at;
  return (
    <div className="live" data-live={at}>
      <span className="live-dot" aria-hidden="true" />
      <span role="status">{at === 'open' ? t('live.open') : at === 'connecting' ? t('live.connecting') : ''}</span>
      {state.at === 'waiting' && isStale(state) && (
        <button type="button" className="link-button" title={t('live.retry')} onClick={live.retryNow}>
          {t('live.waiting', { seconds: String(Math.max(0, Math.ceil((state.retryAtMs - nowMs) / 1000))) })}
        </button>
      )}
    </div>
  );
}

/** Says how old the screen is while no updates arrive. */
export function StaleNote({ asOf, nowMs }: { asOf: string; nowMs: number }) {
  const { t } = useWords();
  if (!useStale()) return null;
  return (
    <p className="stale-note" role="status">
      {t('live.stale', { age: formatAgo(nowMs - Date.parse(asOf), t) })}
    </p>
  );
}
