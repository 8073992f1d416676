import { useEffect, useState } from 'react';
import type { CalendarDays } from '../../src/api/contract/settings.ts';
import type { Answer } from '../data/client.ts';
import { problemText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import type { Value } from './schema-form.tsx';

/** Somebody who types is not asked about at every letter. */
const settleMs = 400;

/** The weeks to come by a calendar as it stands in the form, as the collector reads it. */
export function CalendarPreview({ value }: { value: Value }) {
  const { t, language } = useWords();
  const { client } = usePage();
  const [answer, setAnswer] = useState<Answer<CalendarDays> | null>(null);
  const asked = JSON.stringify({ definition: value });
  useEffect(() => {
    let isOld = false;
    const timer = setTimeout(async () => {
      const told = await client.send<CalendarDays>('POST', '/api/v1/calendar-preview', JSON.parse(asked));
      if (!isOld) setAnswer(told);
    }, settleMs);
    return () => {
      isOld = true;
      clearTimeout(timer);
    };
  }, [client, asked]);
  const days = answer?.ok === true ? answer.data.days : [];
  const weeks = Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
  return (
    <section className="panel calendar-preview">
      <header className="panel-head">
        <h2>{t('settings.calendars.preview')}</h2>
      </header>
      {answer?.ok === false && <p className="problem-line">{problemText(t, answer.problem)}</p>}
      {weeks.length > 0 && (
        <table>
          <caption className="hidden">{t('settings.calendars.preview')}</caption>
          <tbody>
            {weeks.map((week) => (
              <tr key={week[0]?.day}>
                {week.map(({ day, ranges, holiday, busy }) => (
                  <td key={day} data-open={ranges.length > 0} data-busy={busy.length > 0}>
                    <b>{`${Number(day.slice(5, 7))}/${Number(day.slice(8))}`}</b>
                    {holiday !== null && (
                      <span className="day-holiday">{language === 'ja' ? holiday.ja : holiday.en}</span>
                    )}
                    {ranges.map(({ from, to }) => (
                      <span key={from}>{`${from}–${to}`}</span>
                    ))}
                    {ranges.length === 0 && <span className="muted">{t('settings.calendars.closed')}</span>}
                    {busy.map((title) => (
                      <span key={title} className="preview-busy">
                        {title}
                      </span>
                    ))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
