import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { MaintenanceWindow, MaintenanceWindows } from '../../src/api/contract/maintenance.ts';
import { addDays, mondayOf, startOfDay, weekOf } from '../format/days.ts';
import { usePage, useWords } from '../page.ts';
import { useNow } from '../parts/now.tsx';
import {
  lanesOf,
  moveChoice,
  openingHour,
  type SlotChoice,
  slotEnds,
  slotsADay,
  slotsAWeek,
  slotWall,
} from './week-slots.ts';
import { WindowChip } from './window-chip.tsx';

/** Work is planned for the night: what is chosen first, two hours from two o'clock. */
const firstSlot = 4;
const firstSlots = 4;
const hours = Array.from({ length: 24 }, (_, hour) => hour);

interface WeekGridProps {
  readonly day: string;
  readonly today: string;
  readonly told: MaintenanceWindows | undefined;
  readonly mayPlan: boolean;
  /** Wall clocks, `2026-10-18T02:00`. */
  create(from: string, to: string): void;
}

/** A week by the hour. A time is chosen by dragging, or by the arrow keys on the grid; Enter plans it. */
export function WeekGrid({ day, today, told, mayPlan, create }: WeekGridProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const monday = mondayOf(day);
  const days = weekOf(monday);
  const scroll = useOpening(told, monday);
  return (
    <section className="week-grid" aria-label={t('maintenance.grid.week', { from: monday })}>
      <div className="week-head">
        <span />
        {days.map((one) => (
          <WeekDay key={one} day={one} isToday={one === today} told={told} />
        ))}
      </div>
      <div {...scroll} className="week-scroll" tabIndex={mayPlan ? -1 : 0}>
        <div className="week-hours" aria-hidden="true">
          {hours.map((hour) => (
            <span key={hour}>{hour === 0 ? '' : `${hour}:00`}</span>
          ))}
        </div>
        {mayPlan && <Slots days={days} create={create} />}
        {days.map((one, index) => (
          <DayColumn
            key={one}
            column={index}
            fromMs={startOfDay(one, instants.zone)}
            toMs={startOfDay(addDays(one, 1), instants.zone)}
            windows={told?.windows ?? []}
          />
        ))}
      </div>
    </section>
  );
}

/** Shows of a day what is looked for, until somebody goes elsewhere in it. */
function useOpening(told: MaintenanceWindows | undefined, monday: string) {
  const { instants } = usePage();
  const { zone } = instants;
  const ref = useRef<HTMLDivElement>(null);
  const left = useRef('');
  const week = { fromMs: startOfDay(monday, zone), toMs: startOfDay(addDays(monday, 7), zone) };
  const windows = (told?.windows ?? []).map(({ from, to }) => ({ fromMs: Date.parse(from), toMs: Date.parse(to) }));
  const hour = told === undefined ? 0 : openingHour(windows, week, Date.parse(told.asOf), zone);
  useEffect(() => {
    const box = ref.current;
    if (box !== null && left.current !== monday) box.scrollTop = (box.scrollHeight * hour) / 24;
  }, [hour, monday]);
  const leave = (): void => {
    left.current = monday;
  };
  return { ref, onWheel: leave, onPointerDown: leave, onKeyDown: leave };
}

function WeekDay({ day, isToday, told }: Pick<WeekGridProps, 'told'> & { day: string; isToday: boolean }) {
  const { t, language } = useWords();
  const { instants } = usePage();
  const holiday = told?.holidays.find(({ date }) => date === day);
  const busy = told?.busy.filter(({ first, last }) => first <= day && day <= last) ?? [];
  return (
    <div className="week-day" data-today={isToday} data-holiday={holiday !== undefined}>
      <b>{instants.day(startOfDay(day, instants.zone))}</b>
      {holiday !== undefined && <span className="day-holiday">{language === 'ja' ? holiday.ja : holiday.en}</span>}
      {busy.map(({ calendar, title, first }) => (
        <span key={`${calendar} ${first}`} className="day-busy" title={t('maintenance.busy', { title })}>
          {t('maintenance.busy', { title })}
        </span>
      ))}
    </div>
  );
}

interface SlotsProps {
  readonly days: readonly string[];
  create(from: string, to: string): void;
}

