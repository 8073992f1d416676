import { type KeyboardEvent, useRef } from 'react';
import type { Day } from '../../src/api/contract/day.ts';
import type { PromiseDetail } from '../../src/api/contract/promise.ts';
import { formatDuration } from '../format/duration.ts';
import type { Translate } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { type DayLevel, dayLevel } from '../parts/day-level.ts';
import { Percent } from '../parts/percent.tsx';
import { dayStep, weeksOf } from './weeks-of.ts';

interface MonthGridProps {
  readonly detail: PromiseDetail;
  /** The day that it is now, in the zone of the promise. */
  readonly today: string;
  readonly chosen: string | null;
  choose(day: string): void;
}

/** Weeks begin as calendars on walls have it. */
const firstWeekday = { ja: 0, en: 1 } as const;

/** The month as a calendar; arrows go from day to day, and the chosen one is told below. */
export function MonthGrid({ detail, today, chosen, choose }: MonthGridProps) {
  const { t, language } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const { days } = detail.promise;
  const holidays = new Map(detail.holidays.map((one) => [one.day, one[language]]));
  const focusable = days.some(({ day }) => day === chosen)
    ? chosen
    : (days.find(({ day }) => day === today) ?? days[0])?.day;
  const move = (event: KeyboardEvent<HTMLButtonElement>, day: string): void => {
    const next = dayStep(days, day, event.key);
    if (next === null) return;
    event.preventDefault();
    choose(next);
    table.current?.querySelector<HTMLButtonElement>(`[data-day="${next}"]`)?.focus();
  };
  const weekdays = Array.from({ length: 7 }, (_, index) => (firstWeekday[language] + index) % 7);
  const names = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <table className="month-grid" ref={table}>
      <caption className="hidden">{t('service.month')}</caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" data-weekday={weekday}>
              {/* 4 January 1970 was a Sunday. */}
              {names.format(Date.UTC(1970, 0, 4 + weekday))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days, firstWeekday[language]).map((week) => (
          <tr key={week.find((day) => day !== null)?.day}>
            {week.map((day, index) =>
              day === null ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: days of other months have no name of their own
                <td key={index} className="month-blank" />
              ) : (
                <DayBox
                  key={day.day}
                  day={day}
                  weekday={weekdays[index] ?? 0}
                  holiday={holidays.get(day.day)}
                  level={dayLevel(day, today)}
                  isToday={day.day === today}
                  isChosen={day.day === chosen}
                  isFocusable={day.day === focusable}
                  choose={choose}
                  move={move}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayBoxProps {
  readonly day: Day;
  readonly weekday: number;
  readonly holiday: string | undefined;
  readonly level: DayLevel;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  readonly isFocusable: boolean;
  choose(day: string): void;
  move(event: KeyboardEvent<HTMLButtonElement>, day: string): void;
}

function DayBox({ day, weekday, holiday, level, isToday, isChosen, isFocusable, choose, move }: DayBoxProps) {
  const { t } = useWords();
  return (
    <td className="month-day" data-level={level} data-today={isToday}>
      <button
        type="button"
        data-day={day.day}
        aria-pressed={isChosen}
        aria-current={isToday ? 'date' : undefined}
        tabIndex={isFocusable ? 0 : -1}
        onClick={() => choose(day.day)}
        onKeyDown={(event) => move(event, day.day)}
      >
        <span className="month-date" data-weekday={holiday === undefined ? weekday : 0}>
          {Number(day.day.slice(-2))}
          {holiday !== undefined && <small title={holiday}>{holiday}</small>}
        </span>
        <DayFigure day={day} level={level} t={t} />
        <span className="month-bar" aria-hidden="true" />
      </button>
    </td>
  );
}

function DayFigure({ day, level, t }: { day: Day; level: DayLevel; t: Translate }) {
  if (level === 'future') return <span className="hidden">{t('service.day.future')}</span>;
  if (level === 'closed') return <span className="month-note">{t('service.day.closed')}</span>;
  return (
    <>
      <span className="month-percent">
        {day.percent === null ? t('none.short') : <Percent decimal={day.percent} />}
      </span>
      {day.downMs > 0 && (
        <span className="month-down">
          <span aria-hidden="true">✕</span>
          <span className="hidden">{t('availability.down')}</span> {formatDuration(day.downMs, t)}
        </span>
      )}
      {day.downMs === 0 && day.maintenanceMs > 0 && <span className="month-note">{t('service.day.maintenance')}</span>}
    </>
  );
}
