import { TimerWheel } from '../ledger/timer-wheel.ts';
import type { Answer } from '../probes/answer.ts';
import type { Sign } from '../sign.ts';

/** How finely deadlines are told apart; also how often `tick` is wanted. */
export const tickMs = 1000;

/** More than this between two events, or less than nothing: the process was stopped or the clock was set, so nobody watched. */
const pauseMsMax = 15_000;

/** Hosts asked at the same time: each costs a few sockets and perhaps a process, and a whole site may fall silent at once. */
export const askingMax = 64;

/** The first question is put off by up to this, so that those of a whole site do not go out within the same millisecond. */
const firstAskWithinMs = 2000;

/** From the first question to the second; each further distance is twice the last. */
const firstDistanceMs = 15_000;

/** An agent can announce an absence of up to this. Longer, and one goodbye would keep a dead host from being looked for. */
const goodbyeMsMax = 3_600_000;

/** A host that is going down still answers while its services stop; systemd gives them 90 s. */
const shutdownMs = 120_000;

export type Event =
  | { readonly type: 'tick' }
  | Sign
  /** What came of asking; `gone` = nobody watches the host any more. */
  | { readonly type: 'asked'; readonly hostId: string; readonly answer: Answer | 'gone' };

export type Effect =
  /** From now on the host reads as silent. */
  | { readonly type: 'overdue'; readonly hostId: string }
  | { readonly type: 'ask'; readonly hostId: string }
  /** Other than the last time, or the first since the host fell silent. */
  | { readonly type: 'learnt'; readonly hostId: string; readonly answer: Answer };

interface Watched {
  lastMs: number;
  holdMs: number;
  goodbyeMs: number;
  /** Not to be looked for before; on the wall clock like all the others. */
  absentUntilMs: number;
  at: 'alive' | 'silent' | 'waiting' | 'asking';
  /** Questions since it fell silent. */
  asks: number;
  answer: Answer | undefined;
  /** Its turn on the wheel. */
  timerMs: number;
}

interface SilentHostsOptions {
  readonly nowMs: number;
  /** The distance between two questions at the most. */
  readonly everyMs: number;
  readonly random: () => number;
}

/**
 * Which hosts are silent, and when to ask them: events in, effects out. Nothing but the wheel ever goes through the hosts, so that each event costs
 * the same however many there are. Time within is of its own: it goes on as the wall clock does, but takes no part in its jumps.
 */
export class SilentHosts {
  readonly #hosts = new Map<string, Watched>();
  readonly #wheel: TimerWheel;
  readonly #everyMs: number;
  readonly #random: () => number;
  /** Overdue hosts whose question waits for others to be answered, in the order of their turn. */
  readonly #queue = new Set<string>();
  #asking = 0;
  #wallMs: number;
  /** The wheel's time minus the wall clock's. */
  #skewMs = 0;
  #watchingFromMs: number;

  constructor({ nowMs, everyMs, random }: SilentHostsOptions) {
    this.#wheel = new TimerWheel(nowMs, tickMs);
    this.#everyMs = everyMs;
    this.#random = random;
    this.#wallMs = nowMs;
    this.#watchingFromMs = nowMs;
  }

  handle(event: Event, nowMs: number): Effect[] {
    this.#pass(nowMs);
    switch (event.type) {
      case 'tick':
        return this.#tick();
      case 'sample':
        this.#sample(event);
        return [];
      case 'goodbye':
        this.#goodbye(event);
        return [];
      case 'asked':
        return this.#asked(event.hostId, event.answer);
    }
  }

