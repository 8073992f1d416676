import { randomUUID } from 'node:crypto';

/** `hosts`: one host by its id; `topics`: all that people write of one kind, by its name in the API's paths. */
export type ChangeKind = 'hosts' | 'topics';

export interface ChangedNames {
  readonly hosts: readonly string[];
  readonly topics: readonly string[];
}

/**
 * Numbers changes, so that a page that was away is told exactly what it missed. It keeps the latest number of each name and no list of changes: that
 * takes as much memory as there are hosts, however long the page was away. Numbers begin anew with each start, which the epoch tells.
 */
export class Changes {
  readonly epoch = randomUUID().slice(0, 8);
  #latest = 0;
  readonly #latestOf = { hosts: new Map<string, number>(), topics: new Map<string, number>() };
  readonly #listeners = new Set<(kind: ChangeKind, name: string) => void>();

  get latest(): number {
    return this.#latest;
  }

  note(kind: ChangeKind, name: string): void {
    this.#latest += 1;
    this.#latestOf[kind].set(name, this.#latest);
    for (const listener of this.#listeners) listener(kind, name);
  }

  /** Calls back at every change until the returned function is called. */
  listen(listener: (kind: ChangeKind, name: string) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** What changed after the change of this number. */
  since(number: number): ChangedNames {
    return { hosts: namesAfter(this.#latestOf.hosts, number), topics: namesAfter(this.#latestOf.topics, number) };
  }
}

function namesAfter(numbers: ReadonlyMap<string, number>, after: number): string[] {
  return [...numbers].filter(([, number]) => number > after).map(([name]) => name);
}
