import type { MaintenanceWindow } from '../../src/api/contract/maintenance.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { At, Duration, useNow } from '../parts/now.tsx';
import { usePlace } from '../router.ts';
import { WindowMark } from './window-mark.tsx';
import { windowState } from './window-state.ts';

interface WindowTableProps {
  readonly windows: readonly MaintenanceWindow[];
  readonly titles: Readonly<Record<string, string>>;
}

/** The windows of a stretch, one a row: what the calendar shows, to read. */
export function WindowTable({ windows, titles }: WindowTableProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  const nowMs = useNow();
  if (windows.length === 0) return <p className="nothing">{t('maintenance.empty')}</p>;
  return (
    <table className="window-table">
      <caption className="hidden">{t('maintenance.list')}</caption>
      <thead>
        <tr>
          <th scope="col" className="col-state">
            {t('maintenance.col.state')}
          </th>
          <th scope="col">{t('maintenance.col.when')}</th>
          <th scope="col" className="col-length">
            {t('maintenance.col.duration')}
          </th>
          <th scope="col">{t('maintenance.col.title')}</th>
          <th scope="col" className="col-targets">
            {t('maintenance.col.targets')}
          </th>
        </tr>
      </thead>
      <tbody>
        {windows.map((window) => {
          const [fromMs, toMs] = [Date.parse(window.from), Date.parse(window.to)];
          return (
            <tr key={window.id} data-state={windowState(window, nowMs)}>
              <td>
                <WindowMark state={windowState(window, nowMs)} unapproved={window.approvedBy === null} />
              </td>
              <td className="times">
                <At ms={fromMs} as="minute" />
                <span>
                  {' – '}
                  <At ms={toMs}>{instants.until(fromMs, toMs).slice(0, -3)}</At>
                </span>
              </td>
              <td className="col-length">
                <Duration ms={toMs - fromMs} />
              </td>
              <th scope="row">
                <Link href={place.with({ window: window.id })}>{window.title}</Link>
              </th>
              <td className="col-targets">
                {listed(
                  window.targets.map((target) => titles[target] ?? target),
                  t,
                )}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
