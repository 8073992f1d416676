/** Wrong passwords that one name may have at once, and how long it takes until one more may be tried. */
const triesMax = 5;
const tryEveryMs = 60_000;

/** Names of which it is remembered that they were tried: about 100 bytes each. Addresses are limited too, so that nobody pushes one out alone. */
const namesMax = 10_000;

interface Left {
  readonly tries: number;
  readonly atMs: number;
}

/**
 * How often somebody may still try to be a name, whether there is one or not. Each address is limited by itself (session.ts); this holds against
 * many addresses that try one name.
 */
export class Tries {
  /** Those that were tried last stand last. */
  readonly #names = new Map<string, Left>();

  /** Takes one try; the milliseconds to wait when there is none left. */
  take(name: string, nowMs: number): { readonly retryMs: number } | undefined {
    const { tries } = this.#leftOf(name, nowMs);
    if (tries < 1) return { retryMs: Math.ceil((1 - tries) * tryEveryMs) };
    this.#keep(name, { tries: tries - 1, atMs: nowMs });
    return undefined;
  }

  /** Gives back a try that was not wrong. */
  giveBack(name: string, nowMs: number): void {
    const { tries } = this.#leftOf(name, nowMs);
    this.#keep(name, { tries: Math.min(triesMax, tries + 1), atMs: nowMs });
  }

  /** It was he: what was tried wrongly before is forgiven too. */
  forgive(name: string): void {
    this.#names.delete(name);
  }

  #leftOf(name: string, nowMs: number): Left {
    const left = this.#names.get(name);
    if (!left) return { tries: triesMax, atMs: nowMs };
    // A clock that was set back gives nothing.
    const gained = Math.max(0, nowMs - left.atMs) / tryEveryMs;
    return { tries: Math.min(triesMax, left.tries + gained), atMs: nowMs };
  }

  #keep(name: string, left: Left): void {
    this.#names.delete(name);
    this.#names.set(name, left);
    const [oldest] = this.#names.keys();
    if (this.#names.size > namesMax && oldest !== undefined) this.#names.delete(oldest);
  }
}
