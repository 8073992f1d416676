import type { Kysely, Transaction } from 'kysely';
import { MetricAllowance } from '../metrics/metric-allowance.ts';
import type { ClockReading } from './arrival-clock.ts';
import { Heads } from './heads.ts';
import { decodeLog, joinRecords, type LogHead, type StoredRecord } from './log-record.ts';
import type { Greeted, Stored } from './store.ts';
import type { Tables } from './tables.ts';

/** Those of a hundred thousand agents, each started a few times; others are read again when they are wanted. */
const headsMax = 400_000;

/** Rows read at once when a store is opened: a commit's worth each. */
const rowsAtOnce = 100;

/** What is to be applied to one host, oldest first. */
export interface HostBacklog {
  readonly hostId: string;
  /** The row of the log that holds the oldest. */
  readonly n: number;
  readonly records: StoredRecord[];
}

/** A commit that is about to be written. */
export interface LogPlan {
  readonly stored: readonly Stored[];
  readonly accepted: readonly StoredRecord[];
  /** Its row; undefined when nothing of it was new. */
  readonly n: number | undefined;
}

/**
 * What arrived and is durable, but not yet applied to the tables from which it is read: rows of `frame_log`, and in memory the same by host. Applying is idempotent, so that
 * whatever a crash leaves in the log is applied again. Rows go once all that they hold is applied.
 *
 * Another process (a command beside the collector) may apply the log too: numbers of rows are never used twice, so that neither removes what the other has not seen.
 */
export class FrameLog {
  /** Whose metrics are dropped when they are applied. */
  readonly allowance = new MetricAllowance();
  readonly #heads = new Heads(headsMax);
  /** In the order of their oldest record. */
  readonly #hosts = new Map<string, HostBacklog>();
  /** Hosts whose records could not be applied: they keep their rows, and are tried again at the next start. */
  readonly #setAside = new Map<string, HostBacklog>();
  readonly #greetings = new Map<string, Greeted>();
  #bytes = 0;
  #lastN = 0;

  /** Reads what an earlier process logged. A row that is not what was written is kept under its negative number, for who can read it. */
  async load(database: Kysely<Tables>): Promise<void> {
    const rows = database.selectFrom('frame_log').selectAll().orderBy('n').limit(rowsAtOnce);
    for (let page = await rows.where('n', '>', 0).execute(); page.length > 0; ) {
      for (const { n, frames } of page) {
        const records = recordsOf(frames);
        if (records) this.#keep(n, records);
        else await database.updateTable('frame_log').set({ n: -n }).where('n', '=', n).execute();
      }
      page = await rows.where('n', '>', page.at(-1)?.n ?? 0).execute();
    }
  }

  /** Memory that what is not applied takes, but for the heads. */
  get bytes(): number {
    return this.#bytes;
  }

  get hostCount(): number {
    return this.#hosts.size;
  }

  /** When the oldest arrived that is not applied; undefined when all are. */
  get oldestMs(): number | undefined {
    return this.#hosts.values().next().value?.records[0]?.head.receivedMs;
  }

