import type { HostEvents } from '../../src/api/contract.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { eventDetail, eventLabel } from './event-words.ts';

/** What one looks through; the API has a thousand. */
const rowsMax = 100;

/** What became of a host and its agent, and why it was gone: starts with their version, stops and farewells with their reason, shutdowns, marks. */
export function EventTable({ events }: { events: HostEvents['events'] }) {
  const { t } = useWords();
  const { instants } = usePage();
  const [newest] = events;
  if (newest === undefined) return null;
  return (
    <details className="as-table">
      <summary>{t('events.title')}</summary>
      <table className="plain changes">
        <thead>
          <tr>
            <th scope="col">
              {t('events.at')} ({instants.zoneLabel(Date.parse(newest.at))})
            </th>
            <th scope="col">{t('events.what')}</th>
            <th scope="col">{t('events.detail')}</th>
          </tr>
        </thead>
        <tbody>
          {events.slice(0, rowsMax).map(({ at, to, event, detail }) => (
            <tr key={`${at} ${event}`}>
              <td>
                <At ms={Date.parse(at)} as="full" />
                {to !== undefined && (
                  <>
                    {' – '}
                    <At ms={Date.parse(to)} as="full" />
                  </>
                )}
              </td>
              <td>{eventLabel(t, event)}</td>
              <td>{eventDetail(t, event, detail)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {events.length > rowsMax && <p className="muted">{t('events.more', { n: rowsMax })}</p>}
    </details>
  );
}
