import holidayJp from '@holiday-jp/holiday_jp';

/** Holidays of a country as dates like `2026-07-20`. Only the table is used: the package's own functions ask the process's time zone. */
export const holidayTables: Readonly<Record<'JP', Readonly<Record<string, unknown>>>> = { JP: holidayJp.holidays };
