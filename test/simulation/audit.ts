import type { DatabaseSync } from 'node:sqlite';
import { toDiskAfterMs } from '@kadoban/agent/src/spool/spool.ts';
import type { Sample } from '@kadoban/collector/src/ledger/evidence.ts';
import type { Store } from '@kadoban/collector/src/store/store.ts';
import { type Accounts, keptWhole, type Made } from './accounts.ts';
import { auditMetrics } from './audit-metrics.ts';

/** What became of the observations. */
export interface Audit {
  readonly made: number;
  /** Of those that were made: what an agent repeats, or declares lost, has numbers of its own. */
  readonly acked: number;
  readonly applied: number;
  /** Declared lost by the agent, and so unknown. */
  readonly declared: number;
  /** Went with a process or machine that was killed before they were due on its disk. */
  readonly unwritten: number;
  readonly doubled: number;
  /** Gone without a word. */
  readonly lost: number;
}

/** Beyond `toDiskAfterMs`: the turn that brings it to disk, the write itself, and what the file system holds up. */
const writeSlackMs = 5000;

/**
 * Compares what agents made and were told with what the collector's store holds; what does not agree becomes a problem. `placedWithin` tells how far
 * from the truth a host's evidence may be placed.
 */
export async function auditOf(
  accounts: Accounts,
  database: DatabaseSync,
  store: Store,
  placedWithin: ReadonlyMap<string, number>,
): Promise<Audit> {
  const evidence = new Evidence(store, placedWithin);
  const stored = new Map<string, number>();
  for (const { host_id, epoch, seq } of database.prepare('select host_id, epoch, seq from epochs').all()) {
    stored.set(`${host_id} ${epoch}`, Number(seq));
  }
  const lost = new Set<string>();
  const short = new Set<string>();
  for (const row of database.prepare('select host_id, epoch, first_seq, count, reason from losses').all()) {
    const first = Number(row.first_seq);
    if (row.reason === 'spool-full') short.add(String(row.host_id));
    for (let i = 0; i < Number(row.count); i++) lost.add(`${row.host_id} ${row.epoch}:${first + i}`);
  }
  for (const [key, seq] of accounts.acked) {
    if ((stored.get(key) ?? 0) < seq)
      accounts.problem(`${key} was acknowledged up to ${seq}, stored is ${stored.get(key)}`);
  }
  const isStored = (number: string) => {
    const [key = '', seq] = number.split(':');
    return Number(seq) <= (stored.get(key) ?? 0) && !lost.has(number);
  };
  const isAcked = (number: string) => {
    const [key = '', seq] = number.split(':');
    return Number(seq) <= (accounts.acked.get(key) ?? 0) && !lost.has(number);
  };
  const withMetrics = new Set(keptWhole(accounts));
  for (const { host_id, epoch, seq } of database.prepare('select host_id, epoch, seq from quarantine').all()) {
    withMetrics.delete(`${host_id} ${epoch}:${seq}`);
  }
  const numbersOf = numbersByContent(accounts);
  const metrics = new Map<string, number[]>();
  const count = { acked: 0, applied: 0, declared: 0, unwritten: 0, doubled: 0, lost: 0 };
  for (const content of accounts.made.keys()) {
    const numbers = [...(numbersOf.get(content) ?? [])];
    const whole = [...(accounts.numbers.get(content) ?? [])].filter(isStored);
    if (whole.length > 1) {
      count.doubled++;
      accounts.problem(`${content} is stored as ${whole.join(' and ')}`);
    }
    const made = accounts.made.get(content);
    // Where evidence may be placed anywhere, two samples may come to the same instant, which has room for one.
    const isPlaced = Number.isFinite(placedWithin.get(made?.hostId ?? '') ?? 0);
    if (isPlaced && made?.of.metric !== undefined && whole.some((number) => withMetrics.has(number)))
      metrics.set(made.hostId, [...(metrics.get(made.hostId) ?? []), made.of.metric]);
    if (numbers.some(isAcked)) count.acked++;
    if (numbers.some(isStored)) {
      count.applied++;
      if (!(await evidence.holds(made))) accounts.problem(`${content} is stored, but no evidence`);
    } else if (numbers.some((number) => lost.has(number))) count.declared++;
    else if (wentWithItsProcess(accounts, content)) count.unwritten++;
    else {
      count.lost++;
      accounts.problem(
        `${content}${madeAt(accounts, content)} is lost, and nobody says so (${numbers.join(' ') || 'never sent nor written'})`,
      );
    }
  }
  await auditMetrics(accounts, store, metrics);
  for (const stamp of accounts.stamps) {
    const { hostId, boot, trueMs } = stamp;
    const isTold = await evidence.holds({ hostId, trueMs, of: { boot } });
    // The new process soon stamps over it, and tells it like everything else: killed soon or short of room, it may lose that too.
    const isDeclared = short.has(hostId) || [...lost].some((number) => number.startsWith(`${hostId} ${stamp.epoch}:`));
    if (!isTold && !isDeclared && !isTooYoung(accounts, stamp)) {
      accounts.problem(`${hostId} gave a sign of life in ${boot} at ${trueMs}, and a new agent did not tell`);
    }
  }
  return { made: accounts.made.size, ...count };
}

