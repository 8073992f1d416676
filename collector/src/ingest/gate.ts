import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Server as TlsServer } from 'node:tls';
import type { Clock } from '../clock.ts';
import { type Admission, admit, newAdmission } from './admission.ts';
import { answer } from './answer.ts';
import { admissionLimits, lobbyMax, lobbyMs, strangerMs, strangersMax, strangersPerAddressMax } from './limits.ts';
import { siteOf } from './peer-address.ts';
import { type Refusal, refusals, type Tally } from './tally.ts';

/** How often it is looked whether somebody in the lobby may come in: ten at a time, at the full rate. */
const lobbyEveryMs = 20;

export interface GateParts extends Clock {
  readonly tally: Tally;
  /** Then every connection has the proxy's address, and the proxy is who limits addresses. */
  readonly trustProxy: boolean;
}

/** A connection that has not proved to be an agent's. */
interface Stranger {
  readonly name: string;
  readonly raw: Socket;
  readonly site: string;
  readonly sinceMs: number;
  /** Where an answer can be written: nowhere before TLS is up. */
  answerTo: Duplex | undefined;
  /** Ends its time for a first request. */
  cancel: () => void;
  /** Requests that are not answered yet. */
  requests: number;
}

/**
 * Stands before a server's own handling of connections: how many and how fast they come in is decided before the first byte, or a TLS
 * handshake, costs anything. Those that have to wait do so in a bounded lobby.
 */
export class Gate {
  readonly #parts: GateParts;
  readonly #isTls: boolean;
  readonly #serve: (raw: Socket) => void;
  /** Those in the lobby are among them, in the order in which they came. */
  readonly #strangers = new Map<string, Stranger>();
  readonly #lobby = new Set<Stranger>();
  /** Those who were answered and ask for nothing, as browsers keep connections: who was answered first stands first. */
  readonly #idle = new Set<Stranger>();
  readonly #ofSite = new Map<string, number>();
  #admission: Admission;
  #cancelLook: (() => void) | undefined;

