import type { Translate } from '../i18n/translate.ts';
import type { SaidCalendar, SaidWeekday } from './terms.ts';

const week: readonly SaidWeekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When service is agreed: 営業日9–18時, 24時間365日. */
export function hoursWords(calendar: SaidCalendar | null, t: Translate): string {
  if (calendar === null) return t('service.hours.always');
  const ranges = calendar.weekly.map(({ days, from, to }) => rangeWords(days, from, to, calendar, t));
  return ranges.join(t('service.hours.and'));
}

/** Whether it is about whole days; `always` is round the clock. */
export function hoursSpan(calendar: SaidCalendar | null): 'always' | 'day' | 'hours' {
  if (calendar === null) return 'always';
  return calendar.weekly.every(isWholeDay) ? 'day' : 'hours';
}

function isWholeDay({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return from === '00:00' && (to === '24:00' || to === '00:00');
}

/** What the calendar takes out or adds besides; empty when there is nothing. */
export function exceptionWords(calendar: SaidCalendar | null, t: Translate): string[] {
  if (calendar === null) return [];
  const { closed = [], open = [] } = calendar;
  return [
    ...(closed.length > 0 ? [t('service.hours.closed', { n: closed.length })] : []),
    ...(open.length > 0 ? [t('service.hours.open', { n: open.length })] : []),
  ];
}

function rangeWords(
  days: readonly SaidWeekday[],
  from: string,
  to: string,
  calendar: SaidCalendar,
  t: Translate,
): string {
  const said = daysWords(days, calendar.holidays === 'JP', t);
  if (isWholeDay({ from, to })) return t('service.hours.day', { days: said });
  const isOnTheHour = from.endsWith(':00') && to.endsWith(':00');
  const [fromText, toText] = [from, to].map((time) => time.replace(/^0/, '').replace(isOnTheHour ? ':00' : '', ''));
  const times = { days: said, from: fromText ?? '', to: toText ?? '' };
  return t(isOnTheHour ? 'service.hours.hours' : 'service.hours.clock', times);
}

function daysWords(days: readonly SaidWeekday[], hasHolidays: boolean, t: Translate): string {
  const inOrder = week.filter((day) => days.includes(day));
  const text = inOrder.join();
  if (text === 'mon,tue,wed,thu,fri') return t(hasHolidays ? 'service.days.business' : 'service.days.weekdays');
  const all = text === week.join();
  const named = all
    ? t('service.days.every')
    : inOrder.map((day) => t(`service.weekday.${day}`)).join(t('service.days.and'));
  return hasHolidays ? t('service.days.butHolidays', { days: named }) : named;
}