  /** Judges the arrivals of a commit and writes those that are new. To be followed by `keep` once the transaction is committed. */
  async append(transaction: Transaction<Tables>, blob: Uint8Array): Promise<LogPlan> {
    const records = decodeLog(blob);
    const revoked = await revokedHosts(transaction);
    const heads = new Map<string, number>();
    const accepted: StoredRecord[] = [];
    const stored: Stored[] = [];
    for (const record of records) {
      const { hostId, epoch, firstSeq, lastSeq, lost } = record.head;
      const key = `${hostId} ${epoch}`;
      const head = heads.get(key) ?? (await this.#head(transaction, hostId, epoch));
      if (revoked.has(hostId)) stored.push('revoked');
      else if (lastSeq <= head) stored.push(head);
      else if (firstSeq - head - 1 > lost) stored.push('gap');
      else {
        heads.set(key, lastSeq);
        accepted.push(record);
        stored.push(lastSeq);
      }
    }
    if (accepted.length === 0) return { stored, accepted, n: undefined };
    const frames = accepted.length === records.length ? blob : joinRecords(accepted);
    const row = await transaction.insertInto('frame_log').values({ frames }).returning('n').executeTakeFirstOrThrow();
    return { stored, accepted, n: row.n };
  }

  keep({ n, accepted }: LogPlan): void {
    if (n !== undefined) this.#keep(n, accepted);
  }

  /** What a handshake told. Not durable before it is applied: the next handshake tells it again. */
  greet(hostId: string, seen: Greeted): void {
    this.#greetings.set(hostId, seen);
  }

  get greetingCount(): number {
    return this.#greetings.size;
  }

  /** Those that were told first. */
  greetings(count: number): readonly (readonly [string, Greeted])[] {
    return this.#greetings.entries().take(count).toArray();
  }

  /** The hosts that waited longest. */
  oldest(count: number): HostBacklog[] {
    return this.#hosts.values().take(count).toArray();
  }

  ofHost(hostId: string): HostBacklog[] {
    const host = this.#hosts.get(hostId);
    return host ? [host] : [];
  }

  /** Removes the rows that hold nothing but what these hosts now have in the tables. */
  async removeRows(transaction: Transaction<Tables>, applied: readonly HostBacklog[]): Promise<void> {
    const gone = new Set(applied);
    const next = this.#hosts.values().find((host) => !gone.has(host));
    const kept = [next, ...this.#setAside.values()].map((host) => host?.n ?? Number.POSITIVE_INFINITY);
    await transaction
      .deleteFrom('frame_log')
      .where('n', '>', 0)
      .where('n', '<', Math.min(this.#lastN + 1, ...kept))
      .execute();
  }

  /** Called in the transaction's own turn, so that no record came to these hosts that it did not apply. */
  applied(hosts: readonly HostBacklog[], greetings: readonly (readonly [string, Greeted])[]): void {
    for (const host of hosts) this.#forget(host);
    for (const [hostId, seen] of greetings) {
      if (this.#greetings.get(hostId) === seen) this.#greetings.delete(hostId);
    }
    this.#heads.bound((hostId) => this.#hosts.has(hostId) || this.#setAside.has(hostId));
  }

  /** Writes what cannot be applied once more, behind all others, so that its old rows may go. To be followed by `setAside`. */
  async logAgain(transaction: Transaction<Tables>, host: HostBacklog): Promise<number> {
    const frames = joinRecords(host.records);
    const row = await transaction.insertInto('frame_log').values({ frames }).returning('n').executeTakeFirstOrThrow();
    return row.n;
  }

  setAside(host: HostBacklog, n: number): void {
    this.#hosts.delete(host.hostId);
    this.#setAside.set(host.hostId, { ...host, n });
    this.#lastN = Math.max(this.#lastN, n);
  }

  /** What is logged of each epoch of a host and not applied. */
  epochsOf(hostId: string): Map<number, number> {
    return new Map(this.#headsOf(hostId).map(({ epoch, lastSeq }) => [epoch, lastSeq]));
  }

  /** What is logged of a host's clock and not applied. */
  clocksOf(hostId: string): ClockReading[] {
    return this.#headsOf(hostId).flatMap(({ clock }) => clock?.news ?? []);
  }

  #headsOf(hostId: string): LogHead[] {
    const hosts = [this.#setAside.get(hostId), this.#hosts.get(hostId)];
    return hosts.flatMap((host) => host?.records ?? []).map((record) => record.head);
  }

  #forget(host: HostBacklog): void {
    this.#hosts.delete(host.hostId);
    for (const { sizeBytes } of host.records) this.#bytes -= sizeBytes;
  }

  #keep(n: number, records: readonly StoredRecord[]): void {
    this.#lastN = n;
    for (const record of records) {
      const { hostId, epoch, lastSeq } = record.head;
      this.#heads.set(hostId, epoch, lastSeq);
      this.#bytes += record.sizeBytes;
      // Later ones must not overtake what could not be applied: the numbers of an epoch would pass for applied.
      const host = this.#setAside.get(hostId) ?? this.#hosts.get(hostId);
      if (host) host.records.push(record);
      else this.#hosts.set(hostId, { hostId, n, records: [record] });
    }
  }

  async #head(transaction: Transaction<Tables>, hostId: string, epoch: number): Promise<number> {
    const known = this.#heads.get(hostId, epoch);
    if (known !== undefined) return known;
    const rows = transaction
      .selectFrom('epochs')
      .select('seq')
      .where('host_id', '=', hostId)
      .where('epoch', '=', epoch);
    const seq = (await rows.executeTakeFirst())?.seq ?? 0;
    this.#heads.set(hostId, epoch, seq);
    return seq;
  }
}

/** Undefined where the row is not what was written. */
function recordsOf(frames: Uint8Array): StoredRecord[] | undefined {
  try {
    return decodeLog(frames);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

/** There are few. Read at each commit, because another process may revoke one. */
async function revokedHosts(transaction: Transaction<Tables>): Promise<Set<string>> {
  const rows = await transaction.selectFrom('hosts').select('host_id').where('revoked_ms', 'is not', null).execute();
  return new Set(rows.map((row) => row.host_id));
}
