import type { Result } from '@kadoban/proto/messages';
import type { Kysely, Transaction } from 'kysely';
import { decodeLooks, encodeLooks, hourOf, mergeLooks } from '../ledger/looks.ts';
import { appendChanges } from './append-changes.ts';
import type { CheckKey } from './check-states.ts';
import { runCompiled } from './run-compiled.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** What a look said, without how long what took. */
type Said = Pick<Result, 'atMs' | 'status' | 'reason' | 'output'>;

/**
 * Results of one host as they are taken from the log. Timings are kept of the last one of each check alone, which is all that is told of them: those of
 * hundreds that came fast would be most of what is held meanwhile.
 */
export class TakenResults {
  readonly byCheck = new Map<string, { readonly looks: Said[]; last: Result }>();

  /** Of several at one instant the last that came stands. */
  add(result: Result): void {
    const { check, atMs, status, reason } = result;
    const known = this.byCheck.get(check);
    const before = known?.looks.at(-1);
    // Nearly always it is what was said before: then its text is needed once.
    const output = before?.output === result.output ? before.output : result.output;
    const look = { atMs, status, reason, output };
    if (!known) this.byCheck.set(check, { looks: [look], last: result });
    else {
      known.looks.push(look);
      if (atMs >= known.last.atMs) known.last = result;
    }
  }
}

/** Adds looks to their hours' chunks and keeps what the checks said: the last answer, and each change of it. */
export async function appendResults(
  transaction: Transaction<Tables>,
  hostId: string,
  { byCheck }: TakenResults,
): Promise<void> {
  for (const [check, { looks, last }] of byCheck) {
    const key = { hostId, check };
    for (const [hourMs, ofHour] of Map.groupBy(looks, ({ atMs }) => hourOf(atMs))) {
      await appendChunk(transaction, key, hourMs, ofHour);
    }
    await appendChanges(transaction, key, looks);
    await appendNotes(transaction, key, looks);
    await keepLast(transaction, key, last);
  }
}

async function appendChunk(
  transaction: Transaction<Tables>,
  { hostId, check }: CheckKey,
  hourMs: number,
  results: readonly Said[],
): Promise<void> {
  const [stored] = await runCompiled(transaction, selectChunk, { hostId, check, hourMs });
  const looks = encodeLooks(mergeLooks(stored ? decodeLooks(stored.looks, hourMs) : [], results), hourMs);
  await runCompiled(transaction, putChunk, { host_id: hostId, check_name: check, hour_ms: hourMs, looks });
  await markUnsealed(transaction, hostId, 'looks', { atMs: hourMs, name: check });
}

function selectChunk(db: Kysely<Tables>, { hostId, check, hourMs }: CheckKey & { readonly hourMs: number }) {
  const chunks = db.selectFrom('looks').select('looks').where('host_id', '=', hostId);
  return chunks.where('check_name', '=', check).where('hour_ms', '=', hourMs);
}

function putChunk(db: Kysely<Tables>, { host_id, check_name, hour_ms, looks }: Tables['looks']) {
  return db
    .insertInto('looks')
    .values({ host_id, check_name, hour_ms, looks })
    .onConflict((conflict) => conflict.columns(['host_id', 'check_name', 'hour_ms']).doUpdateSet({ looks }));
}

type Note = Pick<Tables['look_notes'], 'at_ms' | 'status' | 'reason'>;

/** Notes each look that says another thing than the note before it. */
async function appendNotes(
  transaction: Transaction<Tables>,
  { hostId, check }: CheckKey,
  looks: readonly Said[],
): Promise<void> {
  const fromMs = looks.reduce((least, { atMs }) => Math.min(least, atMs), Number.POSITIVE_INFINITY);
  const toMs = looks.reduce((most, { atMs }) => Math.max(most, atMs), Number.NEGATIVE_INFINITY);
  const notes: Note[] = await runCompiled(transaction, selectNotes, { hostId, check, fromMs, toMs });
  for (const { atMs, status, reason, output } of looks) {
    const before = notes.findLastIndex((note) => note.at_ms <= atMs);
    const known = notes[before];
    if (known?.status === status && known.reason === reason) continue;
    // Of what was said at one instant, the first that came stands.
    if (known?.at_ms === atMs) continue;
    const note = { at_ms: atMs, status, reason, output };
    notes.splice(before + 1, 0, note);
    await runCompiled(transaction, insertNote, { host_id: hostId, check_name: check, ...note });
  }
}

function insertNote(db: Kysely<Tables>, { host_id, check_name, at_ms, status, reason, output }: Tables['look_notes']) {
  return db.insertInto('look_notes').values({ host_id, check_name, at_ms, status, reason, output });
}

/** The notes within a window, both ends included, and the last one before it. */
function selectNotes(
  db: Kysely<Tables>,
  { hostId, check, fromMs, toMs }: CheckKey & { readonly fromMs: number; readonly toMs: number },
) {
  const notes = db.selectFrom('look_notes').where('host_id', '=', hostId).where('check_name', '=', check);
  const before = notes.select('at_ms').where('at_ms', '<=', fromMs).orderBy('at_ms', 'desc').limit(1);
  const from = notes.where('at_ms', '>=', ({ fn, val }) => fn.coalesce(before, val(fromMs)));
  return from.where('at_ms', '<=', toMs).select(['at_ms', 'status', 'reason']).orderBy('at_ms');
}

async function keepLast(
  transaction: Transaction<Tables>,
  { hostId, check }: CheckKey,
  { atMs, status, reason, output, timings }: Result,
): Promise<void> {
  const row = { host_id: hostId, check_name: check, at_ms: atMs, status, reason, output };
  await runCompiled(transaction, putLast, { ...row, timings: JSON.stringify(timings) });
}

function putLast(
  db: Kysely<Tables>,
  { host_id, check_name, at_ms, status, reason, output, timings }: Tables['last_looks'],
) {
  const last = { at_ms, status, reason, output, timings };
  return db
    .insertInto('last_looks')
    .values({ host_id, check_name, ...last })
    .onConflict((conflict) =>
      conflict.columns(['host_id', 'check_name']).doUpdateSet(last).where('last_looks.at_ms', '<=', at_ms),
    );
}
