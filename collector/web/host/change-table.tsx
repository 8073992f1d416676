import type { HostInventory } from '../../src/api/contract.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { factLabel, factText } from './fact-words.ts';

/** More than a year of a host that is kept up to date; the API has all. */
const rowsMax = 100;

/** What of a host changed when, the newest first. */
export function ChangeTable({ changes }: { changes: HostInventory['changes'] }) {
  const { t } = useWords();
  const { instants } = usePage();
  const [newest] = changes;
  if (newest === undefined) return null;
  return (
    <details className="as-table" open={true}>
      <summary>{t('inventory.changes', { n: changes.length })}</summary>
      <table className="plain changes">
        <thead>
          <tr>
            <th scope="col">
              {t('inventory.change.at')} ({instants.zoneLabel(Date.parse(newest.at))})
            </th>
            <th scope="col">{t('inventory.change.what')}</th>
            <th scope="col">{t('inventory.change.before')}</th>
            <th scope="col">{t('inventory.change.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, rowsMax).map(({ at, name, instance, before, after }) => (
            <tr key={`${at} ${name} ${instance}`}>
              <td>
                <At ms={Date.parse(at)} as="full" />
              </td>
              <td>{factLabel(t, name, instance)}</td>
              <td>{before === null ? t('none.short') : factText(t, name, before)}</td>
              <td>{after === null ? t('none.short') : factText(t, name, after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.length > rowsMax && <p className="muted">{t('inventory.more', { n: rowsMax })}</p>}
    </details>
  );
}
