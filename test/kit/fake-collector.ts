import { generateKeyPairSync, randomBytes, X509Certificate } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { TLSSocket } from 'node:tls';
import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import {
  exporterBytes,
  exporterLabel,
  type Handshake,
  pinOf,
  publicKeyFrom,
  publicKeyText,
  signHandshake,
  verifyHandshake,
} from '@kadoban/proto/handshake';
import { type Batch, type ClockTold, type EpochAck, type Hello, observationCount } from '@kadoban/proto/messages';
import { FrameReader } from '@kadoban/proto/session-frames';
import { type WebSocket, WebSocketServer } from 'ws';
import { listen } from './listen.ts';

/** Everything a test may bend about a collector. */
export interface Bent {
  readonly tls?: { readonly certPem: string; readonly keyPem: string };
  readonly channelBound?: boolean;
  /** Signs with a key that no agent was told of. */
  readonly forged?: boolean;
  readonly collectorId?: string;
  /** What it says that the time is. */
  readonly serverTimeMs?: () => number;
  /** Does nothing once the connection stands: no challenge, no pong. */
  readonly mute?: boolean;
  readonly acked?: readonly EpochAck[];
  readonly takesNext?: boolean;
  /** Answers a batch; by default with its ack. */
  onBatch?(batch: Batch, agent: WebSocket): void;
  enrol?(body: Record<string, string>): { readonly status: number; readonly body: unknown };
  /** What a GET of a path answers; undefined is 404. */
  get?(path: string): Uint8Array | undefined;
}

/** A collector of one page of code, whose WebSocket, TLS and signatures are real. Ends with the test. */
export async function fakeCollector(agentKey: () => string, bent: Bent = {}) {
  const { privateKey } = generateKeyPairSync('ed25519');
  const signingKey = bent.forged ? generateKeyPairSync('ed25519').privateKey : privateKey;
  const collectorId = 'the-collector';
  const seen = {
    hellos: [] as Hello[],
    batches: [] as Batch[],
    goodbyes: [] as string[],
    clocks: [] as ClockTold[],
    /** Batches that were told by what is different. */
    shortened: 0,
    requests: 0,
    bytes: 0,
  };
  const agents = new Set<WebSocket>();

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.method === 'GET') {
      const found = bent.get?.(request.url ?? '');
      response.writeHead(found ? 200 : 404).end(found);
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const { status, body } = bent.enrol?.(JSON.parse(Buffer.concat(chunks).toString())) ?? { status: 404, body: {} };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const { tls } = bent;
  const server = tls ? createTlsServer({ cert: tls.certPem, key: tls.keyPem }, answer) : createServer(answer);
  server.on('request', () => seen.requests++);
  server.on(tls ? 'secureConnection' : 'connection', (socket) => {
    socket.on('data', (data: Buffer) => {
      seen.bytes += data.length;
    });
  });
  const sockets = new WebSocketServer({ server, path: '/api/agent/v1/stream', autoPong: !bent.mute });
  sockets.on('connection', (agent, request) => {
    agents.add(agent);
    agent.on('close', () => agents.delete(agent));
    if (!bent.mute) greet(agent, request);
  });

  function greet(agent: WebSocket, { socket }: IncomingMessage): void {
    const channelBound = bent.channelBound ?? tls !== undefined;
    const nonce = randomBytes(32);
    const exporter =
      channelBound && socket instanceof TLSSocket
        ? socket.exportKeyingMaterial(exporterBytes, exporterLabel, Buffer.alloc(0))
        : new Uint8Array();
    const id = bent.collectorId ?? collectorId;
    const serverTimeMs = bent.serverTimeMs?.() ?? 1;
    agent.send(encodeFrame({ type: 'challenge', collectorId: id, nonce, serverTimeMs, channelBound }));
    const reader = new FrameReader();
    agent.on('message', (data: Buffer) => {
      const { frame } = reader.read(data);
      seen.shortened += Number(decodeFrame(data).type === 'nextBatch');
      if (frame.type === 'hello') {
        const base = { collectorId: id, hostId: frame.hostId, collectorNonce: nonce, agentNonce: frame.nonce };
        welcome(agent, frame, { ...base, tlsExporter: exporter, side: 'agent' });
      } else if (frame.type === 'batch') {
        seen.batches.push(frame);
        const seq = frame.firstSeq + observationCount(frame) - 1;
        const ack = () => agent.send(encodeFrame({ type: 'ack', epoch: frame.epoch, seq }));
        if (bent.onBatch) bent.onBatch(frame, agent);
        else ack();
      } else if (frame.type === 'goodbye') seen.goodbyes.push(frame.reason);
      else if (frame.type === 'clockTold') seen.clocks.push(frame);
    });
  }

  function welcome(agent: WebSocket, hello: Hello, handshake: Handshake): void {
    seen.hellos.push(hello);
    const key = publicKeyFrom(agentKey());
    if (!key || !verifyHandshake(key, handshake, hello.signature)) {
      agent.close(4001, 'bad signature');
      return;
    }
    const signature = signHandshake(signingKey, { ...handshake, side: 'collector' });
    const acked = bent.acked ?? [];
    const takesNext = bent.takesNext ?? false;
    const told = { protocol: 1, signature, acked, inFlightMax: 8, serverTimeMs: 1, takesNext };
    agent.send(encodeFrame({ type: 'welcome', ...told }));
  }

  const port = await listen(server);
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    collectorId,
    privateKey,
    collectorKeys: [publicKeyText(privateKey)],
    pin: tls && pinOf(new X509Certificate(tls.certPem).publicKey),
    seen,
    agents,
  };
}
