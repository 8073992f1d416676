import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { frameBytesMax, subprotocol } from '@kadoban/proto/limits';
import { type ServerOptions, WebSocketServer } from 'ws';
import { repeat } from '../clock.ts';
import { type Admission, admit, newAdmission, putOff } from './admission.ts';
import { AgentSession } from './agent-session.ts';
import { answer } from './answer.ts';
import { Gate } from './gate.ts';
import {
  admissionLimits,
  closeMs,
  fragmentsMax,
  framePiecesMax,
  helloBytesMax,
  lookEveryMs,
  unprovenMax,
  unprovenPerAddress,
} from './limits.ts';
import { peerAddress, siteOf } from './peer-address.ts';
import type { SessionParts } from './session-parts.ts';
import { Sites } from './sites.ts';
import { refusals } from './tally.ts';

/** The agents' door. */
const streamPath = '/api/agent/v1/stream';

/** Whether a request asks for the agents' door; every other one is answered without an upgrade. */
export function asksForStream(request: IncomingMessage): boolean {
  return (request.url ?? '').split('?')[0] === streamPath;
}

// The types of ws do not know the last three yet.
const socketOptions: ServerOptions & { closeTimeout: number; maxFragments: number; maxBufferedChunks: number } = {
  noServer: true,
  perMessageDeflate: false,
  // Answered by the session, which bounds what a peer does not read.
  autoPong: false,
  maxPayload: frameBytesMax,
  handleProtocols: () => subprotocol,
  closeTimeout: closeMs,
  maxFragments: fragmentsMax,
  maxBufferedChunks: framePiecesMax,
};

/** Opens the agents' door on `server`, with its gate. Disposing tells every agent, and resolves when all are gone. */
export function openStream(server: Server, parts: SessionParts): AsyncDisposable {
  const gate = new Gate(server, parts);
  const door = new Door(parts);
  const sockets = new WebSocketServer(socketOptions);
  // Not made anew for each connection, which it would keep the whole request of for as long as it lasts.
  const failed = (error: Error) => parts.log.debug({ err: error }, 'agent socket');
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    gate.asked(request.socket);
    // From here on nobody else listens: a peer that resets the connection would end the process.
    socket.on('error', failed);
    const site = door.siteOf(request);
    const refused = door.refuses(request, site);
    if (refused) {
      parts.tally.count(refused.refusal);
      return answer(socket, refusals[refused.refusal], refused.retryMs);
    }
    sockets.handleUpgrade(request, socket, head, (agent) => {
      const session = new AgentSession(agent, request, parts);
      door.add(session, socket, site);
      void session.proven.then(() => gate.proven(request.socket));
    });
  });
  const stopCounting = parts.commits.pressure.subscribe((isHigh) => {
    if (isHigh) parts.tally.count('throttles');
  });
  return {
    async [Symbol.asyncDispose]() {
      stopCounting();
      gate.close();
      for (const session of door.sessions) session.handle({ type: 'stopping' });
      sockets.close();
      const stopWaiting = parts.after(closeMs, () => {
        for (const session of door.sessions) session.terminate();
      });
      await Promise.all([...door.sessions].map((session) => session.ended));
      stopWaiting();
    },
  };
}

/** Sessions are asked for signs of life in so many turns: those of all at once would keep the acks of thousands waiting. */
const lookTurns = 80;

type Refused = {
  readonly refusal: 'subprotocol-missing' | 'clock-behind' | 'door-full' | 'address-unproven' | 'storm';
  readonly retryMs?: number;
};

/** Who is at the agents' door, and who may come to it. */
class Door {
  readonly sessions = new Set<AgentSession>();
  readonly #parts: SessionParts;
  readonly #sites = new Sites(unprovenPerAddress, admissionLimits);
  #admission: Admission;
  #unproven = 0;
  readonly #turns = Array.from({ length: lookTurns }, () => new Set<AgentSession>());
  #turn = 0;
  /** Nobody is asked while nobody is there. */
  #stopLooking = () => {};

  constructor(parts: SessionParts) {
    this.#parts = parts;
    this.#admission = newAdmission(parts.now(), admissionLimits);
  }

  /** Who counts as one; null where nobody can tell, which only a proxy is to blame for. */
  siteOf(request: IncomingMessage): string | null {
    const address = peerAddress(request, this.#parts.trustProxy);
    return address === null ? null : siteOf(address);
  }

  refuses(request: IncomingMessage, site: string | null): Refused | undefined {
    const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
    if (!offered.includes(subprotocol)) return { refusal: 'subprotocol-missing' };
    const full = this.#parts.clockBehindMs() > 0 ? 'clock-behind' : this.#unproven >= unprovenMax && 'door-full';
    if (full) {
      const { admission, retryMs } = putOff(this.#admission, this.#parts.now(), admissionLimits);
      this.#admission = admission;
      return { refusal: full, retryMs };
    }
    const nowMs = this.#parts.now();
    const later = site === null ? undefined : this.#sites.admit(site, nowMs);
    if (later) return { refusal: 'address-unproven', retryMs: later.retryMs };
    const one = admit(this.#admission, nowMs, admissionLimits);
    this.#admission = one.admission;
    if (one.admitted) return undefined;
    this.#giveBack(site);
    return { refusal: 'storm', retryMs: one.retryMs };
  }

  /** Asks the sessions whose turn it is; each has it once in all turns. */
  #lookNext(): void {
    for (const session of this.#turns[this.#turn] ?? []) session.look();
    this.#turn = (this.#turn + 1) % lookTurns;
  }

  #giveBack(site: string | null): void {
    if (site !== null) this.#sites.giveBack(site, this.#parts.now());
  }

  add(session: AgentSession, socket: Duplex, site: string | null): void {
    this.sessions.add(session);
    if (this.sessions.size === 1)
      this.#stopLooking = repeat(this.#parts, lookEveryMs / lookTurns, () => this.#lookNext());
    // The one that was last: as agents come in at a bounded rate, so are they asked.
    const turn = this.#turns.at(this.#turn - 1);
    turn?.add(session);
    this.#unproven++;
    let heardBytes = 0;
    const heard = (data: Buffer) => {
      heardBytes += data.length;
      if (heardBytes <= helloBytesMax) return;
      session.handle({ type: 'oversized' });
      // What still comes is not even looked at.
      socket.pause();
    };
    socket.on('data', heard);
    let isProven = false;
    const counted = () => {
      if (isProven) return;
      isProven = true;
      this.#unproven--;
      socket.off('data', heard);
    };
    void session.proven.then(counted);
    void session.proven.then(() => this.#giveBack(site));
    void session.ended.then(() => {
      this.sessions.delete(session);
      turn?.delete(session);
      if (this.sessions.size === 0) this.#stopLooking();
      counted();
    });
  }
}
