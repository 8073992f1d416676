import type { Batch, Hello } from '@kadoban/proto/messages';
import { type ArrivalClock, type ClockReading, clockToleranceMs } from '../store/arrival-clock.ts';
import type { Arrival } from '../store/store.ts';
import {
  boundsOf,
  type ClockBounds,
  type ClockExchange,
  driftMs,
  isVague,
  narrowed,
  offsetOf,
} from './clock-bounds.ts';
import { clockReadingsMax } from './limits.ts';

/** A change that is worth keeping; smaller ones are what networks make of a clock that goes well. */
const movedMs = 250;

/** What the hello says of the agent's clock. */
type Said = Pick<Hello, 'epoch' | 'boot' | 'wallMs' | 'wallAheadMs'>;

/**
 * The clock of one agent as one session knows it, and what it was before. An agent has one clock for each boot of its host, and tells all its
 * times by it; so every time of a boot is off by the same amount, but for drift, whatever was done to the wall clock.
 */
export class SessionClock {
  readonly #epoch: number;
  readonly #boot: string;
  /** An agent that tells its times by the wall clock: what was true before this session nobody knows. */
  readonly #isWall: boolean;
  readonly #known: readonly ClockReading[];
  /** The boot of each epoch, as far as anything told. */
  readonly #boots: Map<number, string>;
  #bounds: ClockBounds;
  #heardMs: number;
  #wallAheadMs: number;
  /** What was true before, and until when, by the agent's clock. */
  #before: ClockReading | undefined;
  #untilMs: number;
  #kept: ClockReading | undefined;

  /** `known` is what earlier sessions kept, the newest first. */
  constructor(hello: Said, { askedMs, heardMs }: Omit<ClockExchange, 'saidMs'>, known: readonly ClockReading[]) {
    this.#epoch = hello.epoch;
    this.#boot = hello.boot;
    this.#isWall = hello.wallAheadMs === undefined;
    this.#known = known;
    this.#boots = new Map(known.toReversed().map(({ epoch, boot }) => [epoch, boot]));
    this.#bounds = helloBounds(hello, { askedMs, heardMs });
    this.#heardMs = heardMs;
    this.#wallAheadMs = hello.wallAheadMs ?? 0;
    this.#before = known.find(({ boot }) => boot === hello.boot);
    this.#untilMs = hello.wallMs;
    this.#kept = known.find(({ epoch }) => epoch === hello.epoch);
  }