  /** A collector that did not watch cannot call anybody silent: after a pause it waits like after a start. */
  #pass(nowMs: number): void {
    const passedMs = nowMs - this.#wallMs;
    this.#wallMs = nowMs;
    if (Math.abs(passedMs) <= pauseMsMax) return;
    this.#skewMs -= passedMs;
    this.#watchingFromMs = nowMs;
  }

  #tick(): Effect[] {
    const effects: Effect[] = [];
    for (const hostId of this.#wheel.advance(this.#wallMs + this.#skewMs)) {
      const host = this.#hosts.get(hostId);
      if (host?.at === 'alive') effects.push(...this.#overdue(hostId, host));
      else if (host?.at === 'silent') {
        host.at = 'waiting';
        this.#queue.add(hostId);
      }
    }
    return [...effects, ...this.#ask()];
  }

  #overdue(hostId: string, host: Watched): Effect[] {
    const dueMs = this.#dueMs(host);
    if (dueMs > this.#wallMs) {
      this.#schedule(hostId, host, dueMs);
      return [];
    }
    host.at = 'silent';
    host.asks = 0;
    host.answer = undefined;
    this.#schedule(hostId, host, this.#wallMs + firstAskWithinMs * this.#random());
    return [{ type: 'overdue', hostId }];
  }

  #sample({ hostId, atMs, holdMs }: Extract<Sign, { type: 'sample' }>): void {
    const host = this.#hosts.get(hostId) ?? this.#watch(hostId);
    host.lastMs = Math.max(host.lastMs, atMs);
    host.holdMs = holdMs;
    if (atMs > host.goodbyeMs) host.absentUntilMs = Number.NEGATIVE_INFINITY;
    const dueMs = this.#dueMs(host);
    // What a spool tells late leaves a silent host silent.
    if (host.at !== 'alive' && dueMs <= this.#wallMs) return;
    // A turn that comes too soon looks again. To put it off at each sample of each host would be most of what is done here.
    if (host.at === 'alive' && host.timerMs <= dueMs + this.#skewMs) return;
    host.at = 'alive';
    this.#queue.delete(hostId);
    this.#schedule(hostId, host, dueMs);
  }

  #watch(hostId: string): Watched {
    const never = Number.NEGATIVE_INFINITY;
    const host: Watched = {
      lastMs: never,
      holdMs: 0,
      goodbyeMs: never,
      absentUntilMs: never,
      at: 'alive',
      asks: 0,
      answer: undefined,
      timerMs: Number.POSITIVE_INFINITY,
    };
    this.#hosts.set(hostId, host);
    return host;
  }

  #goodbye({ hostId, reason, ttlMs }: Extract<Sign, { type: 'goodbye' }>): void {
    const host = this.#hosts.get(hostId);
    if (host === undefined) return;
    const absentMs = Math.max(Math.min(ttlMs, goodbyeMsMax), reason === 'host-shutdown' ? shutdownMs : 0);
    host.goodbyeMs = this.#wallMs;
    host.absentUntilMs = this.#wallMs + absentMs;
    if (host.at === 'alive') this.#schedule(hostId, host, this.#dueMs(host));
  }

  #asked(hostId: string, answer: Answer | 'gone'): Effect[] {
    this.#asking--;
    const host = this.#hosts.get(hostId);
    if (host === undefined) return this.#ask();
    if (answer === 'gone') {
      this.#hosts.delete(hostId);
      this.#wheel.cancel(hostId);
      return this.#ask();
    }
    // A sample came first: what was asked no longer matters.
    if (host.at !== 'asking') return this.#ask();
    host.at = 'silent';
    this.#schedule(hostId, host, this.#wallMs + this.#distanceMs(host.asks));
    host.asks++;
    const isNew = answer !== host.answer;
    host.answer = answer;
    return [...(isNew ? [{ type: 'learnt', hostId, answer } as const] : []), ...this.#ask()];
  }

  #ask(): Effect[] {
    const effects: Effect[] = [];
    for (const hostId of this.#queue) {
      if (this.#asking >= askingMax) break;
      this.#queue.delete(hostId);
      const host = this.#hosts.get(hostId);
      if (host === undefined) continue;
      host.at = 'asking';
      this.#asking++;
      effects.push({ type: 'ask', hostId });
    }
    return effects;
  }

  /** The first instant at which the host reads as silent, and at which this collector may say so. */
  #dueMs({ lastMs, holdMs, absentUntilMs }: Watched): number {
    return Math.max(lastMs + holdMs + 1, this.#watchingFromMs + holdMs + 1, absentUntilMs);
  }

  /** With a quarter more or less, so that those who fell silent together are not asked together for ever. */
  #distanceMs(asks: number): number {
    const distanceMs = Math.min(this.#everyMs, firstDistanceMs * 2 ** asks);
    return distanceMs * (0.75 + this.#random() / 2);
  }

  #schedule(hostId: string, host: Watched, dueMs: number): void {
    host.timerMs = dueMs + this.#skewMs;
    this.#wheel.schedule(hostId, host.timerMs);
  }
}