/** The ground on which time is chosen; to a keyboard and a screen reader a slider over half hours. */
function Slots({ days, create }: SlotsProps) {
  const { t } = useWords();
  const [choice, setChoice] = useState<SlotChoice>({ anchor: firstSlot, at: firstSlot + firstSlots - 1 });
  const [shown, setShown] = useState(false);
  const [first, last] = slotEnds(choice);
  const [from, to] = [wallAt(days, first), wallAt(days, last + 1)];
  const slotUnder = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const column = Math.min(6, Math.max(0, Math.floor(((event.clientX - box.left) / box.width) * 7)));
    const row = Math.floor(((event.clientY - box.top) / box.height) * slotsADay);
    return column * slotsADay + Math.min(slotsADay - 1, Math.max(0, row));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') create(from, to);
    else {
      const moved = moveChoice(choice, event.key, event.shiftKey);
      if (moved === null) return;
      setShown(true);
      setChoice(moved);
      const ground = event.currentTarget;
      // It is there only after it was drawn.
      requestAnimationFrame(() => ground.querySelector('.week-chosen')?.scrollIntoView({ block: 'nearest' }));
    }
    event.preventDefault();
  };
  return (
    <div
      className="week-slots"
      role="slider"
      tabIndex={0}
      aria-label={t('maintenance.new')}
      aria-orientation="vertical"
      aria-valuemin={0}
      aria-valuemax={slotsAWeek - 1}
      aria-valuenow={choice.at}
      aria-valuetext={t('maintenance.slot', { from: spoken(from), to: spoken(to) })}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onKeyDown={press}
      onPointerDown={(event) => {
        if (event.button !== 0 || event.pointerType === 'touch') return;
        const slot = slotUnder(event);
        event.currentTarget.setPointerCapture(event.pointerId);
        setShown(true);
        setChoice({ anchor: slot, at: slot });
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) setChoice({ ...choice, at: slotUnder(event) });
      }}
      onPointerUp={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) create(from, to);
      }}
    >
      {shown &&
        days.map((one, index) => <Chosen key={one} column={index} first={first} last={last} from={from} to={to} />)}
    </div>
  );
}

/** What of the chosen time lies in one day. */
function Chosen({
  column,
  first,
  last,
  from,
  to,
}: {
  column: number;
  first: number;
  last: number;
  from: string;
  to: string;
}) {
  const top = Math.max(first, column * slotsADay) - column * slotsADay;
  const bottom = Math.min(last + 1, (column + 1) * slotsADay) - column * slotsADay;
  if (top >= bottom) return null;
  return (
    <span
      className="week-chosen"
      style={{
        left: `${(column / 7) * 100}%`,
        top: `${(top / slotsADay) * 100}%`,
        height: `${((bottom - top) / slotsADay) * 100}%`,
      }}
    >
      {`${from.slice(11)}–${to.slice(11)}`}
    </span>
  );
}

interface DayColumnProps {
  readonly column: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly windows: readonly MaintenanceWindow[];
}

function DayColumn({ column, fromMs, toMs, windows }: DayColumnProps) {
  const nowMs = useNow();
  const timed = windows
    .map((window) => ({ window, fromMs: Date.parse(window.from), toMs: Date.parse(window.to) }))
    .filter((one) => one.fromMs < toMs && fromMs < one.toMs);
  const share = (atMs: number): number => ((Math.min(toMs, Math.max(fromMs, atMs)) - fromMs) / (toMs - fromMs)) * 100;
  return (
    <div className="week-column" style={{ left: `calc(var(--week-axis) + (100% - var(--week-axis)) * ${column} / 7)` }}>
      {lanesOf(timed).map(({ window: one, lane, lanes }) => (
        <div
          key={one.window.id}
          className="week-window"
          style={{
            top: `${share(one.fromMs)}%`,
            height: `${share(one.toMs) - share(one.fromMs)}%`,
            left: `${(lane / lanes) * 100}%`,
            width: `${100 / lanes}%`,
          }}
        >
          <WindowChip window={one.window} startMs={fromMs} />
        </div>
      ))}
      {nowMs >= fromMs && nowMs < toMs && <span className="week-now" style={{ top: `${share(nowMs)}%` }} />}
    </div>
  );
}

/** The wall clock at which a slot begins; that after the week is the next Monday’s midnight. */
function wallAt(days: readonly string[], slot: number): string {
  const { dayIndex, clock } = slotWall(slot);
  const day = days[dayIndex] ?? addDays(days[6] ?? '', 1);
  return `${day}T${clock}`;
}

function spoken(wall: string): string {
  return wall.replace('T', ' ');
}
