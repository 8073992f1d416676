import { createPrivateKey, type KeyObject } from 'node:crypto';
import { publicKeyText } from '@kadoban/proto/handshake';
import { signKeyChange } from '@kadoban/proto/key-change';
import type { Config, KeyChange, SigningKeys } from '@kadoban/proto/messages';
import { withToldKeys } from './collector-keys.ts';
import { type Identity, newPrivateKey } from './identity.ts';
import type { State, StateFile } from './state.ts';

/** Who copied a key, and was not noticed, has it so long at most. */
const keyLifeMs = 365 * 86_400_000;

/**
 * The keys of this agent, and those that its collector is known by. While one takes the place of another the collector may know either, whatever was cut off: both are kept, and the one is
 * tried where the other is refused. The former key stays until the next change, because a collector that is restored from a backup
 * knows that one alone.
 */
export class KeyRing {
  readonly #state: StateFile;
  #tried = 0;

  constructor(state: StateFile) {
    this.#state = state;
  }

  /** The key to prove ourselves with. */
  current(): KeyObject {
    return createPrivateKey(this.#pem());
  }

  /** The collector does not know the current key. */
  refused(): void {
    this.#tried++;
  }

  /** The collector knows the current key: from now on it is tried first. */
  accepted(): void {
    const pem = this.#pem();
    this.#tried = 0;
    const { identity, nextKey, formerKey } = this.#state.data;
    if (!identity || pem === identity.privateKey) return;
    this.#state.update((data) => {
      data.identity = withKey(identity, pem);
      if (pem === nextKey) return changed(data, identity.privateKey);
      // It went back to the time before the change: the change begins again.
      if (pem === formerKey) delete data.formerKey;
      data.nextKey = identity.privateKey;
    });
  }

  /** Begins a change, unless one is under way. The new key is on the disk when this returns: the collector may know it from then on. */
  begin(): void {
    if (this.#state.data.nextKey !== undefined) return;
    const nextKey = newPrivateKey();
    this.#state.update((data) => {
      data.nextKey = nextKey;
    });
  }

  /** Whether the key has been used for a year. One of which nobody knows when it was made counts from now on, and so does one from the future. */
  isOld(nowMs: number): boolean {
    const { keyMadeMs } = this.#state.data;
    if (keyMadeMs !== undefined && keyMadeMs <= nowMs) return nowMs - keyMadeMs >= keyLifeMs;
    this.#state.update((data) => {
      data.keyMadeMs = nowMs;
    });
    return false;
  }

  /** What the collector has to be told; undefined when no change is under way. */
  change(): KeyChange | undefined {
    const { identity, nextKey } = this.#state.data;
    if (!identity || nextKey === undefined) return undefined;
    return signKeyChange(identity, createPrivateKey(identity.privateKey), createPrivateKey(nextKey));
  }

  /** The collector knows the new key, and the old one no more. */
  changed(publicKey: Uint8Array): boolean {
    const { identity, nextKey } = this.#state.data;
    if (!identity || nextKey === undefined) return false;
    if (publicKeyText(createPrivateKey(nextKey)) !== Buffer.from(publicKey).toString('base64url')) return false;
    this.#state.update((data) => {
      data.identity = withKey(identity, nextKey);
      changed(data, identity.privateKey);
    });
    return true;
  }

  /** What the collector is known by. */
  collectorKeys(): readonly string[] {
    return this.#state.data.identity?.collectorKeys ?? [];
  }

  /** The collector is known by these keys alone from now on, if it told them itself. They are on the disk when this returns true. */
  learn(told: SigningKeys, kept: Config | undefined): boolean {
    const before = this.#state.data.identity;
    const identity = before && withToldKeys(before, told, kept);
    if (!identity) return false;
    if (identity === before) return true;
    try {
      this.#state.update((data) => {
        data.identity = identity;
      });
    } catch (error) {
      // The disk knows the old ones: told again, they have to be written.
      this.#state.data.identity = before;
      throw error;
    }
    return true;
  }

  #pem(): string {
    const { identity, nextKey, formerKey } = this.#state.data;
    const keys = [identity?.privateKey, nextKey, formerKey].filter((key) => key !== undefined);
    const key = keys[this.#tried % keys.length];
    if (key === undefined) throw new TypeError('an agent that is enrolled has a key');
    return key;
  }
}

function withKey(identity: Identity, privateKey: string): Identity {
  const machineFallback = identity.machineFallback ?? publicKeyText(createPrivateKey(identity.privateKey));
  return { ...identity, privateKey, machineFallback };
}

function changed(data: State, formerKey: string): void {
  delete data.keyMadeMs;
  data.formerKey = formerKey;
  delete data.nextKey;
}
