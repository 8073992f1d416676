import { canonicalJson, hashOf, noPreviousHash } from '../store/chain.ts';
import { BrokenLink } from './broken.ts';

interface Link {
  readonly n: number;
  readonly previousHash: string;
  readonly hash: string;
}

/** A row of a chain's table, as far as all chains are alike. */
export interface LinkRow {
  readonly n: number;
  readonly body: string | null;
}

/** Reads a chain's rows one after another: each must be the next one, say what its hash vouches for, and name the one before it. */
export class Links<R extends LinkRow, L extends Link> {
  readonly #chain: string;
  readonly #read: (row: R) => L;
  #last: L | undefined;

  constructor(chain: string, read: (row: R) => L) {
    this.#chain = chain;
    this.#read = read;
  }

  get count(): number {
    return this.#last?.n ?? 0;
  }

  next(row: R): L {
    const expectedN = this.count + 1;
    if (row.n !== expectedN) this.#fail(expectedN, `entry ${expectedN} is missing: entry ${row.n} stands in its place`);
    const link = this.#parsed(row);
    if (hashOf(link) !== link.hash) this.#fail(row.n, 'what it says does not match its hash');
    if (link.previousHash !== (this.#last?.hash ?? noPreviousHash)) {
      this.#fail(row.n, `it does not follow entry ${this.count}: the hash it names is another`);
    }
    this.#last = link;
    return link;
  }

  #parsed(row: R): L {
    try {
      // More than one text can stand for one value; the hash is of the value, so that only one text may be there.
      if (row.body === null || canonicalJson(JSON.parse(row.body)) === row.body) return this.#read(row);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
    return this.#fail(row.n, 'what it says is not the JSON that was written');
  }

  #fail(entry: number, what: string): never {
    throw new BrokenLink({ chain: this.#chain, entry, what });
  }
}
