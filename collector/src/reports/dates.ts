import type { Language, Manner, Report } from './report.ts';

/** How a report writes instants, days and months: in its zone, its style of years and its language. */
export interface Dates {
  /** `2026年10月14日（水）10:02:10`, for where there is room. */
  long(at: string): string;
  /** The same of an end: midnight is 24:00 of the day that it ends. */
  longEnd(at: string): string;
  /** `10/14（水）10:02:10`, for tables; the year stands where it is not the report's. */
  short(at: string): string;
  shortEnd(at: string): string;
  /** A day such as `2026-10-20`. */
  longDay(day: string): string;
  shortDay(day: string): string;
  /** A day of the report's month, `1（木）`. */
  dayOfMonth(day: string): string;
  weekday(day: string): string;
  /** A month such as `2026-10`: `2026年10月度`. */
  month(month: string): string;
  /** `2026/10`; `R8.10` where years are written by eras alone. */
  shortMonth(month: string): string;
  /** `Asia/Tokyo（UTC+09:00）`; where clocks are changed within the period, both offsets. */
  readonly zone: string;
}

type Style = Report['document']['dates'];

/** A day as its parts are written. */
interface DateForm {
  readonly long: (date: Temporal.PlainDate, style: Style) => string;
  readonly short: (date: Temporal.PlainDate, style: Style, year: boolean) => string;
  readonly weekday: (date: Temporal.PlainDate) => string;
  /** A day with its weekday, where that stands in this language. */
  readonly dated: (day: string, weekday: string) => string;
  readonly month: (date: Temporal.PlainDate, style: Style) => string;
  readonly betweenDayAndTime: string;
  readonly brackets: readonly [string, string];
}

const forms: Readonly<Record<Language, DateForm>> = {
  ja: {
    long: (date, style) => `${japaneseYear(date, style)}${date.month}月${date.day}日`,
    short: (date, style, year) =>
      year
        ? `${style === 'era' ? `${eraLetter(date)}.` : `${date.year}/`}${monthDay(date, style)}`
        : monthDay(date, style),
    weekday: (date) => '月火水木金土日'[date.dayOfWeek - 1] as string,
    dated: (day, weekday) => `${day}（${weekday}）`,
    month: (date, style) => `${japaneseYear(date, style)}${date.month}月度`,
    betweenDayAndTime: '',
    brackets: ['（', '）'],
  },
  en: {
    long: (date, style) => `${date.day} ${englishMonth(date)} ${englishYear(date, style)}`,
    short: (date, style, year) => `${date.day} ${englishMonth(date)}${year ? ` ${englishYear(date, style)}` : ''}`,
    weekday: (date) => ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][date.dayOfWeek - 1] as string,
    dated: (day, weekday) => `${weekday} ${day}`,
    month: (date, style) => `${englishMonth(date, 'long')} ${englishYear(date, style)}`,
    betweenDayAndTime: ' ',
    brackets: [' (', ')'],
  },
};

const monthDay = (date: Temporal.PlainDate, style: Style) =>
  style === 'era' ? `${date.month}.${date.day}` : `${date.month}/${date.day}`;

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

function englishMonth(date: Temporal.PlainDate, width: 'short' | 'long' = 'short'): string {
  const name = monthNames[date.month - 1] as string;
  return width === 'long' ? name : name.slice(0, 3);
}

/** Eras by the calendar's codes; dates before Meiji have none, and are western in every style. */
const eras: Readonly<Record<string, { readonly ja: string; readonly en: string }>> = {
  meiji: { ja: '明治', en: 'Meiji' },
  taisho: { ja: '大正', en: 'Taisho' },
  showa: { ja: '昭和', en: 'Showa' },
  heisei: { ja: '平成', en: 'Heisei' },
  reiwa: { ja: '令和', en: 'Reiwa' },
};

