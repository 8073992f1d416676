import { useWords } from '../page.ts';
import type { LedgerClass } from './ledger-rows.ts';

const shapes: Readonly<Record<LedgerClass, string>> = {
  unplanned: 'M2.6.8 6 4.2 9.4.8l1.8 1.8L7.8 6l3.4 3.4-1.8 1.8L6 7.8l-3.4 3.4L.8 9.4 4.2 6 .8 2.6Z',
  planned: 'M1 1h10v10H1ZM3 6.7 5.2 9 9.3 4.6 8.2 3.5 5.2 6.7 4.1 5.6Z',
  excluded: 'M1 5h10v2H1Z',
  'outside-hours': 'M8.6 1A5.2 5.2 0 1 0 11 8.4 4.4 4.4 0 0 1 8.6 1Z',
  degraded: 'M6 .8 11.6 11H.4Z',
  brief: 'M7.4.6 2.2 7h3L4.4 11.4 9.8 5H6.6Z',
  unknown:
    'M6 .6C4 .6 2.6 1.8 2.5 3.7h2c0-.9.6-1.4 1.5-1.4s1.4.5 1.4 1.2c0 .7-.3 1-1 1.5C5.4 5.7 5 6.3 5 7.6h2c0-.8.2-1.1 1-1.7.9-.7 1.5-1.4 1.5-2.5C9.5 1.7 8.1.6 6 .6ZM4.8 9v2.3h2.4V9Z',
};

/** How the contract takes a line of the ledger: by shape, word and colour. */
export function ClassMark({ of }: { of: LedgerClass }) {
  const { t } = useWords();
  return (
    <span className="class-mark hint" data-class={of} title={t(`outages.class.${of}.help`)}>
      <svg className="state-shape" viewBox="0 0 12 12" aria-hidden="true">
        <path d={shapes[of]} fill="currentColor" fillRule="evenodd" />
      </svg>
      <span>{t(`outages.class.${of}`)}</span>
    </span>
  );
}
