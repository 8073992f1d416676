import type { IncidentWriter } from '../api/save-incident.ts';
import { isTimeZone } from '../config.ts';
import { knownHosts, resolveTarget } from '../definitions/targets.ts';
import { CollectorError } from '../errors.ts';
import { monthAt, monthPattern } from '../ledger/month.ts';
import { settleAll } from '../store/settle-all.ts';
import type { Store } from '../store/store.ts';
import { type Io, optional, readConfig, required, type Values } from './command.ts';
import { systemUser } from './config-dir.ts';
import { openExisting } from './data.ts';

/** The options that every command about outages and incidents has. */
export const journalOptions = { data: { type: 'string' }, config: { type: 'string' }, tz: { type: 'string' } } as const;
export const journalUsage = '[--tz ZONE] [--config FILE]';

/** A store whose outages and incidents are read or written, with everything that arrived. */
export interface Journal extends AsyncDisposable {
  readonly store: Store;
  readonly timeZone: string;
  readonly nowMs: number;
  readonly writer: IncidentWriter;
}

export async function openJournal(values: Values, io: Io): Promise<Journal> {
  const config = await readConfig(optional(values, 'config'));
  const timeZone = optional(values, 'tz') ?? config.organisation.timeZone;
  if (!isTimeZone(timeZone)) throw new CollectorError('USAGE', ['timeZone', timeZone]);
  const { store } = await openExisting(required(values, 'data'));
  await settleAll(store.evidence);
  const nowMs = io.now();
  const writer = { author: systemUser(), reason: optional(values, 'reason') ?? '', nowMs, timeZone };
  return { store, timeZone, nowMs, writer, [Symbol.asyncDispose]: () => store[Symbol.asyncDispose]() };
}

/** The month that a list is about; the one that it is now without an option. */
export function monthOption(values: Values, { nowMs, timeZone }: Journal): string {
  const month = optional(values, 'month') ?? monthAt(nowMs, timeZone);
  if (new RegExp(monthPattern).test(month)) return month;
  throw new CollectorError('USAGE', ['month', month]);
}

/** An option that takes one of several words. */
export function choiceOption<T extends string>(values: Values, option: string, choices: readonly T[]): T | undefined {
  const word = optional(values, option);
  if (word === undefined) return undefined;
  return choiceOf(word, `--${option} ${word}`, choices);
}

export function choiceOf<T extends string>(word: string, place: string, choices: readonly T[]): T {
  const found = choices.find((choice) => choice === word);
  if (found === undefined) throw new CollectorError('USAGE', ['oneOf', place, choices]);
  return found;
}

export function instantOf(text: string, place: string): string {
  try {
    return Temporal.Instant.from(text).toString();
  } catch {
    throw new CollectorError('USAGE', ['instant', `${place} ${text}`, '2026-10-14T10:30:00+09:00']);
  }
}

/** What people call a target, in the log's words. */
export async function targetOf(store: Store, written: string): Promise<string> {
  const target = resolveTarget(written, await knownHosts(store));
  if (!target.ok) throw new CollectorError('USAGE', target.reason);
  return target.id;
}

/** `2026-10-14T10:02:10+09:00`: sorts, and can be given to other commands. */
export function localTime(atMs: number | null, timeZone: string): string {
  if (atMs === null) return '-';
  const time = Temporal.Instant.fromEpochMilliseconds(atMs).toZonedDateTimeISO(timeZone);
  return time.toString({ timeZoneName: 'never' });
}
