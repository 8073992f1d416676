import type { SpanList } from '../../src/api/contract.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { At, Duration } from '../parts/now.tsx';
import { StateMark } from '../parts/state-mark.tsx';

/** A month of flapping has thousands; the outages, which matter, have a table of their own. */
const rowsMax = 200;

/** The timeline as a table, latest first. */
export function SpanTable({ list }: { list: SpanList }) {
  const { t } = useWords();
  const { instants } = usePage();
  const rows = list.spans.slice(-rowsMax).toReversed();
  return (
    <details className="as-table">
      <summary>{t('timeline.table')}</summary>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{t('timeline.state')}</th>
            <th scope="col">
              {t('timeline.from')} ({instants.zoneLabel(Date.parse(list.from))})
            </th>
            <th scope="col">{t('timeline.to')}</th>
            <th scope="col">{t('timeline.duration')}</th>
            <th scope="col">{t('timeline.reason')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, to, status, reason }) => (
            <tr key={from}>
              <td>
                <StateMark status={status} />
              </td>
              <td>
                <At ms={Date.parse(from)} as="full" />
              </td>
              <td>{to === list.asOf ? t('timeline.ongoing') : <At ms={Date.parse(to)} as="full" />}</td>
              <td>
                <Duration ms={Date.parse(to) - Date.parse(from)} />
              </td>
              <td>{reason === undefined ? '' : reasonText(t, reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length < list.spans.length && <p className="muted">{t('timeline.more', { n: rowsMax })}</p>}
    </details>
  );
}
