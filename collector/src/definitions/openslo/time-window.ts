import { readDocument } from '../../ledger/json.ts';

/** `spec.timeWindow[0]` of an OpenSLO. */
export interface OpenSloWindow {
  readonly duration: string;
  readonly isRolling: boolean;
  readonly calendar?: { readonly startTime: string; readonly timeZone: string };
}

/** The window of one of our SLOs. */
export interface SloWindow {
  readonly calendar?: string;
  readonly timeZone?: string;
  readonly startMonth?: number;
  readonly rolling?: string;
  readonly from?: string;
  readonly to?: string;
}

const calendarDurations = { day: '1d', month: '1M', quarter: '1Q', year: '1Y' } as const;

/** Any year that began before our time will do: OpenSLO wants to know when the periods began. */
const startYear = 2020;

/** Our window in OpenSLO's words; a text says why there are none. */
export function toOpenSloWindow(window: SloWindow): OpenSloWindow | string {
  const { calendar, timeZone = 'UTC', startMonth = 1, rolling } = window;
  if (calendar !== undefined) {
    const month = String(startMonth).padStart(2, '0');
    return {
      duration: calendarDurations[calendar as keyof typeof calendarDurations],
      isRolling: false,
      calendar: { startTime: `${startYear}-${month}-01 00:00:00`, timeZone },
    };
  }
  if (rolling === undefined) return 'a window from one instant to another is not in OpenSLO';
  const ms = readDocument(JSON.stringify(rolling), (root) => root.duration());
  if (!ms.ok || ms.value % 60_000 !== 0) return `${rolling} is not in whole minutes, and OpenSLO knows no shorter ones`;
  return { duration: /^\d+[dhm]$/.test(rolling) ? rolling : `${ms.value / 60_000}m`, isRolling: true };
}

/** OpenSLO's window in our words; a text says why there are none. */
export function fromOpenSloWindow(window: OpenSloWindow): SloWindow | string {
  const { duration, isRolling, calendar } = window;
  const match = /^([1-9]\d*)(m|h|d|w|M|Q|Y)$/.exec(duration);
  if (match === null) return `${duration} is no duration of OpenSLO, such as 30d or 1M`;
  const [, count = '', unit = ''] = match;
  if (isRolling) {
    if (unit === 'w') return { rolling: `${Number(count) * 7}d` };
    return /[mhd]/.test(unit) ? { rolling: duration } : `${duration} has no fixed length; give days, such as 30d`;
  }
  const name = Object.entries({ ...calendarDurations, quarter: '1Q' }).find(
    ([, one]) => one === sameDuration(duration),
  )?.[0];
  if (name === undefined) return `${duration} is no day, month, quarter or year`;
  if (!calendar) return 'a calendar window needs calendar.startTime and calendar.timeZone';
  const start = /^\d{4}-(\d\d)-(\d\d)(?:[ T]00:00(?::00)?)?$/.exec(calendar.startTime);
  if (start === null || (name !== 'day' && start[2] !== '01')) {
    return `periods that begin at ${calendar.startTime} are not those of a calendar, which begin at midnight of a first`;
  }
  const startMonth = name === 'quarter' || name === 'year' ? Number(start[1]) : 1;
  return { calendar: name, timeZone: calendar.timeZone, ...(startMonth !== 1 && { startMonth }) };
}

/** The other spellings of the durations that a calendar has. */
function sameDuration(duration: string): string {
  return { '3M': '1Q', '12M': '1Y', '4Q': '1Y', '24h': '1d' }[duration] ?? duration;
}
