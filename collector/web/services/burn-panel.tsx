import type { SloBurn } from '../../src/api/contract/burn.ts';
import { useResource } from '../data/resource.ts';
import { formatInterval } from '../format/duration.ts';
import { useWords } from '../page.ts';

const freshness = { host: 'all', topics: ['slos', 'services', 'adjustments', 'maintenance'], everyMs: 10_000 } as const;

/** How fast the budget burns now, by each pair of lookbacks that would raise an alarm. */
export function BurnPanel({ slo }: { slo: string }) {
  const { t } = useWords();
  const { data } = useResource<SloBurn>(`/api/v1/slos/${encodeURIComponent(slo)}/burn`, freshness);
  if (data === undefined) return null;
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('service.burn')}</h2>
        <p className="burn-state" data-burn={data.state}>
          {t(`service.burn.${data.state}`)}
        </p>
      </header>
      <table className="plain numbers">
        <thead>
          <tr>
            <th scope="col">{t('service.burn.rule')}</th>
            <th scope="col">{t('service.burn.long')}</th>
            <th scope="col">{t('service.burn.short')}</th>
            <th scope="col">{t('service.burn.threshold')}</th>
          </tr>
        </thead>
        <tbody>
          {data.rules.map((rule) => (
            <tr key={rule.threshold} data-firing={rule.isFiring}>
              <th scope="row">
                {t(`service.burn.kind.${rule.state}`)}
                {rule.isFiring && <span className="flag">{t('service.burn.firing')}</span>}
              </th>
              {[rule.long, rule.short].map(({ lengthMs, rate }) => (
                <td key={lengthMs}>
                  {rate === null ? t('none.short') : t('service.burn.rate', { rate })}
                  <small>{t('service.burn.within', { length: formatInterval(lengthMs, t) })}</small>
                </td>
              ))}
              <td>{t('service.burn.rate', { rate: rule.threshold })}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="muted burn-help">{t('service.burn.help')}</p>
    </section>
  );
}
