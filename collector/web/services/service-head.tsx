import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { formatDuration } from '../format/duration.ts';
import { usePage, useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { MonthStepper } from '../parts/month-stepper.tsx';
import { useNow } from '../parts/now.tsx';
import { StateMark } from '../parts/state-mark.tsx';

/** Which service, and how it is now. */
export function ServiceHead({ detail: { promise } }: { detail: PromiseDetail }) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useNow();
  const { title, state, burn } = promise;
  const sinceMs = state.since === null ? null : Date.parse(state.since);
  return (
    <header className="service-head">
      <Link className="back" href="/services">
        <Chevron to="left" />
        {t('service.back')}
      </Link>
      <div className="service-title">
        <h1>{title}</h1>
        <p className="service-state">
          <StateMark status={state.status} />
          {state.isMaintained && <span className="flag">{t('services.maintained')}</span>}
          {sinceMs !== null && (
            <time className="muted" dateTime={state.since ?? undefined} title={instants.utc(sinceMs)}>
              {t('state.since', {
                instant: instants.zoned(sinceMs),
                duration: formatDuration(Math.max(0, nowMs - sinceMs), t),
              })}
            </time>
          )}
          {burn !== 'ok' && (
            <span className="burn" data-burn={burn}>
              {t(`services.burn.${burn}`)}
            </span>
          )}
        </p>
        <span className="bar-space" />
        <MonthStepper />
      </div>
    </header>
  );
}
