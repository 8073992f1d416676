import type { Body } from './kinds/kind.ts';

/** The calendars that an SLO names: of its service hours, and of the business days of its notice. */
export function sloCalendars({ serviceHours, maintenance }: Body): string[] {
  const { noticeCalendar } = (maintenance ?? {}) as Body;
  return [serviceHours, noticeCalendar].filter((id) => typeof id === 'string');
}
