import { shiftMonth } from '../format/month.ts';
import { useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';

interface MonthLinksProps {
  readonly month: string;
  /** None comes after it. */
  readonly latest: string;
  hrefOf(month: string): string;
}

/** A month between the one before and the one after, each with an address of its own. */
export function MonthLinks({ month, latest, hrefOf }: MonthLinksProps) {
  const { t } = useWords();
  return (
    <nav className="stepper" aria-label={t('month.label')}>
      <Link className="icon-button" href={hrefOf(shiftMonth(month, -1))} title={t('reports.months.older')}>
        <Chevron to="left" />
        <span className="hidden">{t('reports.months.older')}</span>
      </Link>
      <span className="stepper-value">{monthName(t, month)}</span>
      {month < latest && (
        <Link className="icon-button" href={hrefOf(shiftMonth(month, 1))} title={t('reports.months.newer')}>
          <Chevron to="right" />
          <span className="hidden">{t('reports.months.newer')}</span>
        </Link>
      )}
    </nav>
  );
}
