import { useMemo } from 'react';
import { useWords } from '../page.ts';
import { CalendarPreview } from './calendar-preview.tsx';
import { type DefinitionKindPage, DefinitionTab } from './definition-tab.tsx';
import { useFieldNames } from './field-names.ts';
import type { Value } from './schema-form.tsx';
import { zoneNames } from './zone-names.ts';

const office: Value = {
  timeZone: 'Asia/Tokyo',
  weekly: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }],
  holidays: 'JP',
};

/** When service is agreed: hours by weekday, holidays, and when people are busy. */
export default function CalendarsTab() {
  const { t, language } = useWords();
  const names = useFieldNames();
  const page = useMemo(
    (): DefinitionKindPage => ({
      plural: 'calendars',
      help: { names: { timeZone: zoneNames() }, rowSchema: (_path, _row, schema) => schema },
      summary: (value) => {
        const weekly = (value.weekly ?? []) as readonly { days: readonly string[]; from: string; to: string }[];
        const inRow = new Intl.ListFormat(language, { style: 'narrow', type: 'unit' });
        const hours = weekly.map(({ days, from, to }) => `${inRow.format(days.map(names.option))} ${from}–${to}`);
        const holidays = value.holidays === 'JP' ? [t('settings.option.JP')] : [];
        return [String(value.timeZone), ...hours, ...holidays].join(' · ');
      },
      templates: [{ key: 'calendar', value: office }],
      preview: (value) => <CalendarPreview value={value} />,
    }),
    [t, language, names.option],
  );
  return <DefinitionTab page={page} />;
}
