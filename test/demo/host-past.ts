import type { Batch, Lifecycle, Result, SampleBlock } from '@kadoban/proto/messages';
import { observationCount } from '@kadoban/proto/messages';
import type { Interval } from '../../collector/src/ledger/change.ts';
import type { StoredBlock } from '../../collector/src/metrics/block.ts';
import type { Arrival } from '../../collector/src/store/store.ts';
import { uuidOf } from '../bench/fleet.ts';
import { type Course, measured } from './course.ts';
import { inventoryOf } from './inventory-of.ts';

/** How often a check of the company looks. */
const lookEveryMs = 300_000;

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A time in which a host was not running. */
export interface HostDown extends Interval {
  /** `crash` leaves nothing behind; a `reboot` is recorded by the host; `frozen` stops its clock. */
  readonly how: 'crash' | 'reboot' | 'frozen';
}

/** A time in which a check said something else than `up`; `lost` = it said nothing. */
export interface CheckBad extends Interval {
  readonly check: string;
  readonly status: 'down' | 'degraded' | 'unknown' | 'lost';
  readonly reason: string;
  readonly output: string;
}

/** Everything that happens to one host. */
export interface Life {
  readonly hostId: string;
  readonly course: Course;
  /** From when its agent ran, and until when. */
  readonly span: Interval;
  readonly downs: readonly HostDown[];
  readonly bads: readonly CheckBad[];
  readonly version: string;
}

/** How far apart samples are whose metrics come with them. Before, a few signs of life say as much. */
const sampleEveryMs = minuteMs;
const signEveryMs = 6 * hourMs;

/** The past of one host, a stretch after the other, as its agent would have sent it. */
export class HostPast {
  readonly #life: Life;
  readonly #runs: readonly Run[];
  /** Before it, metrics do not come with the samples. */
  readonly #rawFromMs: number;
  readonly #seqs = new Map<number, number>();

  constructor(life: Life, rawFromMs: number) {
    this.#life = life;
    this.#runs = runsOf(life.hostId, life.span, life.downs);
    this.#rawFromMs = rawFromMs;
  }

  /** The run that its last span of time is of. */
  get last(): Pick<Run, 'boot' | 'bootMs' | 'frozenMs'> & { readonly epoch: number } {
    const run = this.#runs.findLast(({ fromMs }) => fromMs <= this.#life.course.nowMs);
    if (!run) throw new TypeError('a host that never ran');
    return { ...run, epoch: run.fromMs };
  }

  /** The last run's observations up to this number are known. */
  goOnAfter(seq: number): void {
    this.#seqs.set(this.last.epoch, seq + 1);
  }

  /** What it measured within an interval, run by run. */
  measured({ fromMs, toMs }: Interval, everyMs: number): StoredBlock[] {
    return this.#runs.flatMap((run): StoredBlock[] => {
      const atMs: number[] = [];
      const endMs = Math.min(toMs, run.toMs);
      for (let ms = Math.ceil(Math.max(fromMs, run.fromMs) / everyMs) * everyMs; ms < endMs; ms += everyMs)
        atMs.push(ms);
      return atMs.length === 0 ? [] : [{ atMs, instances: measured(this.#life.course, run.bootMs, atMs) }];
    });
  }

  /** What its agent sent of an interval, all at its end; nothing while it did not run. */
  arrivals({ fromMs, toMs }: Interval, receivedMs: number): Arrival[] {
    const { span, hostId } = this.#life;
    const clockOffsetMs = this.#life.course.host.clockAheadMs ?? 0;
    const runs = this.#runs;
    return runs.flatMap((run, index): Arrival[] => {
      const part = { fromMs: Math.max(fromMs, run.fromMs), toMs: Math.min(toMs, run.toMs) };
      if (part.fromMs >= part.toMs) return [];
      const isFirst = part.fromMs === run.fromMs;
      const isLast = part.toMs === run.toMs && run.toMs < span.toMs;
      const batch = this.#batch(run, part, { isFirst, isLast, previous: runs[index - 1] });
      if (observationCount(batch) === 0) return [];
      // What the handshake found out comes with the first batch of a session.
      const { fromMs: epoch, boot } = run;
      const news = { epoch, boot, toldMs: epoch, offsetMs: clockOffsetMs, wallOffsetMs: clockOffsetMs };
      return [{ hostId, batch, receivedMs, clockOffsetMs, ...(isFirst && { clock: { news } }) }];
    });
  }

  #batch(run: Run, part: Interval, { isFirst, isLast, previous }: Place): Batch {
    const { course } = this.#life;
    const aheadMs = course.host.clockAheadMs ?? 0;
    const epoch = run.fromMs;
    const firstSeq = this.#seqs.get(epoch) ?? 1;
    const samples = Array.from(
      Map.groupBy(
        sampleTimes(part, this.#rawFromMs, { isFirst, isLast: isLast || part.toMs === course.nowMs }),
        (atMs) => atMs >= this.#rawFromMs,
      ),
      ([isRaw, times]): SampleBlock => ({
        boot: run.boot,
        atMs: times.map((atMs) => atMs + aheadMs),
        monoMs: times.map((atMs) => atMs - run.bootMs - run.frozenMs),
        instances: isRaw ? measured(course, run.bootMs, times) : [],
      }),
    );
    const results = this.#looks(part).map((look) => ({ ...look, atMs: look.atMs + aheadMs }));
    const lifecycle = isFirst ? this.#beginning(run, previous) : [];
    if (isLast && run.endsBy === 'reboot')
      lifecycle.push({ type: 'hostShutdown', atMs: run.toMs + aheadMs, boot: run.boot });
    const batch = { epoch, firstSeq, samples, results, lifecycle };
    this.#seqs.set(epoch, firstSeq + observationCount(batch));
    return batch;
  }

  /** What an agent says first. */
  #beginning(run: Run, previous: Run | undefined): Lifecycle[] {
    const { course, version } = this.#life;
    const atMs = run.fromMs + (course.host.clockAheadMs ?? 0);
    const started: Lifecycle = { type: 'agentStarted', atMs, boot: run.boot, bootAtMs: run.bootMs, version };
    const patches = this.#runs.filter((one) => one.fromMs < run.fromMs && one.endsBy === 'reboot').length;
    const inventory: Lifecycle = { type: 'inventory', atMs, facts: inventoryOf(course.host, patches, version) };
    if (previous) return previous.endsBy === 'reboot' ? [started, inventory] : [started];
    const rule = { intervalMs: lookEveryMs, failures: 2, recoveries: 1 };
    const checks = course.host.checks.map((check) => ({ ...check, ...rule }));
    return [started, inventory, { type: 'checkSet', atMs, checks }];
  }

