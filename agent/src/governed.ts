import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { refusalCharsMax } from '@kadoban/proto/limits';
import type { Config, Frame, SigningKeys } from '@kadoban/proto/messages';
import { centralFile, decodeCentral, encodeCentral, signerOf } from './central-file.ts';
import type { AgentConfig } from './config.ts';
import { writeWhole } from './durable-file.ts';
import type { Identity } from './identity.ts';
import type { KeyRing } from './key-ring.ts';
import type { Log } from './log.ts';
import type { Governing, LinkNews } from './uplink/uplink.ts';

/** The configuration of this host with another one from afar, or why that is refused. */
export type Reread =
  | { readonly ok: true; readonly config: AgentConfig }
  | { readonly ok: false; readonly refusal: string };

export interface GovernedParts {
  readonly identity: Pick<Identity, 'collectorId' | 'hostId'>;
  readonly keys: KeyRing;
  readonly stateDir: string;
  /** What runs from afar; undefined = nothing. */
  readonly runsRevision: number | undefined;
  /** Reads the configuration of this host again, with the one from afar in a file. */
  readonly reread: (file: string) => Promise<Reread>;
  readonly reconfigure: (config: AgentConfig) => Promise<void>;
  /** What the collector configured, and why it is refused: empty when it runs. */
  readonly tell: (told: { readonly revision: number; readonly refusal: string }) => void;
  /** Says something to the collector, while there is a connection. */
  readonly send: (frame: Frame) => void;
  readonly log: Log;
  /** The wall clock: a year is a year for people. */
  nowMs(): number;
}

/** Does what the collector asks for, as far as this host allows it. */
export class Governed {
  readonly #parts: GovernedParts;
  #runsRevision: number;
  /** What was refused last: it is not read again each time that a connection comes back. */
  #refused: { readonly revision: number; readonly refusal: string } | undefined;
  /** The newest that was not looked at yet: each takes a process to read, and what came before it is overtaken. */
  #next: Config | undefined;
  #reading: Promise<void> | undefined;
  #canChangeKey = false;

  constructor(parts: GovernedParts) {
    this.#parts = parts;
    this.#runsRevision = parts.runsRevision ?? 0;
  }

  /** For the hello. */
  get runsRevision(): number {
    return this.#runsRevision;
  }

  heard(frame: Governing): void {
    if (frame.type === 'config') {
      this.#next = frame;
      this.#reading ??= this.#readNext();
    } else if (frame.type === 'keyAsk') this.changeKey();
    else if (frame.type === 'signingKeys') void this.#learn(frame);
    else this.#kept(() => this.#keyChanged(frame.publicKey));
  }

  /** How the connection goes decides which key is right. */
  tell(news: LinkNews): void {
    const { keys } = this.#parts;
    if (news.type === 'lost') {
      this.#canChangeKey = false;
      if (news.closing.why === 'unauthorised') keys.refused();
      return;
    }
    this.#kept(() => keys.accepted());
    // Older collectors do not tell their version, and would take a change for a mistake.
    this.#canChangeKey = news.collectorVersion !== undefined;
    this.#kept(() => {
      if (this.#canChangeKey && keys.isOld(this.#parts.nowMs())) keys.begin();
    });
    this.#sendChange();
  }

  /** Takes another key: now, or as soon as there is a connection. */
  changeKey(): void {
    this.#kept(() => {
      this.#parts.keys.begin();
      this.#sendChange();
    });
  }

  #keyChanged(publicKey: Uint8Array): void {
    if (this.#parts.keys.changed(publicKey)) this.#parts.log.info('this agent has another key now');
  }

  async #learn(told: SigningKeys): Promise<void> {
    const { keys, stateDir, send, log } = this.#parts;
    // What is being read may be signed by a key that is dropped here.
    await this.#reading;
    this.#kept(() => {
      if (keys.learn(told, decodeCentral(join(stateDir, centralFile)))) {
        send({ type: 'signingKeysKept', publicKeys: told.publicKeys });
      } else log.error('keys of the collector that none of its known keys has signed; the known ones stay');
    });
  }

  /** On a disk that is full the agent goes on with the keys that it has, and tries again at the next connection. */
  #kept(change: () => void): void {
    try {
      change();
    } catch (error) {
      this.#parts.log.error('which key is right cannot be kept', { error });
    }
  }

  #sendChange(): void {
    const change = this.#canChangeKey ? this.#parts.keys.change() : undefined;
    if (change) this.#parts.send({ type: 'keyChange', ...change });
  }

  /** One at a time, until there is none. Nothing here rejects. */
  async #readNext(): Promise<void> {
    for (let config = this.#next; config !== undefined; config = this.#next) {
      this.#next = undefined;
      await this.#configure(config);
    }
    this.#reading = undefined;
  }

  async #configure(config: Config): Promise<void> {
    const { revision } = config;
    const refusal = this.#refused?.revision === revision ? this.#refused.refusal : await this.#apply(config);
    this.#refused = refusal === '' ? undefined : { revision, refusal };
    if (refusal === '') this.#parts.log.info('configured by the collector', { revision });
    else
      this.#parts.log.error('what the collector configured is refused; all goes on as before', { revision, refusal });
    const told = { revision, refusal: refusal.slice(0, refusalCharsMax) };
    this.#parts.tell(told);
    this.#parts.send({ type: 'configTold', ...told });
  }

  /** Why nothing was changed; empty when the configuration runs, and is kept. */
  async #apply(config: Config): Promise<string> {
    const { identity, keys, stateDir, reread, reconfigure } = this.#parts;
    const { revision } = config;
    if (signerOf(config, identity, keys.collectorKeys()) === undefined)
      return 'it is not signed by the collector for this host';
    if (revision <= this.#runsRevision) return `revision ${revision} is not newer than ${this.#runsRevision}`;
    const candidate = join(stateDir, `${centralFile}.new`);
    try {
      writeWhole(candidate, encodeCentral(config));
      const read = await reread(candidate);
      if (!read.ok) return read.refusal;
      writeWhole(join(stateDir, centralFile), encodeCentral(config));
      this.#runsRevision = revision;
      await reconfigure(read.config);
      return '';
    } catch (error) {
      return `it cannot be kept: ${(error as Error).message}`;
    } finally {
      rmSync(candidate, { force: true });
    }
  }
}
