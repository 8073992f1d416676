import { once } from 'node:events';
import type { TLSSocket } from 'node:tls';
import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { exporterBytes, exporterLabel, signHandshake } from '@kadoban/proto/handshake';
import type { Batch, Challenge, Frame, Hello } from '@kadoban/proto/messages';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import type { AgentKeys } from './collector.ts';

/** How a connection ended. */
export interface Ended {
  readonly code: number;
  readonly reason: string;
}

/** An agent's end of one connection, for tests that say every frame themselves. Ends with the test. */
export interface Wire {
  readonly socket: WebSocket;
  readonly ended: Promise<Ended>;
  /** The next frame from the collector. */
  next(): Promise<Frame>;
  send(frame: Frame): void;
  /** This connection's TLS exporter. */
  exporter(): Uint8Array;
}

export async function dial(url: string, protocols: string[] = ['kadoban.v1']): Promise<Wire> {
  // The certificate is self-made; who the collector is shows its signature.
  const socket = new WebSocket(url, protocols, { rejectUnauthorized: false });
  onTestFinished(() => socket.terminate());
  const frames: Frame[] = [];
  const waiting: ((frame: Frame) => void)[] = [];
  const ended = new Promise<Ended>((resolve) => {
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
  socket.on('message', (data: Buffer) => {
    const frame = decodeFrame(data);
    const taker = waiting.shift();
    if (taker) taker(frame);
    else frames.push(frame);
  });
  let tls: TLSSocket | undefined;
  socket.on('upgrade', (response) => {
    tls = response.socket as TLSSocket;
  });
  await once(socket, 'open');
  return {
    socket,
    ended,
    next() {
      const frame = frames.shift();
      if (frame) return Promise.resolve(frame);
      const came = new Promise<Frame>((resolve) => waiting.push(resolve));
      const gone = ended.then(({ code, reason }) => Promise.reject(new Error(`closed with ${code} ${reason}`)));
      return Promise.race([came, gone]);
    },
    send: (frame) => socket.send(encodeFrame(frame)),
    exporter: () => new Uint8Array(tls?.exportKeyingMaterial(exporterBytes, exporterLabel, Buffer.alloc(0)) ?? []),
  };
}

/** The hello of an agent that knows its keys, with what a test bends about it. */
export function helloOf(
  challenge: Challenge,
  agent: { readonly hostId: string; readonly keys: AgentKeys },
  bent: Partial<Hello> & { readonly tlsExporter?: Uint8Array } = {},
): Frame & { type: 'hello' } {
  const { tlsExporter = new Uint8Array(), ...fields } = bent;
  const { hostId, keys } = agent;
  const nonce = new Uint8Array(32).fill(7);
  const { collectorId, nonce: collectorNonce } = challenge;
  const handshake = { side: 'agent', collectorId, hostId, collectorNonce, agentNonce: nonce, tlsExporter } as const;
  return {
    type: 'hello',
    protocolMin: 1,
    protocolMax: 1,
    hostId,
    nonce,
    signature: signHandshake(keys.privateKey, handshake),
    machineIdHash: Buffer.from(keys.machineIdHash, 'hex'),
    boot: 'boot-1',
    bootAtMs: challenge.serverTimeMs - 3_600_000,
    agentStartedAtMs: challenge.serverTimeMs - 60_000,
    epoch: 1,
    version: '0.1.0',
    wallMs: challenge.serverTimeMs,
    monoMs: monoOf(challenge.serverTimeMs),
    hostname: 'web-1',
    os: 'linux',
    arch: 'x64',
    sampleEveryMs: 10_000,
    ...fields,
  };
}

/** Takes the challenge. */
export async function challenged(wire: Wire): Promise<Challenge> {
  const frame = await wire.next();
  if (frame.type !== 'challenge') throw new Error(`a ${frame.type} instead of the challenge`);
  return frame;
}

/** Dials and shakes hands; the session is open when this resolves. */
export async function openSession(
  streamUrl: string,
  agent: { readonly hostId: string; readonly keys: AgentKeys },
  bent: Partial<Hello> = {},
) {
  const wire = await dial(streamUrl);
  wire.send(helloOf(await challenged(wire), agent, bent));
  const welcome = await wire.next();
  if (welcome.type !== 'welcome') throw new Error(`a ${welcome.type} instead of the welcome`);
  const isGoverned = bent.configRevision !== undefined;
  return { wire, welcome, ...(isGoverned && { keys: await wire.next() }) };
}

/** A test's machines have run since this instant without a break. */
function monoOf(atMs: number): number {
  return Math.max(0, atMs - 1_700_000_000_000);
}

/** A batch of signs of life. */
export function lifeBatch(
  firstSeq: number,
  atMs: readonly number[],
  bent: Partial<Batch> & { readonly boot?: string } = {},
): Frame & { type: 'batch' } {
  const { boot = 'boot-1', ...fields } = bent;
  const samples = [{ boot, atMs, monoMs: atMs.map(monoOf), instances: [] }];
  return { type: 'batch', epoch: 1, firstSeq, samples, results: [], lifecycle: [], ...fields };
}
