import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { frameBytesMax, subprotocol } from '@kadoban/proto/limits';
import { WebSocketServer } from 'ws';
import { AgentSession, type SessionParts } from './agent-session.ts';

/** The agents' door. */
export const streamPath = '/api/agent/v1/stream';

/** Connections that have not proved who they are: each costs a socket and little else, and none may be endless. */
const unverifiedMax = 1000;

/** A peer that answers no ping within two of these is gone, whatever its TCP connection says. */
const pingEveryMs = 20_000;

/** Opens the agents' door on `server`. */
export function openStream(server: Server, parts: SessionParts): Disposable {
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: frameBytesMax,
    handleProtocols: (offered) => (offered.has(subprotocol) ? subprotocol : false),
  });
  const sessions = new Set<AgentSession>();
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const path = (request.url ?? '').split('?')[0];
    const unverified = sessions.values().reduce((count, session) => count + (session.verified ? 0 : 1), 0);
    const refusal =
      path !== streamPath ? '404 Not Found' : unverified >= unverifiedMax ? '503 Service Unavailable' : '';
    if (refusal !== '') {
      socket.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (agent) => {
      const session = new AgentSession(agent, request.socket, parts);
      sessions.add(session);
      agent.on('close', () => sessions.delete(session));
    });
  });
  const pings = setInterval(() => {
    for (const session of sessions) session.ping();
  }, pingEveryMs);
  return {
    [Symbol.dispose]() {
      clearInterval(pings);
      for (const session of sessions) session.handle({ type: 'stopping' });
      sockets.close();
    },
  };
}
