import { readCalendars } from '../ledger/calendar-file.ts';
import type { Calendar, Version } from '../ledger/definitions.ts';
import { readDocument } from '../ledger/json.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { assemble } from './assemble.ts';

/** The versions of a calendar, each in force from its instant on; none of one that there is not. */
export function calendarVersions(entries: readonly DefinitionEntry[]): (id: string) => readonly Version<Calendar>[] {
  const written = assemble(entries, 0).calendars;
  return (id) => {
    const versions = written.filter((one) => one.id === id).map(({ value }) => value);
    if (versions.length === 0) return [];
    const read = readDocument(JSON.stringify({ [id]: versions }), readCalendars);
    if (!read.ok) throw new Error(`${read.path}: ${read.reason}`);
    return read.value.get(id) ?? [];
  };
}
