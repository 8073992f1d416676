import holidayJp from '@holiday-jp/holiday_jp';

interface HolidayName {
  readonly name: string;
  readonly name_en: string;
}

/** Holidays of a country as dates like `2026-07-20`. Only the table is used: the package's own functions ask the process's time zone. */
export const holidayTables: Readonly<Record<'JP', Readonly<Record<string, HolidayName>>>> = { JP: holidayJp.holidays };
