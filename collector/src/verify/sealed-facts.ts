import { createHash } from 'node:crypto';
import { canonicalJson } from '../store/chain.ts';
import type { HostEntry } from '../store/chain-store.ts';
import { type EvidenceKind, type Fact, type FactKey, keyOf } from '../store/evidence-kinds.ts';

/** Where a fact was sealed last, and what it said. */
export interface Sealed {
  readonly n: number;
  readonly digest: string;
}

/** A fact that an entry says became part of a longer one. */
export interface Joined {
  readonly kind: EvidenceKind;
  readonly fact: Fact;
  readonly n: number;
}

/**
 * What a chain's entries say, replayed so far. Years of a host's evidence do not fit into memory: it keeps where each fact stands and a
 * digest of it, and reads the entry again for the few that are asked for.
 */
export class SealedFacts {
  readonly #entryAt: (n: number) => Promise<HostEntry>;
  readonly #byKey = new Map<string, Sealed>();
  readonly #joined: { readonly kind: EvidenceKind; readonly key: FactKey; readonly n: number }[] = [];
  #read: HostEntry | undefined;

  constructor(entryAt: (n: number) => Promise<HostEntry>) {
    this.#entryAt = entryAt;
  }

  /** Takes a fact in; what is wrong with it when it says less than it said before. */
  async put(entry: HostEntry, kind: EvidenceKind, fact: Fact): Promise<string | undefined> {
    const key = keyOf(kind, fact);
    const before = this.#byKey.get(textOf(kind, key));
    const digest = digestOf(fact);
    this.#byKey.set(textOf(kind, key), { n: entry.n, digest });
    if (before === undefined || before.digest === digest) return undefined;
    const said = await this.factAt(before.n, kind, key);
    if (said !== undefined && kind.isGrown(said, fact)) return undefined;
    return `it takes back what entry ${before.n} sealed of ${described(kind, key)}`;
  }

  join(kind: EvidenceKind, key: FactKey): void {
    const sealed = this.find(kind, key);
    if (sealed === undefined) return;
    this.#byKey.delete(textOf(kind, key));
    this.#joined.push({ kind, key, n: sealed.n });
  }

  find(kind: EvidenceKind, key: FactKey): Sealed | undefined {
    return this.#byKey.get(textOf(kind, key));
  }

  /** Takes the fact out of those that nobody compared yet. */
  compared(kind: EvidenceKind, key: FactKey): void {
    this.#byKey.delete(textOf(kind, key));
  }

  /** Facts of a kind that are left, oldest entry first. */
  left(kind: EvidenceKind): { readonly key: FactKey; readonly n: number }[] {
    const left = [...this.#byKey].filter(([text]) => text.startsWith(`${kind.name} `));
    return left.map(([text, { n }]) => ({ key: keyFrom(text), n })).sort((a, b) => a.n - b.n);
  }

  /** Every fact that was joined, as it was sealed. */
  async *joinedFacts(): AsyncGenerator<Joined> {
    for (const { kind, key, n } of this.#joined) {
      const fact = await this.factAt(n, kind, key);
      if (fact) yield { kind, fact, n };
    }
  }

  /** What the `n`th entry sealed at a key. */
  async factAt(n: number, kind: EvidenceKind, key: FactKey): Promise<Fact | undefined> {
    // Neighbours are asked for one after another, most often the same entry again.
    if (this.#read?.n !== n) this.#read = await this.#entryAt(n);
    return this.#read.body.facts[kind.name]?.find((fact) => textOf(kind, keyOf(kind, fact)) === textOf(kind, key));
  }
}

export function digestOf(fact: Fact): string {
  return createHash('sha256').update(canonicalJson(fact)).digest('base64');
}

/** A fact in words: its kind, and what tells it apart. */
export function described(kind: EvidenceKind, { atMs, name }: FactKey): string {
  const from = kind.atColumn?.endsWith('_ms') ? `from ${new Date(atMs).toISOString()}` : '';
  return [kind.name, name, from].filter((word) => word !== '').join(' ');
}

function textOf(kind: EvidenceKind, { atMs, name }: FactKey): string {
  return `${kind.name} ${atMs} ${name}`;
}

function keyFrom(text: string): FactKey {
  const [, atMs = '', ...name] = text.split(' ');
  return { atMs: Number(atMs), name: name.join(' ') };
}