  constructor(server: Server, parts: GateParts) {
    this.#parts = parts;
    this.#isTls = server instanceof TlsServer;
    this.#admission = newAdmission(parts.now(), admissionLimits);
    const handlers = server.listeners('connection');
    server.removeAllListeners('connection');
    this.#serve = (raw) => {
      for (const handle of handlers) handle.call(server, raw);
    };
    server.on('connection', (raw: Socket) => this.#came(raw));
    server.on('secureConnection', (socket: Socket) => this.#secured(socket));
    server.on('tlsClientError', (error: NodeJS.ErrnoException) => {
      // A peer that goes away, and one that we send away, have made no mistake.
      if (error.code !== 'ECONNRESET') parts.tally.count('tls-failed');
    });
    server.on('request', (request, response) => this.#requested(request.socket, response));
    server.on('clientError', (error: NodeJS.ErrnoException, socket) => this.#confused(error, socket));
  }

  /** A whole request has come. */
  asked(socket: Socket): void {
    const stranger = this.#strangers.get(nameOf(socket));
    if (!stranger) return;
    stranger.cancel();
    this.#idle.delete(stranger);
  }

  /** It is an agent's, and does not count any more. */
  proven(socket: Socket): void {
    const stranger = this.#strangers.get(nameOf(socket));
    if (stranger) this.#gone(stranger);
  }

  close(): void {
    this.#cancelLook?.();
    for (const { raw } of this.#lobby) raw.destroy();
    for (const { cancel } of this.#strangers.values()) cancel();
  }

  #came(raw: Socket): void {
    const { tally, trustProxy } = this.#parts;
    tally.count('connections');
    // Until the server knows it nobody else listens, and a reset would end the process.
    raw.on('error', () => {});
    const site = siteOf(raw.remoteAddress ?? '');
    const ofSite = this.#ofSite.get(site) ?? 0;
    if (!trustProxy && ofSite >= strangersPerAddressMax) this.#turnAway(raw, 'address-full');
    else if (this.#lobby.size >= lobbyMax) this.#turnAway(raw, 'lobby-full');
    else this.#waits(raw, site);
  }

  #waits(raw: Socket, site: string): void {
    const name = nameOf(raw);
    const about = { sinceMs: this.#parts.now(), answerTo: undefined, cancel: () => {}, requests: 0 };
    const stranger: Stranger = { name, raw, site, ...about };
    this.#strangers.set(name, stranger);
    this.#ofSite.set(site, (this.#ofSite.get(site) ?? 0) + 1);
    this.#lobby.add(stranger);
    raw.once('close', () => this.#gone(stranger));
    // Who goes away without a word has done so for good: the server would wait for an end that it has missed.
    raw.once('end', () => this.#lobby.has(stranger) && raw.destroy());
    this.#look();
  }

  /** Lets in who may come in, and sends away who has waited in vain. */
  #look(): void {
    const { now, after } = this.#parts;
    for (const stranger of this.#lobby) {
      if (this.#hasRoom()) this.#comesIn(stranger);
      // A clock that was set only makes waiting shorter or longer.
      else if (now() - stranger.sinceMs >= lobbyMs) {
        // Now, not when it is closed: who is still in the lobby would be looked at again.
        this.#forget(stranger);
        this.#turnAway(stranger.raw, 'lobby-late');
      } else break;
    }
    if (this.#lobby.size === 0) return;
    this.#cancelLook ??= after(lobbyEveryMs, () => {
      this.#cancelLook = undefined;
      this.#look();
    });
  }

  #hasRoom(): boolean {
    if (this.#strangers.size - this.#lobby.size >= strangersMax && !this.#makeRoom()) return false;
    if (!this.#isTls) return true;
    const one = admit(this.#admission, this.#parts.now(), admissionLimits);
    this.#admission = one.admission;
    return one.admitted;
  }

  /** Ends the connection that has been of no use for longest: a browser makes another one when it wants something. */
  #makeRoom(): boolean {
    const [stranger] = this.#idle;
    if (!stranger) return false;
    this.#forget(stranger);
    stranger.raw.destroy();
    return true;
  }

  #comesIn(stranger: Stranger): void {
    this.#lobby.delete(stranger);
    stranger.answerTo = this.#isTls ? undefined : stranger.raw;
    stranger.cancel = this.#parts.after(strangerMs, () => this.#late(stranger));
    this.#serve(stranger.raw);
  }

  #requested(socket: Socket, response: ServerResponse): void {
    this.asked(socket);
    const stranger = this.#strangers.get(nameOf(socket));
    if (!stranger) return;
    stranger.requests++;
    response.once('close', () => {
      stranger.requests--;
      if (stranger.requests > 0 || this.#strangers.get(stranger.name) !== stranger) return;
      this.#idle.add(stranger);
      if (this.#lobby.size > 0) this.#look();
    });
  }

  #secured(socket: Socket): void {
    const stranger = this.#strangers.get(nameOf(socket));
    if (stranger) stranger.answerTo = socket;
  }

  #late({ raw, answerTo }: Stranger): void {
    if (!answerTo) this.#turnAway(raw, 'tls-late');
    else {
      this.#parts.tally.count('request-late');
      answer(answerTo, refusals['request-late']);
    }
  }

  /** Called for what is no HTTP; others who listen may have answered already. */
  #confused({ code = '' }: NodeJS.ErrnoException, socket: Duplex): void {
    const refusal = refusalOf(code);
    if (!refusal) return;
    this.#parts.tally.count(refusal);
    answer(socket, refusals[refusal]);
  }

  #turnAway(raw: Socket, refusal: Refusal): void {
    this.#parts.tally.count(refusal);
    // A reset leaves nothing behind, neither here nor in the kernel.
    raw.resetAndDestroy();
  }

  /** Its place is free for another. */
  #gone(stranger: Stranger): void {
    this.#forget(stranger);
    if (this.#lobby.size > 0) this.#look();
  }

  #forget(stranger: Stranger): void {
    const { name, site, cancel } = stranger;
    // Another connection may have the name of one that is long proven by now.
    if (this.#strangers.get(name) !== stranger) return;
    cancel();
    this.#strangers.delete(name);
    this.#lobby.delete(stranger);
    this.#idle.delete(stranger);
    const ofSite = (this.#ofSite.get(site) ?? 1) - 1;
    if (ofSite > 0) this.#ofSite.set(site, ofSite);
    else this.#ofSite.delete(site);
  }
}

/** The same for a TCP connection and the TLS on it. */
function nameOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}

function refusalOf(code: string): 'request-late' | 'header-too-large' | 'request-malformed' | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 'request-late';
  if (code === 'HPE_HEADER_OVERFLOW') return 'header-too-large';
  return code.startsWith('HPE_') ? 'request-malformed' : undefined;
}
