import type { Clock } from '../clock.ts';
import type { Live } from '../live.ts';
import type { CollectorIdentity, Store } from '../store/store.ts';

/** What routes work with. */
export interface ApiParts extends Clock {
  readonly store: Store;
  readonly live: Live;
  readonly identity: CollectorIdentity;
  readonly organisation: { readonly name: string; readonly timeZone: string };
  readonly version: string;
  /** Versions of the tables that calendars are reckoned with. */
  readonly tables: { readonly holidays: string; readonly tzdata: string };
  /** The definitions that come from files and are only read here, as `slo shop`. */
  readonly filed: ReadonlySet<string>;
}
