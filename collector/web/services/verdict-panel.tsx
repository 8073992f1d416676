import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import type { Instants } from '../format/instants.ts';
import { reasonText } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { Figure, OptionalDuration } from '../parts/figure.tsx';
import { Duration } from '../parts/now.tsx';
import { boundsDiffer, Percent } from '../parts/percent.tsx';
import { BudgetBar } from './budget-bar.tsx';
import { OutlookMark } from './outlook-mark.tsx';

/** The number of the month, whether it keeps the promise, and everything that says how far to trust it. */
export function VerdictPanel({ detail, instants }: { detail: PromiseDetail; instants: Instants }) {
  const { t } = useWords();
  const { promise, mttrMs, mtbfMs, raw, unknownByReason } = detail;
  const { primary, worst, best, coverage, objective, outlook, outageCount } = promise;
  const reasons = Object.entries(unknownByReason).toSorted(([, a], [, b]) => b - a);
  return (
    <section className="panel verdict" data-outlook={outlook ?? 'none'}>
      <header className="panel-head">
        <h2>{t('availability.title')}</h2>
        <p className="muted">
          {instants.minute(Date.parse(promise.from))} – {instants.end(Date.parse(promise.to))}{' '}
          {instants.zoneLabel(Date.parse(promise.from))} ·{' '}
          <span>{t('availability.asof', { instant: instants.minute(Date.parse(detail.asOf)) })}</span>
        </p>
      </header>
      <div className="verdict-figures">
        <div className="availability-primary">
          {primary === null ? <p className="big muted">{t('none')}</p> : <Percent decimal={primary.percent} />}
          <p>
            <OutlookMark outlook={outlook} />{' '}
            <span className="muted">{t('services.objective', { percent: objective })}</span>
          </p>
          {primary !== null && (
            <p className="muted">
              1 − {t('availability.down')} <Duration ms={primary.badMs} /> ÷ {t('service.base')}{' '}
              <Duration ms={primary.ofMs} />
            </p>
          )}
        </div>
        <div className="verdict-budget">
          <h3>{t('services.col.budget')}</h3>
          <BudgetBar promise={promise} />
        </div>
        <dl className="figures">
          {worst !== null && best !== null && (
            <Figure
              label={t('availability.bounds')}
              note={t(boundsDiffer(promise) ? 'availability.bounds.help' : 'availability.exact')}
            >
              <Percent decimal={worst.percent} /> – <Percent decimal={best.percent} />
            </Figure>
          )}
          <Figure label={t('availability.coverage')}>
            {coverage === null ? t('none.short') : <Percent decimal={coverage} />}
            {reasons.length > 0 && (
              <small>
                {reasons.map(([reason, ms]) => (
                  <span key={reason} className="reason">
                    {reasonText(t, reason)} <Duration ms={ms} />
                  </span>
                ))}
              </small>
            )}
          </Figure>
          <Figure label={t('availability.count')}>{t('availability.count.value', { n: outageCount })}</Figure>
          <Figure label={t('service.restored')}>
            <OptionalDuration ms={mttrMs} /> / <OptionalDuration ms={mtbfMs} />
          </Figure>
          {detail.excludedMs > 0 && (
            <Figure label={t('service.excluded')}>
              <Duration ms={detail.excludedMs} />
            </Figure>
          )}
          {raw !== null && raw.primary?.percent !== primary?.percent && (
            <Figure label={t('service.raw')} note={t('service.raw.help')}>
              {raw.primary === null ? t('none.short') : <Percent decimal={raw.primary.percent} />}
            </Figure>
          )}
        </dl>
      </div>
    </section>
  );
}