  /** Whether an answer was so slow that the next question should not wait. */
  get isVague(): boolean {
    return isVague(this.#bounds);
  }

  /** The host's wall clock minus ours. */
  get wallOffsetMs(): number {
    return offsetOf(this.#bounds) + this.#wallAheadMs;
  }

  /** The answer to a later question. */
  told(exchange: ClockExchange, wallAheadMs: number): void {
    const bounds = boundsOf(exchange);
    if (!bounds) return;
    const both = narrowed(this.#bounds, exchange.heardMs - this.#heardMs, bounds);
    if (!both) {
      this.#before = this.#reading();
      this.#untilMs = exchange.saidMs;
    }
    this.#bounds = both ?? bounds;
    this.#heardMs = exchange.heardMs;
    this.#wallAheadMs = wallAheadMs;
  }

  /** What an arrival says of the clocks of its batch. */
  of(batch: Batch): Pick<Arrival, 'clockOffsetMs' | 'clock'> {
    const reading = this.#reading();
    const news = this.#kept && !isMoved(this.#kept, reading) ? undefined : reading;
    const boot = this.#bootOf(batch);
    const clock: ArrivalClock = { ...this.#earlier(batch, boot), ...(news && { news }) };
    return {
      clockOffsetMs: this.#offsetMs(batch, boot),
      ...(Object.keys(clock).length > 0 && { clock }),
    };
  }

  /** The news went with a batch that is stored. */
  kept(news: ClockReading): void {
    this.#kept = news;
  }

  #reading(): ClockReading {
    const offsetMs = offsetOf(this.#bounds);
    const about = { epoch: this.#epoch, boot: this.#boot, toldMs: this.#heardMs };
    return { ...about, offsetMs, wallOffsetMs: offsetMs + this.#wallAheadMs };
  }

  #bootOf({ epoch, samples, lifecycle }: Batch): string | undefined {
    if (epoch === this.#epoch) return this.#boot;
    const started = lifecycle.find((event) => event.type === 'agentStarted');
    // The first of an epoch may also tell how a run before ended.
    const boot = started?.boot ?? this.#boots.get(epoch) ?? samples.at(-1)?.boot;
    if (boot !== undefined) this.#remember(epoch, boot);
    return boot;
  }

  /** Epochs come one after the other: the oldest are not needed any more, and whoever makes up new ones must not fill our memory with them. */
  #remember(epoch: number, boot: string): void {
    this.#boots.set(epoch, boot);
    const [oldest = epoch] = this.#boots.keys();
    if (this.#boots.size > clockReadingsMax) this.#boots.delete(oldest);
  }

  /** Whether this session hears the very clock that told the times of a batch. */
  #isOwn({ epoch }: Batch, boot: string | undefined): boolean {
    if (this.#isWall || epoch === this.#epoch) return true;
    return boot === this.#boot && !this.#known.some((reading) => reading.epoch === epoch);
  }

  #offsetMs(batch: Batch, boot: string | undefined): number {
    const { epoch, wallAheadMs = 0 } = batch;
    if (this.#isOwn(batch, boot)) return offsetOf(this.#bounds);
    const known = this.#known.find((one) => one.epoch === epoch) ?? this.#known.find((one) => one.boot === boot);
    // Of a boot in which no agent ever reached us, the wall clock is the best witness: as far off as it is now.
    return known?.offsetMs ?? this.wallOffsetMs - wallAheadMs;
  }

  /** What was true of the clocks of a batch at other times than now. */
  #earlier(batch: Batch, boot: string | undefined): ArrivalClock {
    if (this.#isWall) return {};
    const past = this.#isOwn(batch, boot) && earliestMs(batch) < this.#untilMs ? this.#past() : undefined;
    const formerBoot = formerBootOf(batch, boot);
    const known = formerBoot === undefined ? undefined : this.#known.find((one) => one.boot === formerBoot);
    return {
      ...(past && { past }),
      ...(known && { former: { boot: known.boot, offsetMs: known.offsetMs } }),
    };
  }

  /**
   * Clocks that only drifted apart did so evenly. Any other difference came about at once: a machine of which all clocks stood still, or our own
   * clock that was set; all that is known is that it was so when the agent was heard again.
   */
  #past(): ArrivalClock['past'] {
    const before = this.#before;
    if (!before) return undefined;
    const apartMs = Math.abs(offsetOf(this.#bounds) - before.offsetMs);
    if (apartMs < movedMs) return undefined;
    const [fromMs, toMs] = [before.toldMs + before.offsetMs, this.#untilMs];
    const drifted = fromMs < toMs && apartMs <= clockToleranceMs + driftMs(toMs - fromMs);
    // Another start of the agent that could not take the clock of the boot over has one of its own.
    if (!drifted && before.epoch !== this.#epoch) return undefined;
    return { fromMs: drifted ? fromMs : toMs, toMs, offsetMs: before.offsetMs };
  }
}

/** What a hello proves, which may have been on its way for long; our own clock set back meanwhile proves nothing. */
function helloBounds({ wallMs }: Pick<Hello, 'wallMs'>, told: Omit<ClockExchange, 'saidMs'>): ClockBounds {
  const offsetMs = wallMs - told.heardMs;
  return boundsOf({ ...told, saidMs: wallMs }) ?? { leastMs: offsetMs, mostMs: offsetMs };
}

function isMoved(a: ClockReading, b: ClockReading): boolean {
  return Math.abs(a.offsetMs - b.offsetMs) >= movedMs || Math.abs(a.wallOffsetMs - b.wallOffsetMs) >= movedMs;
}

/** The boot whose end a batch of another tells. */
function formerBootOf({ samples, lifecycle }: Batch, boot: string | undefined): string | undefined {
  const sample = samples.find((block) => block.boot !== boot);
  if (sample) return sample.boot;
  const ended = lifecycle.find((event) => event.type === 'hostShutdown' && event.boot !== '' && event.boot !== boot);
  return ended?.type === 'hostShutdown' ? ended.boot : undefined;
}

function earliestMs({ samples, results, lifecycle }: Batch): number {
  let earliest = Number.POSITIVE_INFINITY;
  for (const { atMs } of samples) for (const ms of atMs) earliest = Math.min(earliest, ms);
  for (const { atMs } of results) earliest = Math.min(earliest, atMs);
  for (const { atMs } of lifecycle) earliest = Math.min(earliest, atMs);
  return earliest;
}
