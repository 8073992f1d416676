import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { frameBytesMax, subprotocol } from '@kadoban/proto/limits';
import { WebSocketServer } from 'ws';
import { repeat } from '../clock.ts';
import { AgentSession, type SessionParts } from './agent-session.ts';

/** The agents' door. */
const streamPath = '/api/agent/v1/stream';

/** Connections that have not proved who they are: each costs a socket and little else, and none may be endless. */
const unverifiedMax = 1000;

/** A peer that answers no ping within two of these is gone, whatever its TCP connection says. */
const pingEveryMs = 20_000;

/** What a stopping collector gives agents to answer its close. */
const closeGraceMs = 2000;

/** Whether a request asks for the agents' door; every other one is answered without an upgrade. */
export function asksForStream(request: IncomingMessage): boolean {
  return (request.url ?? '').split('?')[0] === streamPath;
}

/** Opens the agents' door on `server`. Disposing tells every agent, and resolves when all are gone. */
export function openStream(server: Server, parts: SessionParts): AsyncDisposable {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: frameBytesMax,
    handleProtocols: () => subprotocol,
  });
  const sessions = new Set<AgentSession>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // From here on nobody else listens: a peer that resets the connection would end the process.
    socket.on('error', (error) => parts.log.debug({ err: error }, 'agent socket'));
    const refusal = refusalOf(request, sessions);
    if (refusal !== undefined) return socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
    sockets.handleUpgrade(request, socket, head, (agent) => {
      const session = new AgentSession(agent, request, parts);
      sessions.add(session);
      agent.on('close', () => sessions.delete(session));
    });
  });
  const stopPings = repeat(parts, pingEveryMs, () => {
    for (const session of sessions) session.ping();
  });
  return {
    async [Symbol.asyncDispose]() {
      stopPings();
      for (const session of sessions) session.handle({ type: 'stopping' });
      sockets.close();
      const stopWaiting = parts.after(closeGraceMs, () => {
        for (const session of sessions) session.terminate();
      });
      await Promise.all([...sessions].map((session) => session.ended));
      stopWaiting();
    },
  };
}

function refusalOf(request: IncomingMessage, sessions: ReadonlySet<AgentSession>): string | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
  if (!offered.includes(subprotocol)) return '400 Bad Request';
  const unverified = sessions.values().reduce((count, session) => count + (session.verified ? 0 : 1), 0);
  return unverified >= unverifiedMax ? '503 Service Unavailable' : undefined;
}
