import { createHash, createPrivateKey, type KeyObject } from 'node:crypto';
import { configBytesMax } from '@kadoban/proto/limits';
import type { Config, SigningKeys } from '@kadoban/proto/messages';
import { signConfig } from '@kadoban/proto/signed-config';
import type { Logger } from 'pino';
import { hostConfig, noConfig } from '../definitions/host-config.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import type { Standing, StandingStore } from '../store/standing-store.ts';
import type { DefinitionEntry, DefinitionStore } from '../store/store.ts';
import { toldKeys } from './published-keys.ts';

export interface ConfigParts {
  readonly store: {
    readonly standings: Pick<StandingStore, 'issueConfigs'>;
    readonly definitions: Pick<DefinitionStore, 'lastN' | 'current'>;
  };
  readonly identity: CollectorIdentity;
  readonly log: Logger;
  now(): number;
}

/** A host whose agent takes central configurations. */
export interface Configured {
  readonly hostId: string;
  readonly standing: Pick<Standing, 'tags' | 'config'>;
  /** What the agent runs. */
  readonly runsRevision: number;
}

/** What agents are to look at, and whom to believe it, signed. Revisions rise for ever, also past a collector that was restored from an older backup. */
export class CentralConfig {
  /** What the collector signs with. */
  readonly key: KeyObject;
  readonly signingKeys: SigningKeys;
  readonly #parts: ConfigParts;
  #lastN = -1;
  #entries: Promise<readonly DefinitionEntry[]> = Promise.resolve([]);

  constructor(parts: ConfigParts) {
    this.#parts = parts;
    this.key = createPrivateKey(parts.identity.signingKey);
    this.signingKeys = toldKeys(parts.identity);
  }

  /** Reads the definitions again if there are others; whether there are. */
  async look(): Promise<boolean> {
    const { definitions } = this.#parts.store;
    const n = await definitions.lastN('checks');
    if (n === this.#lastN) return false;
    const entries = definitions.current('checks');
    // Where it fails the next look tries again.
    await entries;
    this.#entries = entries;
    this.#lastN = n;
    return true;
  }

  /** The newest configurations of these hosts, once their revisions are kept. Hosts that never had one have none. */
  async of(hosts: readonly Configured[]): Promise<ReadonlyMap<string, Config>> {
    if (this.#lastN < 0) await this.look();
    const entries = await this.#entries;
    const configs = hosts.flatMap((host) => this.#documentOf(host, entries));
    const fresh = configs.filter(({ isNew }) => isNew);
    if (fresh.length > 0) await this.#parts.store.standings.issueConfigs(fresh);
    return new Map(configs.map(({ hostId, revision, document }) => [hostId, this.#signed(hostId, revision, document)]));
  }

  #documentOf({ hostId, standing, runsRevision }: Configured, entries: readonly DefinitionEntry[]) {
    const { revision: last, hash: lastHash } = standing.config;
    const text = hostConfig(entries, standing.tags);
    if (text === noConfig && last === 0 && runsRevision === 0) return [];
    const document = Buffer.from(text);
    if (document.length > configBytesMax) {
      this.#parts.log.error(
        { hostId, bytes: document.length, bytesMax: configBytesMax },
        'a configuration is too long',
      );
      return [];
    }
    const hash = createHash('sha256').update(document).digest('hex');
    const isNew = hash !== lastHash || runsRevision > last;
    const next = Math.min(Number.MAX_SAFE_INTEGER, Math.max(this.#parts.now(), last + 1, runsRevision + 1));
    return [{ hostId, document, hash, isNew, revision: isNew ? next : last }];
  }

  #signed(hostId: string, revision: number, document: Uint8Array): Config {
    const { collectorId } = this.#parts.identity;
    return { revision, document, signature: signConfig(this.key, { collectorId, hostId, revision, document }) };
  }
}
