import type { HostEvents } from '../../src/api/contract.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { hostPath } from '../parts/range-paths.ts';
import { eventDetail, eventLabel } from './event-words.ts';

/** Agents start and stop by the week. */
const eventsEveryMs = 30_000;

/** What one looks through; the API has a thousand. */
const rowsMax = 100;

/** What became of a host and its agent, and why it was gone: starts with their version, stops and farewells with their reason, shutdowns, marks. */
export function EventTable({ hostId }: { hostId: string }) {
  const { t } = useWords();
  const { instants } = usePage();
  const freshness = { host: hostId, everyMs: eventsEveryMs };
  const { data, problem, reload } = useResource<HostEvents>(`${hostPath(hostId)}/events`, freshness);
  const [newest] = data?.events ?? [];
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data !== undefined && newest !== undefined && (
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
              {data.events.slice(0, rowsMax).map(({ at, event, detail }) => (
                <tr key={`${at} ${event}`}>
                  <td>
                    <At ms={Date.parse(at)} as="full" />
                  </td>
                  <td>{eventLabel(t, event)}</td>
                  <td>{eventDetail(t, event, detail)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {data.events.length > rowsMax && <p className="muted">{t('events.more', { n: rowsMax })}</p>}
        </details>
      )}
    </>
  );
}