function eraOf(date: Temporal.PlainDate) {
  const { era, eraYear } = date.withCalendar('japanese');
  const names = era === undefined ? undefined : eras[era];
  return names && eraYear !== undefined ? { ...names, year: eraYear } : null;
}

function japaneseYear(date: Temporal.PlainDate, style: Style): string {
  const western = `${date.year}年`;
  const era = style === 'western' ? null : eraOf(date);
  if (era === null) return western;
  // The first year of an era is not numbered.
  const inEra = `${era.ja}${era.year === 1 ? '元' : era.year}年`;
  return style === 'era' ? inEra : `${western}（${inEra}）`;
}

function englishYear(date: Temporal.PlainDate, style: Style): string {
  const era = style === 'western' ? null : eraOf(date);
  if (era === null) return String(date.year);
  const inEra = `${era.en} ${era.year}`;
  return style === 'era' ? inEra : `${date.year} (${inEra})`;
}

function eraLetter(date: Temporal.PlainDate): string {
  const era = eraOf(date);
  return era === null ? String(date.year) : `${era.en[0]}${era.year}`;
}

/** The dates of a report in one manner. */
export function datesOf(
  { document, period }: Pick<Report, 'document' | 'period'>,
  { language, dates: style = document.dates }: Manner,
): Dates {
  const { timeZone } = period;
  const form = forms[language];
  const zoned = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone);
  const lastInstant = zoned(period.to).subtract({ milliseconds: 1 });
  const offsets = [...new Set([zoned(period.from).offset, lastInstant.offset])];
  // Where the clocks are changed, or a time lies in another season, it says its offset itself.
  const offsetOf = ({ offset }: Temporal.ZonedDateTime) =>
    offsets.length === 1 && offset === offsets[0] ? '' : offset;
  const ownYear = Number(period.month.slice(0, 4));

  const written = (time: Temporal.ZonedDateTime, isEnd: boolean, day: (date: Temporal.PlainDate) => string) => {
    const atMidnight = isEnd && time.toPlainTime().equals(new Temporal.PlainTime());
    const date = atMidnight ? time.toPlainDate().subtract({ days: 1 }) : time.toPlainDate();
    const clock = atMidnight ? '24:00' : clockText(time);
    const offset = offsetOf(atMidnight ? time.subtract({ milliseconds: 1 }) : time);
    return `${day(date)}${form.betweenDayAndTime}${clock}${offset}`;
  };
  const longDay = (date: Temporal.PlainDate) => form.dated(form.long(date, style), form.weekday(date));
  const shortDay = (date: Temporal.PlainDate) =>
    form.dated(form.short(date, style, date.year !== ownYear), form.weekday(date));
  const firstOf = (month: string) => Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  const [open, close] = form.brackets;
  return {
    long: (at) => written(zoned(at), false, longDay),
    longEnd: (at) => written(zoned(at), true, longDay),
    short: (at) => written(zoned(at), false, shortDay),
    shortEnd: (at) => written(zoned(at), true, shortDay),
    longDay: (day) => longDay(Temporal.PlainDate.from(day)),
    shortDay: (day) => shortDay(Temporal.PlainDate.from(day)),
    dayOfMonth: (day) => {
      const date = Temporal.PlainDate.from(day);
      return form.dated(String(date.day), form.weekday(date));
    },
    weekday: (day) => form.weekday(Temporal.PlainDate.from(day)),
    month: (month) => form.month(firstOf(month), style),
    shortMonth: (month) =>
      style === 'era' ? `${eraLetter(firstOf(month))}.${firstOf(month).month}` : month.replace('-', '/'),
    zone: `${timeZone}${open}${offsets.map((offset) => `UTC${offset}`).join(' / ')}${close}`,
  };
}

/** To the second, which stands only where it is not a whole minute; what is finer is cut. */
function clockText(time: Temporal.ZonedDateTime): string {
  return time.toPlainTime().toString({ smallestUnit: time.second === 0 ? 'minute' : 'second' });
}
