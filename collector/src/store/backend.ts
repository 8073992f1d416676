import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What a database must offer the store. Reads may go to the reader only where they need not see the current transaction. */
export interface Backend {
  readonly writer: Kysely<Tables>;
  readonly reader: Kysely<Tables>;
  /**
   * Between transactions of the writer: whether those that are committed from now on are on the disk when their commit returns. A loss of power may take
   * back one that is not, and then all after it; the next one that is takes all before it along.
   */
  syncCommits(isOn: boolean): void;
  /**
   * Within a transaction of the writer: gives some space that rows left behind back to the disk; false when there is none to speak of. Absent where
   * the database does that itself.
   */
  giveBackSpace?(): boolean;
}
