import { publicKeyFrom } from '@kadoban/proto/handshake';
import { verifyKeyChange } from '@kadoban/proto/key-change';
import type { ConfigTold, Hello, KeyChange, SigningKeysKept } from '@kadoban/proto/messages';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import type { Standing, StandingStore } from '../store/standing-store.ts';
import type { Host, HostStore } from '../store/store.ts';
import type { CentralConfig } from './central-config.ts';
import { decommissioned, hostRefusal, isOver } from './host-refusal.ts';
import type { Event, GovernanceFrame, Refused } from './session.ts';

export interface GovernanceParts {
  readonly store: {
    readonly hosts: Pick<HostStore, 'find' | 'changeKey'>;
    readonly standings: Pick<StandingStore, 'configTold' | 'keyKept'>;
  };
  readonly central: Pick<CentralConfig, 'of' | 'signingKeys'>;
  readonly identity: CollectorIdentity;
  now(): number;
}

const keyChangeWrong: Refused = { close: 'protocol', reason: 'KEY_CHANGE_INVALID', refusal: 'key-change-wrong' };

/** What the collector wants of one agent in one session: to run a configuration, to change its key, to go away. */
export class Governance {
  readonly #parts: GovernanceParts;
  readonly #handle: (event: Event) => void;
  /** What the agent runs; undefined where it takes nothing from afar. */
  #runsRevision: number | undefined;
  #sentRevision = 0;
  #askedMs: number | null = null;
  /** The newest key of the collector that the agent is known to keep. */
  #knowsKey: string | null = null;
  #host: Pick<Host, 'decommissionedMs'> = { decommissionedMs: null };

  constructor(parts: GovernanceParts, handle: (event: Event) => void) {
    this.#parts = parts;
    this.#handle = handle;
  }

  /** The agent said hello, and the session is open. */
  async begin({ configRevision }: Hello, host: Host, standing: Standing): Promise<void> {
    this.#runsRevision = configRevision;
    this.#knowsKey = standing.knowsKey;
    // Each time: an agent whose disk was full, or was put back to an earlier day, does not know what it once said to know.
    if (configRevision !== undefined)
      this.#handle({ type: 'tell', frame: { type: 'signingKeys', ...this.#parts.central.signingKeys } });
    await this.govern(host, standing);
  }

  async govern(host: Host, standing: Standing): Promise<void> {
    this.#host = host;
    const refusal = hostRefusal(host, standing, this.#parts.now());
    if (refusal) return this.#handle({ type: 'refused', refusal });
    if (this.#runsRevision === undefined) return;
    // Once for each time that somebody asked: an agent that cannot change it would be asked for ever.
    if (standing.rotateAskedMs !== null && standing.rotateAskedMs !== this.#askedMs) {
      this.#askedMs = standing.rotateAskedMs;
      this.#handle({ type: 'tell', frame: { type: 'keyAsk' } });
    }
    await this.#configure(host.hostId, standing);
  }

  /** Time has passed. */
  look(): void {
    const nowMs = this.#parts.now();
    if (isOver(this.#host, nowMs)) this.#handle({ type: 'refused', refusal: decommissioned });
  }

  async told(hostId: string, frame: GovernanceFrame): Promise<void> {
    if (frame.type === 'configTold') await this.#configTold(hostId, frame);
    else if (frame.type === 'keyChange') await this.#changeKey(hostId, frame);
    else await this.#keysKept(hostId, frame);
    this.#handle({ type: 'governed' });
  }

  async #configTold(hostId: string, { revision, refusal }: ConfigTold): Promise<void> {
    // Of nothing that was sent in this session.
    if (revision !== this.#sentRevision) return;
    if (refusal === '') this.#runsRevision = revision;
    await this.#parts.store.standings.configTold(hostId, revision, refusal, this.#parts.now());
  }

  async #keysKept(hostId: string, { publicKeys }: SigningKeysKept): Promise<void> {
    const { central, store } = this.#parts;
    const told = central.signingKeys.publicKeys;
    if (Buffer.concat(publicKeys).compare(Buffer.concat(told)) !== 0) return;
    const newest = Buffer.from(told.at(-1) ?? []).toString('base64url');
    if (newest === this.#knowsKey) return;
    this.#knowsKey = newest;
    await store.standings.keyKept(hostId, newest);
  }

  async #changeKey(hostId: string, change: KeyChange): Promise<void> {
    const host = await this.#parts.store.hosts.find(hostId);
    if (!host) return;
    const newKey = Buffer.from(change.publicKey).toString('base64url');
    const isDone = host.publicKey === newKey || (await this.#changed(host, newKey, change));
    if (!isDone) return this.#handle({ type: 'refused', refusal: keyChangeWrong });
    this.#handle({ type: 'tell', frame: { type: 'keyChanged', publicKey: change.publicKey } });
  }

  async #changed({ hostId, publicKey: oldKey }: Host, newKey: string, change: KeyChange): Promise<boolean> {
    const { store, identity, now } = this.#parts;
    const text = { collectorId: identity.collectorId, hostId, oldKey, newKey };
    const [byOld, byNew] = [publicKeyFrom(oldKey), publicKeyFrom(newKey)];
    if (!byOld || !verifyKeyChange(byOld, text, change.signatureByOld)) return false;
    if (!byNew || !verifyKeyChange(byNew, text, change.signatureByNew)) return false;
    return store.hosts.changeKey(hostId, oldKey, newKey, now());
  }

  async #configure(hostId: string, standing: Standing): Promise<void> {
    const runsRevision = this.#runsRevision ?? 0;
    const configs = await this.#parts.central.of([{ hostId, standing, runsRevision }]);
    const config = configs.get(hostId);
    if (!config || config.revision === runsRevision || config.revision <= this.#sentRevision) return;
    this.#sentRevision = config.revision;
    this.#handle({ type: 'tell', frame: { type: 'config', ...config } });
  }
}