/** What the store holds of the hosts, read once. */
class Evidence {
  readonly #store: Store;
  readonly #placedWithin: ReadonlyMap<string, number>;
  readonly #sampled = new Map<string, readonly Sample[]>();
  readonly #looked = new Map<string, readonly number[]>();

  constructor(store: Store, placedWithin: ReadonlyMap<string, number>) {
    this.#store = store;
    this.#placedWithin = placedWithin;
  }

  /** Whether a sample lies between two that are known of its boot, or a result is one of the looks. Anything else is taken as known. */
  async holds(made: Pick<Made, 'hostId' | 'trueMs' | 'of'> | undefined): Promise<boolean> {
    const withinMs = this.#placedWithin.get(made?.hostId ?? '') ?? 0;
    if (made?.of.boot !== undefined) {
      const { boot } = made.of;
      const times = (await this.#samples(made.hostId)).filter((sample) => sample.boot === boot).map(({ atMs }) => atMs);
      return Math.min(...times) <= made.trueMs + withinMs && made.trueMs - withinMs <= Math.max(...times);
    }
    if (made?.of.check === undefined) return true;
    const looks = await this.#looks(made.hostId, made.of.check);
    return looks.some((atMs) => Math.abs(atMs - made.trueMs) <= withinMs);
  }

  async #samples(hostId: string) {
    const known =
      this.#sampled.get(hostId) ?? (await this.#store.evidence.host(hostId, Number.MAX_SAFE_INTEGER)).samples;
    this.#sampled.set(hostId, known);
    return known;
  }

  async #looks(hostId: string, check: string) {
    const key = `${hostId} ${check}`;
    const known =
      this.#looked.get(key) ?? (await this.#store.evidence.check(hostId, check)).looks.map(({ atMs }) => atMs);
    this.#looked.set(key, known);
    return known;
  }
}

function numbersByContent({ contents }: Accounts): Map<string, string[]> {
  const numbers = new Map<string, string[]>();
  for (const [number, content] of contents) numbers.set(content, [...(numbers.get(content) ?? []), number]);
  return numbers;
}

function madeAt({ made }: Accounts, content: string): string {
  const { atMs = 0, epoch = 0 } = made.get(content) ?? {};
  return `, made at ${new Date(atMs).toISOString()} in epoch ${epoch},`;
}

/** Whether it was too young to be on the disk when its process ended. */
function wentWithItsProcess(accounts: Accounts, content: string): boolean {
  const made = accounts.made.get(content);
  return made !== undefined && !accounts.written.has(content) && isTooYoung(accounts, made);
}

function isTooYoung({ runs }: Accounts, made: Pick<Made, 'hostId' | 'epoch' | 'monotonicMs'>): boolean {
  const run = runs.get(`${made.hostId} ${made.epoch}`);
  if (run?.endMs === undefined) return false;
  return run.endMs - Math.max(made.monotonicMs, run.unwritableToMs) <= toDiskAfterMs + writeSlackMs;
}
