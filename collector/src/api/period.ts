import { Type } from 'typebox';
import { isTimeZone } from '../config.ts';
import { monthAt, monthPattern, monthWindow } from '../ledger/month.ts';
import type { Period } from './answers.ts';

/** An instant in a query: RFC 3339 with an offset. */
export const InstantQuery = Type.String({
  format: 'date-time',
  description: 'RFC 3339, such as 2026-10-01T00:00:00+09:00',
});

export const MonthQuery = {
  month: Type.Optional(Type.String({ pattern: monthPattern, description: 'a calendar month, such as 2026-10' })),
  tz: Type.Optional(Type.String({ description: "IANA zone of the month; the organisation's when left out" })),
};

/** The longest window one request may ask for: a fiscal year and the one before it. */
const windowMsMax = 2 * 366 * 86_400_000;

export interface PeriodQuery {
  readonly from?: string;
  readonly to?: string;
  readonly month?: string;
  readonly tz?: string;
}

/** The period a query asks for, the current month when it asks for none; a string says what is wrong with it. */
export function periodOf(query: PeriodQuery, timeZone: string, nowMs: number): Period | string {
  const zone = query.tz ?? timeZone;
  if (!isTimeZone(zone)) return `tz: ${zone} is no IANA time zone, such as Asia/Tokyo`;
  if (query.from === undefined && query.to === undefined) {
    const month = query.month ?? monthAt(nowMs, zone);
    return { ...monthWindow(month, zone), month, timeZone: zone };
  }
  if (query.month !== undefined) return 'give either month or from and to';
  if (query.from === undefined || query.to === undefined) return 'from and to go together';
  const [fromMs, toMs] = [epochMs(query.from), epochMs(query.to)];
  if (fromMs === undefined || toMs === undefined)
    return 'from and to must be instants with an offset, such as 2026-10-01T00:00:00Z';
  if (fromMs >= toMs) return 'from must be before to';
  if (toMs - fromMs > windowMsMax) return 'from and to may be two years apart at the most';
  return { fromMs, toMs, month: null, timeZone: zone };
}

function epochMs(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}
