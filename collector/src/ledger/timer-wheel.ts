/** A turn of the wheel: what is due later passes by, and is looked at once a turn. */
const slotCount = 1024;

interface Timer {
  readonly dueMs: number;
  readonly slot: number;
}

/**
 * When what is due next, of any number of things. To schedule or to cancel costs the same however many there are, and to advance only what
 * lies in the slots that time passed: nothing is ever searched or sorted as a whole.
 */
export class TimerWheel {
  readonly #slotMs: number;
  readonly #slots: Set<string>[] = Array.from({ length: slotCount }, () => new Set());
  readonly #timers = new Map<string, Timer>();
  #nowMs: number;

  /** One slot holds what is due within `slotMs`; times may lie any distance ahead. */
  constructor(nowMs: number, slotMs: number) {
    this.#nowMs = nowMs;
    this.#slotMs = slotMs;
  }

  get size(): number {
    return this.#timers.size;
  }

  /** Replaces what was scheduled for `id`. What is due already comes with the next `advance`. */
  schedule(id: string, dueMs: number): void {
    this.cancel(id);
    const slot = this.#tickOf(Math.max(dueMs, this.#nowMs)) % slotCount;
    this.#timers.set(id, { dueMs, slot });
    this.#slots[slot]?.add(id);
  }

  cancel(id: string): void {
    const timer = this.#timers.get(id);
    if (timer === undefined) return;
    this.#timers.delete(id);
    this.#slots[timer.slot]?.delete(id);
  }

  /** Takes out what is due at `nowMs`, the earliest first, at one instant in the order of scheduling. Time that runs backwards stands still. */
  advance(nowMs: number): string[] {
    const fromTick = this.#tickOf(this.#nowMs);
    this.#nowMs = Math.max(this.#nowMs, nowMs);
    const ticks = Math.min(this.#tickOf(this.#nowMs) - fromTick + 1, slotCount);
    const due: [id: string, dueMs: number][] = [];
    for (let tick = fromTick; tick < fromTick + ticks; tick++) {
      for (const id of this.#slots[tick % slotCount] ?? []) {
        const timer = this.#timers.get(id);
        if (timer !== undefined && timer.dueMs <= this.#nowMs) due.push([id, timer.dueMs]);
      }
    }
    for (const [id] of due) this.cancel(id);
    return due.sort(([, a], [, b]) => a - b).map(([id]) => id);
  }

  #tickOf(atMs: number): number {
    return Math.floor(atMs / this.#slotMs);
  }
}
