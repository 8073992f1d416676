import type { Logger } from 'pino';
import type { Clock } from '../clock.ts';
import { refusalLinesPerMinute } from './limits.ts';

const minuteMs = 60_000;

/** What was said of each kind in the minute under way; undefined while there is none. */
type Said = ReadonlyMap<string, number> | undefined;

/** Whether one more is told by a line of its own, and whether a minute begins with it. */
function one(said: Said, kind: string): { said: Said; tells: boolean; begins: boolean } {
  const count = (said?.get(kind) ?? 0) + 1;
  return { said: new Map(said).set(kind, count), tells: count <= refusalLinesPerMinute, begins: said === undefined };
}

/** What of a minute was not told by lines of its own; undefined when all was. */
function untold(said: Said): Readonly<Record<string, number>> | undefined {
  const more = [...(said ?? [])].filter(([, count]) => count > refusalLinesPerMinute);
  return more.length === 0
    ? undefined
    : Object.fromEntries(more.map(([kind, count]) => [kind, count - refusalLinesPerMinute]));
}

/** Logs who is refused: the first of each kind in a minute with a line each, the others with a line for all at its end, or when it is disposed. */
export class RefusalLog implements Disposable {
  readonly #log: Logger;
  readonly #after: Clock['after'];
  #said: Said;
  #cancel = () => {};

  constructor(log: Logger, { after }: Pick<Clock, 'after'>) {
    this.#log = log;
    this.#after = after;
  }

  tell(kind: string, about: object, message: string): void {
    const { said, tells, begins } = one(this.#said, kind);
    this.#said = said;
    if (begins) this.#cancel = this.#after(minuteMs, () => this.#minuteOver());
    if (tells) this.#log.info(about, message);
  }

  [Symbol.dispose](): void {
    this.#cancel();
    this.#minuteOver();
  }

  #minuteOver(): void {
    const more = untold(this.#said);
    this.#said = undefined;
    if (more) this.#log.info({ more }, 'more were refused within a minute');
  }
}
