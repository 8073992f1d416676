/** The first place where a chain does not hold. */
export interface Broken {
  /** A host's id, `collector`, `definitions` or `roots`. */
  readonly chain: string;
  /** The number of the entry, the day of the root; `null` when it is about no entry. */
  readonly entry: number | string | null;
  /** What differs, in plain words. */
  readonly what: string;
}

/** Ends the walk at the first broken link: caught by `verifyStore` alone. */
export class BrokenLink extends Error {
  readonly broken: Broken;

  constructor(broken: Broken) {
    super(broken.what);
    this.broken = broken;
  }
}
