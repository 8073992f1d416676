import type { Availability } from '../../src/api/contract.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Figure, OptionalDuration } from '../parts/figure.tsx';
import { At, Duration } from '../parts/now.tsx';
import { boundsDiffer, Percent } from '../parts/percent.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import '../styles/availability.css';

/** The number, and beside it everything that says how far to trust it. */
export function AvailabilityCard({ availability }: { availability: Availability }) {
  const { t } = useWords();
  const { instants } = usePage();
  const { primary, worst, best, coverage, from, to, asOf } = availability;
  return (
    <section className="panel availability">
      <header className="panel-head">
        <h2>{t('availability.title')}</h2>
        <p className="muted">
          <At ms={Date.parse(from)} as="minute" /> – <At ms={Date.parse(to)} as="end" /> ·{' '}
          <span>{t('availability.asof', { instant: instants.zoned(Date.parse(asOf)) })}</span>
        </p>
      </header>
      <div className="availability-figures">
        <div className="availability-primary">
          {primary === null ? <p className="big muted">{t('none')}</p> : <Percent decimal={primary.percent} />}
          <p className="muted">{primary === null ? t('availability.none') : <Formula availability={availability} />}</p>
        </div>
        <dl className="figures">
          <Figure label={t('availability.coverage')}>
            {coverage === null ? t('none.short') : <Percent decimal={coverage} />}
          </Figure>
          {worst !== null && best !== null && (
            <Figure
              label={t('availability.bounds')}
              note={t(boundsDiffer(availability) ? 'availability.bounds.help' : 'availability.exact')}
            >
              <Percent decimal={worst.percent} /> – <Percent decimal={best.percent} />
            </Figure>
          )}
          <Figure label={t('availability.count')}>
            {t('availability.count.value', { n: availability.outageCount })}
          </Figure>
          <Figure label={t('availability.mttr')}>
            <OptionalDuration ms={availability.mttrMs} />
          </Figure>
          <Figure label={t('availability.mtbf')}>
            <OptionalDuration ms={availability.mtbfMs} />
          </Figure>
        </dl>
      </div>
      <Composition availability={availability} />
    </section>
  );
}

/** How the number comes about, so that nobody has to believe it. */
function Formula({ availability: { downMs, baseMs, unknownMs } }: { availability: Availability }) {
  const { t } = useWords();
  return (
    <>
      1 − {t('availability.down')} <Duration ms={downMs} /> ÷ {t('availability.known')}{' '}
      <Duration ms={baseMs - unknownMs} />
    </>
  );
}

/** Where the agreed time went, as a bar and in words: up, down, and unknown by reason. */
function Composition({ availability }: { availability: Availability }) {
  const { t } = useWords();
  const { baseMs, downMs, unknownMs, unknownByReason } = availability;
  const upMs = baseMs - downMs - unknownMs;
  const reasons = Object.entries(unknownByReason).toSorted(([, a], [, b]) => b - a);
  const parts = [
    { status: 'up', ms: upMs },
    { status: 'down', ms: downMs },
    { status: 'unknown', ms: unknownMs },
  ] as const;
  return (
    <div className="composition">
      <div className="composition-bar" aria-hidden="true">
        {parts
          .filter(({ ms }) => ms > 0)
          .map(({ status, ms }) => (
            <span key={status} data-status={status} style={{ flexGrow: ms }} />
          ))}
      </div>
      <ul>
        {parts.map(({ status, ms }) => (
          <li key={status}>
            <StateMark status={status} /> <Duration ms={ms} />
            {status === 'unknown' && reasons.length > 0 && (
              <ul className="reasons">
                {reasons.map(([reason, reasonMs]) => (
                  <li key={reason}>
                    {reasonText(t, reason)} <Duration ms={reasonMs} />
                  </li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
