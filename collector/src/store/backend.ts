import type { Kysely } from 'kysely';
import type { Tables } from './tables.ts';

/** What a database must offer the store. Reads may go to the reader only where they need not see the current transaction. */
export interface Backend {
  readonly writer: Kysely<Tables>;
  readonly reader: Kysely<Tables>;
}
