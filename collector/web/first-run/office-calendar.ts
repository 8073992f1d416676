/** Days of the week as calendars name them. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof weekdays)[number];

/** What somebody chose of his business hours. */
export interface OfficeHours {
  readonly days: readonly Weekday[];
  /** Wall clock, `09:00`. */
  readonly from: string;
  readonly to: string;
  readonly holidays: boolean;
  readonly closure: boolean;
}

export const usualHours: OfficeHours = {
  days: ['mon', 'tue', 'wed', 'thu', 'fri'],
  from: '09:00',
  to: '18:00',
  holidays: true,
  closure: true,
};

/** For how many turns of the year the closure is written: dates are, not rules, and somebody looks at them again by then. */
const closures = 3;

const closureDays = ['12-29', '12-30', '12-31', '01-01', '01-02', '01-03'] as const;

/** The calendar of those hours; `year` is the one in which it is written. */
export function officeCalendar({ days, from, to, holidays, closure }: OfficeHours, timeZone: string, year: number) {
  const dates = Array.from({ length: closures }, (_, turn) =>
    closureDays.map((day) => `${day.startsWith('12') ? year + turn : year + turn + 1}-${day}`),
  );
  return {
    timeZone,
    weekly: [{ days: weekdays.filter((day) => days.includes(day)), from, to }],
    ...(holidays && { holidays: 'JP' }),
    ...(closure && { closed: dates.flat() }),
  };
}
