import { type KeyboardEvent, useRef, useState } from 'react';
import type { MaintenanceWindows } from '../../src/api/contract/maintenance.ts';
import { addDays, startOfDay, weekdayOf, weeksOfMonth } from '../format/days.ts';
import { usePage, useWords } from '../page.ts';
import { monthName } from '../parts/month-stepper.tsx';
import { weekdays } from './recurrence-rule.ts';
import { weekdayName } from './rule-words.ts';
import { WindowChip } from './window-chip.tsx';

/** More would make a week taller than a screen; the list below the calendar has all. */
const chipsMax = 4;

interface MonthGridProps {
  readonly day: string;
  readonly today: string;
  readonly told: MaintenanceWindows | undefined;
  /** Whether days can be chosen for new work. */
  readonly mayPlan: boolean;
  create(first: string, last: string): void;
  /** Somebody moved to a day of another month. */
  show(day: string): void;
}

/** Days that are being chosen, from the first one on, which may be the later one. */
interface Dragged {
  readonly from: string;
  readonly to: string;
  /** It began on the number of a day, which is a button. */
  readonly isOnNumber: boolean;
}

const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

/** A month as a table of weeks. Days are chosen by dragging, or by the arrow keys; Shift takes several. */
export function MonthGrid({ day, today, told, mayPlan, create, show }: MonthGridProps) {
  const { t, language } = useWords();
  const { instants } = usePage();
  const table = useRef<HTMLTableElement>(null);
  const [chosen, setChosen] = useState<Dragged | null>(null);
  const month = day.slice(0, 7);
  const ends = chosen === null ? null : [chosen.from, chosen.to].toSorted();
  const isChosen = (one: string): boolean => ends !== null && one >= (ends[0] ?? '') && one <= (ends[1] ?? '');
  const finish = (): void => {
    if (ends !== null) create(ends[0] ?? day, ends[1] ?? day);
    setChosen(null);
  };
  const drop = (): void => {
    // A press on a day’s number that went nowhere is a click on it, which comes next.
    if (chosen?.isOnNumber && chosen.from === chosen.to) setChosen(null);
    else finish();
  };
  const press = (event: KeyboardEvent, one: string): void => {
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(one, step);
    setChosen(event.shiftKey && mayPlan ? { from: chosen?.from ?? one, to: next, isOnNumber: false } : null);
    if (next.slice(0, 7) !== month) show(next);
    // The next month is there only after it was drawn.
    requestAnimationFrame(() => table.current?.querySelector<HTMLElement>(`[data-day="${next}"] button`)?.focus());
  };
  return (
    <table
      ref={table}
      className="month-grid"
      aria-label={t('maintenance.grid.month', { month: monthName(t, month) })}
      onPointerLeave={() => setChosen(null)}
    >
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col" data-weekday={weekday}>
              {weekdayName(weekday, language, 'short')}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(month).map((week) => (
          <tr key={week[0]}>
            {week.map((one) => (
              <td
                key={one}
                data-day={one}
                data-outside={one.slice(0, 7) !== month}
                data-today={one === today}
                data-chosen={isChosen(one)}
                data-weekday={weekdays[weekdayOf(one) - 1]}
                onPointerDown={(event) => {
                  const under = (what: string): boolean =>
                    event.target instanceof Element && event.target.closest(what) !== null;
                  if (!mayPlan || event.button !== 0 || event.pointerType === 'touch' || under('a')) return;
                  const isOnNumber = under('button');
                  // No text is selected by dragging; a button is left to take its focus.
                  if (!isOnNumber) event.preventDefault();
                  setChosen({ from: one, to: one, isOnNumber });
                }}
                onPointerEnter={(event) => {
                  if (event.buttons === 1 && chosen !== null) setChosen({ ...chosen, to: one });
                }}
                onPointerUp={() => chosen !== null && drop()}
              >
                <DayCell
                  day={one}
                  told={told}
                  zoneStartMs={[startOfDay(one, instants.zone), startOfDay(addDays(one, 1), instants.zone)]}
                  isFocused={one === day}
                  press={(event) => press(event, one)}
                  create={mayPlan ? () => (isChosen(one) ? finish() : create(one, one)) : null}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  readonly day: string;
  readonly told: MaintenanceWindows | undefined;
  readonly zoneStartMs: readonly [number, number];
  /** One day of the month is reached by Tab, the others by arrows. */
  readonly isFocused: boolean;
  readonly create: (() => void) | null;
  press(event: KeyboardEvent): void;
}

function DayCell({ day, told, zoneStartMs: [fromMs, toMs], isFocused, create, press }: DayCellProps) {
  const { t, language } = useWords();
  const { instants } = usePage();
  const windows = (told?.windows ?? []).filter(
    (window) => Date.parse(window.from) < toMs && fromMs < Date.parse(window.to),
  );
  const holiday = told?.holidays.find(({ date }) => date === day);
  const busy = told?.busy.filter(({ first, last }) => first <= day && day <= last) ?? [];
  const more = windows.length - chipsMax;
  return (
    <>
      <div className="day-head">
        <button
          type="button"
          className="day-number"
          tabIndex={isFocused ? 0 : -1}
          aria-disabled={create === null}
          onKeyDown={press}
          onClick={() => create?.()}
        >
          {Number(day.slice(8))}
          <span className="hidden">
            {t('maintenance.day.create', { day: instants.day(fromMs), n: windows.length })}
          </span>
        </button>
        {holiday !== undefined && <span className="day-holiday">{language === 'ja' ? holiday.ja : holiday.en}</span>}
      </div>
      {busy.map(({ calendar, title, first }) => (
        <p key={`${calendar} ${first}`} className="day-busy" title={t('maintenance.busy', { title })}>
          {t('maintenance.busy', { title })}
        </p>
      ))}
      {windows.slice(0, more === 1 ? chipsMax + 1 : chipsMax).map((window) => (
        <WindowChip key={window.id} window={window} startMs={fromMs} />
      ))}
      {more > 1 && <p className="day-more">{t('maintenance.day.more', { n: more })}</p>}
    </>
  );
}
