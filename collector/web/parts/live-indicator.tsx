import { useSyncExternalStore } from 'react';
import { useClock } from '../clock.ts';
import { formatAgo } from '../format/duration.ts';
import { usePage, useWords } from '../page.ts';

/** True once the connection was lost: what is on the screen may no longer be so. */
export function useStale(): boolean {
  const { live } = usePage();
  const state = useSyncExternalStore(live.onState, live.state);
  return state.at === 'waiting' || (state.at === 'connecting' && state.attempt > 0);
}

/** Whether the page is live, and if not, when it tries again. */
export function LiveIndicator() {
  const { t } = useWords();
  const { live } = usePage();
  const state = useSyncExternalStore(live.onState, live.state);
  const nowMs = useClock(1000);
  return (
    <div className="live" data-live={state.at}>
      <span className="live-dot" aria-hidden="true" />
      <span role="status">
        {state.at === 'open' ? t('live.open') : state.at === 'connecting' ? t('live.connecting') : ''}
      </span>
      {state.at === 'waiting' && (
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