  #looks({ fromMs, toMs }: Interval): Result[] {
    const { course, bads } = this.#life;
    return course.host.checks.flatMap(({ name, kind }, index): Result[] => {
      const mine = bads.filter(({ check }) => check === name);
      const phaseMs = (course.seed * 7919 + index * 60_000) % lookEveryMs;
      const results: Result[] = [];
      for (
        let atMs = Math.ceil((fromMs - phaseMs) / lookEveryMs) * lookEveryMs + phaseMs;
        atMs < toMs;
        atMs += lookEveryMs
      ) {
        const bad = mine.find((one) => one.fromMs <= atMs && atMs < one.toMs);
        if (bad?.status === 'lost') continue;
        results.push(bad ? badLook(name, atMs, bad.status, bad) : goodLook(name, kind, atMs));
      }
      return results;
    });
  }
}

interface Place {
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly previous: Run | undefined;
}

function goodLook(check: string, kind: string, atMs: number): Result {
  const output = kind === 'http' ? 'HTTP 200 OK' : '';
  const timings = [{ name: 'connect', us: 600 + ((atMs / 1000) % 911) }];
  return { check, atMs, status: 'up', reason: '', output, timings };
}

function badLook(check: string, atMs: number, status: Result['status'], { reason, output }: CheckBad): Result {
  return { check, atMs, status, reason, output, timings: [] };
}

/** The host between two times in which it was not running. */
interface Run extends Interval {
  readonly boot: string;
  readonly bootMs: number;
  /** How long its clock had stood still. */
  readonly frozenMs: number;
  readonly endsBy: HostDown['how'] | 'end';
}

/** From the start of the machine to its agent's first sign of life. */
const startsUpMs = 40_000;

function runsOf(hostId: string, { fromMs, toMs }: Interval, downs: readonly HostDown[]): Run[] {
  const runs: Run[] = [];
  let began = { fromMs, bootMs: fromMs - 12 * dayMs, frozenMs: 0 };
  for (const down of [...downs, { fromMs: toMs, toMs, how: 'end' as const }]) {
    runs.push({ ...began, toMs: down.fromMs, boot: bootOf(hostId, began.bootMs), endsBy: down.how });
    const isFrozen = down.how === 'frozen';
    const frozenMs = isFrozen ? began.frozenMs + down.toMs - down.fromMs : 0;
    began = { fromMs: down.toMs, bootMs: isFrozen ? began.bootMs : down.toMs - startsUpMs, frozenMs };
  }
  return runs;
}

function bootOf(hostId: string, bootMs: number): string {
  return uuidOf(`boot of ${hostId} ${bootMs}`);
}

function sampleTimes(
  { fromMs, toMs }: Interval,
  rawFromMs: number,
  { isFirst, isLast }: Omit<Place, 'previous'>,
): number[] {
  const times: number[] = isFirst ? [fromMs] : [];
  for (let atMs = fromMs; atMs < toMs; ) {
    const everyMs = atMs < rawFromMs ? signEveryMs : sampleEveryMs;
    const nextMs = Math.ceil(atMs / everyMs) * everyMs;
    if (nextMs < toMs && nextMs > (times.at(-1) ?? 0)) times.push(nextMs);
    atMs = nextMs + 1;
  }
  // Its last sign of life.
  if (isLast) times.push(toMs - 1000);
  return times;
}
