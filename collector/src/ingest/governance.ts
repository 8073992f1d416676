import { publicKeyFrom } from '@kadoban/proto/handshake';
import { verifyKeyChange } from '@kadoban/proto/key-change';
import type { ConfigTold, Hello, KeyChange } from '@kadoban/proto/messages';
import type { Standing, StandingStore } from '../store/standing-store.ts';
import type { CollectorIdentity, Host, HostStore } from '../store/store.ts';
import type { CentralConfig } from './central-config.ts';
import { decommissioned, hostRefusal, isOver } from './host-refusal.ts';
import type { Event, GovernanceFrame, Refused } from './session.ts';

export interface GovernanceParts {
  readonly store: {
    readonly hosts: Pick<HostStore, 'find' | 'changeKey'>;
    readonly standings: Pick<StandingStore, 'configTold'>;
  };
  readonly central: Pick<CentralConfig, 'of'>;
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
  #host: Pick<Host, 'decommissionedMs'> = { decommissionedMs: null };

  constructor(parts: GovernanceParts, handle: (event: Event) => void) {
    this.#parts = parts;
    this.#handle = handle;
  }

  /** The agent said hello, and the session is open. */
  async begin({ configRevision }: Hello, host: Host, standing: Standing): Promise<void> {
    this.#runsRevision = configRevision;
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
    await (frame.type === 'configTold' ? this.#configTold(hostId, frame) : this.#changeKey(hostId, frame));
    this.#handle({ type: 'governed' });
  }

  async #configTold(hostId: string, { revision, refusal }: ConfigTold): Promise<void> {
    // Of nothing that was sent in this session.
    if (revision !== this.#sentRevision) return;
    if (refusal === '') this.#runsRevision = revision;
    await this.#parts.store.standings.configTold(hostId, revision, refusal, this.#parts.now());
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
