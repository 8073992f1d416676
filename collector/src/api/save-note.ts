import { noteId, storedNote } from '../definitions/journal.ts';
import { findOutages, isOf } from '../definitions/told-outages.ts';
import { epochMs, type OutageRef } from '../incidents/incident.ts';
import { formatTime } from '../ledger/format-time.ts';
import type { Store } from '../store/store.ts';
import { type Refusal, type Saved, saveDefinition } from './save-definition.ts';

export interface NoteWriter {
  readonly author: string;
  readonly nowMs: number;
  readonly timeZone: string;
  readonly ifMatch: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** Makes or changes the note of an outage. The first one needs an outage that nobody has said anything of. */
export async function saveNote(
  store: Store,
  { target, at }: OutageRef,
  said: unknown,
  { timeZone, ...who }: NoteWriter,
  asOfMs: number,
): Promise<Saved> {
  const atMs = epochMs(at);
  const id = noteId(target, atMs);
  if ((await store.definitions.history('outage', id)).length === 0) {
    const refused = await refusedFirst(store, { target, at }, timeZone, asOfMs);
    if (refused) return refused;
  }
  const isObject = typeof said === 'object' && said !== null && !Array.isArray(said);
  const body = isObject ? { ...said, target, at: formatTime(atMs) } : said;
  return saveDefinition(store, { kind: 'outage', id, ...who }, body);
}

async function refusedFirst(
  store: Store,
  ref: OutageRef,
  timeZone: string,
  asOfMs: number,
): Promise<Refusal | undefined> {
  const [outage] = await findOutages(store, [ref], timeZone, asOfMs);
  if (!outage) {
    return { ok: false, status: 404, code: 'OUTAGE_UNKNOWN', detail: `${ref.target} was not down at ${ref.at}` };
  }
  const ids = { from: formatTime(outage.fromMs), to: formatTime(outage.toMs ?? asOfMs + 1) };
  const notes = (await store.definitions.current('outage', ids)).map(storedNote);
  const other = notes.find(({ note }) => isOf(outage, note));
  if (!other) return undefined;
  const detail = `there is a note of this outage already, at ${other.note.at}: change that one`;
  return { ok: false, status: 412, code: 'DEFINITION_CHANGED', detail };
}
