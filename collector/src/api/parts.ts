import type { Clock } from '../clock.ts';
import type { Counts } from '../ingest/tally.ts';
import type { Reached } from '../new-token.ts';
import type { SendMail } from '../notify/mail.ts';
import type { Provider } from '../people/provider.ts';
import type { FontFiles } from '../reports/pdf/fonts.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import type { Store } from '../store/store.ts';

/** What routes work with. */
export interface ApiParts extends Clock {
  readonly store: Store;
  /** The instant as of which evidence can be read, that of one host alone when it is named: see store/as-of.ts. */
  asOf(hostId?: string): Promise<number>;
  /** How far the collector's clock is behind what was recorded by it: see own-clock.ts. */
  clockBehindMs(): number | Promise<number>;
  /** Which agents are connected. */
  readonly live: { readonly connected: { has(hostId: string): boolean } };
  /** Somebody changed how a host stands: whoever holds its session looks at once. */
  administered(): void;
  /** Where agents reach this collector, and where those lie that it hands out; undefined before it ever listened. */
  endpoint(): Promise<(Reached & { readonly agentsDir: string }) | undefined>;
  readonly identity: CollectorIdentity;
  readonly organisation: { readonly name: string; readonly timeZone: string };
  readonly version: string;
  readonly setup: Setup;
  /** What the agents' door has counted: each thread counts for itself. */
  readonly counts: readonly (() => Counts | Promise<Counts>)[];
  /** Versions of the tables that calendars are reckoned with. */
  readonly tables: { readonly holidays: string; readonly tzdata: string };
  /** What reports are drawn with; only read when one is. */
  readonly fonts: () => FontFiles;
  /** Mails reports; undefined: the configuration names no mail server. */
  readonly send: SendMail | undefined;
  /** By whom people may log in; undefined where none is configured. */
  readonly provider: Provider | undefined;
  /** The definitions that come from files and are only read here, as `slo shop`. */
  readonly filed: ReadonlySet<string>;
}

/** How the collector was started and configured, as far as administrators are told: no secret is in it. */
export interface Setup {
  readonly dataDir: string;
  /** Null: by the defaults. */
  readonly configFile: string | null;
  /** The folder of definitions; null: there is none. */
  readonly configDir: string | null;
  readonly mailFrom: string | null;
  readonly retention: { readonly rawDays: number; readonly minuteDays: number; readonly hourDays: number };
  disk(): { readonly storeBytes: number; readonly freeBytes: number };
}
