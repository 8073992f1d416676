import type { HostEvents, SpanList } from '../../src/api/contract.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { At, Duration } from '../parts/now.tsx';
import { StateMark } from '../parts/state-mark.tsx';
import { absencesOf } from './absences.ts';
import { eventDetail, eventLabel } from './event-words.ts';

/** What one looks through at once; a month of flapping has thousands. */
const rowsMax = 50;

interface AbsenceTableProps {
  readonly list: SpanList;
  readonly events: HostEvents['events'];
}

/** When nothing was heard of the host in the range, how its agent left, and when it was back. */
export function AbsenceTable({ list, events }: AbsenceTableProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const absences = absencesOf(list.spans, events);
  return (
    <>
      <h3>{t('host.absences')}</h3>
      {absences.length === 0 ? (
        <p className="muted">{t('host.absences.none')}</p>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className="scroll-x" tabIndex={0} aria-label={t('host.absences')}>
          <table className="plain absences">
            <thead>
              <tr>
                <th scope="col">
                  {t('host.absences.when')} ({instants.zoneLabel(Date.parse(list.from))})
                </th>
                <th scope="col">{t('timeline.duration')}</th>
                <th scope="col">{t('host.absences.farewell')}</th>
                <th scope="col">{t('host.absences.found')}</th>
                <th scope="col">{t('host.absences.back')}</th>
              </tr>
            </thead>
            <tbody>
              {absences.slice(0, rowsMax).map(({ span: { from, to, status, reason }, farewell, startedAt }) => (
                <tr key={from}>
                  <td>
                    <At ms={Date.parse(from)} as="full" />
                  </td>
                  <td>
                    {to === list.asOf ? t('timeline.ongoing') : <Duration ms={Date.parse(to) - Date.parse(from)} />}
                  </td>
                  <td>
                    {farewell === null ? (
                      <span className="muted">{t('host.absences.silent')}</span>
                    ) : (
                      `${eventLabel(t, farewell.event)} ${eventDetail(t, farewell.event, farewell.detail)}`
                    )}
                  </td>
                  <td>
                    <StateMark status={status} /> {reason !== undefined && reasonText(t, reason)}
                  </td>
                  <td>{startedAt === null ? t('none.short') : <At ms={Date.parse(startedAt)} as="short" />}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {absences.length > rowsMax && <p className="muted">{t('timeline.more', { n: rowsMax })}</p>}
        </section>
      )}
      <small>{t('host.absences.note')}</small>
    </>
  );
}
