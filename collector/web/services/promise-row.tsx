import { useId, useState } from 'react';
import type { PromiseMonth } from '../../src/api/contract/overview.ts';
import { dayOf } from '../format/day.ts';
import { createInstants } from '../format/instants.ts';
import { createZone } from '../format/zone.ts';
import { usePage, useWords } from '../page.ts';
import { DayCells } from '../parts/day-cells.tsx';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { At, Duration } from '../parts/now.tsx';
import { AvailabilityCell } from '../parts/percent.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { BudgetBar } from './budget-bar.tsx';
import { OutlookMark } from './outlook-mark.tsx';
import { PromiseMore } from './promise-more.tsx';
import { servicePath } from './service-path.ts';

interface PromiseRowProps {
  readonly promise: PromiseMonth;
  readonly month: string;
  readonly asOf: string;
  readonly linkMonth: string | null;
}

const columns = 8;

export function PromiseRow({ promise, month, asOf, linkMonth }: PromiseRowProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const moreId = useId();
  const { slo, title, objective, state, outlook, burn, days, timeZone, lastOutage } = promise;
  const label = t(isOpen ? 'services.less' : 'services.more', { name: title });
  return (
    <>
      <tr data-status={state.status}>
        <td className="col-state">
          <StateMark status={state.status} />
          {state.isMaintained && <small>{t('services.maintained')}</small>}
        </td>
        <th scope="row" className="col-name">
          <Link href={servicePath(slo, linkMonth)}>{title}</Link>
          <small>
            {t('services.objective', { percent: objective })}
            <PeriodNote promise={promise} month={month} />
          </small>
        </th>
        <td className="col-number" data-label={t('services.col.availability')}>
          <AvailabilityCell availability={promise} />
        </td>
        <td className="col-outlook">
          <OutlookMark outlook={outlook} />
          {burn !== 'ok' && (
            <span className="burn" data-burn={burn}>
              {t(`services.burn.${burn}`)}
            </span>
          )}
        </td>
        <td className="col-budget" data-label={t('services.col.budget')}>
          <BudgetBar promise={promise} />
        </td>
        <td className="col-days">
          <DayCells name={title} days={days} today={dayOf(Date.parse(asOf), createZone(timeZone))} />
        </td>
        <td className="col-last" data-label={t('services.col.last')}>
          {lastOutage === null ? (
            <span className="muted">{t('none.short')}</span>
          ) : (
            <>
              <At ms={Date.parse(lastOutage.from)} as="short" />
              <small>{lastOutage.to === null ? t('timeline.ongoing') : <Duration ms={lastOutage.countedMs} />}</small>
            </>
          )}
        </td>
        <td className="col-more">
          <button
            type="button"
            className="icon-button"
            aria-expanded={isOpen}
            aria-controls={moreId}
            title={label}
            onClick={() => setOpen(!isOpen)}
          >
            <Chevron to={isOpen ? 'down' : 'right'} />
            <span className="hidden">{label}</span>
          </button>
        </td>
      </tr>
      <tr id={moreId} className="promise-more" hidden={!isOpen}>
        {isOpen && (
          <td colSpan={columns}>
            <PromiseMore promise={promise} asOf={asOf} month={month} linkMonth={linkMonth} />
          </td>
        )}
      </tr>
    </>
  );
}

/** Which time the number is about, where that is not the month. */
function PeriodNote({ promise: { period, from, to, timeZone }, month }: Pick<PromiseRowProps, 'promise' | 'month'>) {
  const { language } = useWords();
  const { instants } = usePage();
  if (period === month) return null;
  const own = timeZone === instants.zone.name ? instants : createInstants(timeZone, language);
  return (
    <>
      {' · '}
      {own.day(Date.parse(from))} – {own.day(Date.parse(to) - 1)}
    </>
  );
}
