import type { PromiseMonth } from '../../src/api/contract/overview.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { Duration } from '../parts/now.tsx';
import { Percent } from '../parts/percent.tsx';
import { forecastWords } from './forecast-words.ts';
import { outagesPath, servicePath } from './service-path.ts';

interface PromiseMoreProps {
  readonly promise: PromiseMonth;
  readonly asOf: string;
  readonly month: string;
  readonly linkMonth: string | null;
}

/** What stands behind the row: what to expect, and the days that cost something. */
export function PromiseMore({ promise, asOf, month, linkMonth }: PromiseMoreProps) {
  const { t } = useWords();
  const { instants, session } = usePage();
  const bad = promise.days.filter(({ downMs }) => downMs > 0);
  return (
    <div className="promise-details">
      <p>{forecastWords(promise, Date.parse(asOf), t, instants)}</p>
      {bad.length === 0 ? (
        <p className="muted">{t(promise.unknownMs === 0 ? 'services.days.none' : 'services.days.unlooked')}</p>
      ) : (
        <table className="plain bad-days">
          <caption className="hidden">{t('services.days.bad', { name: promise.title })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('services.days.day')}</th>
              <th scope="col">{t('services.col.availability')}</th>
              <th scope="col">{t('services.days.down')}</th>
              <th scope="col">{t('services.days.of')}</th>
            </tr>
          </thead>
          <tbody>
            {bad.map(({ day, percent, downMs, baseMs }) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                <td>{percent === null ? t('none') : <Percent decimal={percent} />}</td>
                <td>
                  <Duration ms={downMs} />
                </td>
                <td>
                  <Duration ms={baseMs} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="promise-links">
        <Link href={servicePath(promise.slo, linkMonth)}>{t('services.open')}</Link>
        {session.may.includes('look') && (
          <Link href={outagesPath(promise.target, month)}>{t('services.outages', { n: promise.outageCount })}</Link>
        )}
      </p>
    </div>
  );
}
