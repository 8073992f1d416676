import type { PromiseMonth } from '../../src/api/contract/overview.ts';
import { useWords } from '../page.ts';
import { useKeptOrder } from '../parts/kept-order.ts';
import { PromiseRow } from './promise-row.tsx';

interface PromiseTableProps {
  readonly promises: readonly PromiseMonth[];
  readonly month: string;
  readonly asOf: string;
  readonly caption: string;
  /** The month of the links; null: the one that it is now. */
  readonly linkMonth: string | null;
  /** On a wall nobody loses a row from under his pointer, or asks for the order anew: the worst stands first at all times. */
  readonly isBoard?: boolean;
}

/** Promises with what is left of them; rows keep their places while values change, until somebody asks for the order anew. */
export function PromiseTable({ promises, month, asOf, caption, linkMonth, isBoard = false }: PromiseTableProps) {
  const { t } = useWords();
  const worstFirst = promises.map(({ slo }) => slo);
  const kept = useKeptOrder(worstFirst, month);
  const { shown, resort } = isBoard ? { shown: worstFirst, resort: null } : kept;
  const byId = new Map(promises.map((promise) => [promise.slo, promise]));
  return (
    <div className="promises-frame">
      {resort !== null && (
        <button type="button" className="button promises-resort" onClick={resort}>
          {t('hosts.resort')}
        </button>
      )}
      <table className="promises">
        <caption className="hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('services.col.state')}</th>
            <th scope="col">{t('services.col.name')}</th>
            <th scope="col" className="col-number">
              {t('services.col.availability')}
            </th>
            <th scope="col">{t('services.col.outlook')}</th>
            <th scope="col">{t('services.col.budget')}</th>
            <th scope="col">{t('services.col.days')}</th>
            <th scope="col">{t('services.col.last')}</th>
            <th scope="col">
              <span className="hidden">{t('services.col.more')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((id) => {
            const promise = byId.get(id);
            return promise && <PromiseRow key={id} promise={promise} month={month} asOf={asOf} linkMonth={linkMonth} />;
          })}
        </tbody>
      </table>
    </div>
  );
}
