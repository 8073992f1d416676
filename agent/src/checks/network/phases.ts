import { isIP, type Socket } from 'node:net';
import type { Clock } from '../../clock.ts';
import type { Timing } from '../check.ts';

type Phase = 'dns' | 'connect' | 'tls' | 'first-byte' | 'body' | 'login' | 'query';

/** What a connection is busy with, one phase after the other, and how long each took. */
export class Phases {
  readonly timings: Timing[] = [];
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  #current: Phase;
  #sinceMs: number;

  /** An address that is a number is not looked up. `host` may be in brackets, as URLs have it. */
  constructor(host: string, clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock;
    this.#current = isIP(host.replace(/^\[|\]$/g, '')) ? 'connect' : 'dns';
    this.#sinceMs = clock.monotonicMs();
  }

  get current(): Phase {
    return this.#current;
  }

  /** Ends the current phase and begins `next`. */
  enter(next: Phase): void {
    this.end();
    this.#current = next;
  }

  end(): void {
    const nowMs = this.#clock.monotonicMs();
    this.timings.push({ name: this.#current, ms: nowMs - this.#sinceMs });
    this.#sinceMs = nowMs;
  }

  /** Enters the phases that a new socket goes through, up to the one after its connection. */
  follow(socket: Socket, secure: boolean): void {
    // Emitted for each address of the name, so only the first counts; and never for an address that is a number.
    socket.once('lookup', (error: Error | null) => {
      if (!error) this.enter('connect');
    });
    socket.once('connect', () => this.enter(secure ? 'tls' : 'first-byte'));
    socket.once('secureConnect', () => this.enter('first-byte'));
  }
}
