import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { decodeFrame, encodeFrame } from '@kadoban/proto/frame';
import { subprotocol } from '@kadoban/proto/limits';
import type { Frame } from '@kadoban/proto/messages';
import { WebSocket, WebSocketServer } from 'ws';

/** What went over one agent's WebSocket, its own framing included. */
export interface Traffic {
  frames: number;
  bytesUp: number;
  bytesDown: number;
  samples: number;
  /** Of the frames with samples what is left when check results are taken out: what a sample set costs. */
  sampleBytes: number;
}

export interface Relay {
  readonly url: string;
  readonly traffic: Traffic;
  close(): Promise<void>;
}

/** RFC 6455: two bytes, two more for a length above 125 (we have none above 65535), four for the mask that clients must use. */
function framedBytes(payload: number, masked: boolean): number {
  return 2 + (payload > 125 ? 2 : 0) + (masked ? 4 : 0) + payload;
}

/** Stands between an agent and `collectorUrl` and counts. */
export async function countingRelay(collectorUrl: string): Promise<Relay> {
  const traffic: Traffic = { frames: 0, bytesUp: 0, bytesDown: 0, samples: 0, sampleBytes: 0 };
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, perMessageDeflate: false, autoPong: false });
  server.on('connection', (agent, request) => {
    const collector = new WebSocket(`${collectorUrl.replace(/^http/, 'ws')}${request.url}`, subprotocol, {
      perMessageDeflate: false,
      autoPong: false,
    });
    // The collector speaks first, so the agent has nothing to say before this side is open.
    agent.on('message', (data: Buffer) => {
      countBatch(traffic, data);
      traffic.bytesUp += framedBytes(data.length, true);
      collector.send(data);
    });
    collector.on('message', (data: Buffer) => {
      traffic.bytesDown += framedBytes(data.length, false);
      agent.send(data);
    });
    for (const [from, to] of [
      [agent, collector],
      [collector, agent],
    ] as const) {
      from.on('ping', (data) => to.ping(data));
      from.on('pong', (data) => to.pong(data));
      from.on('close', () => to.close());
      from.on('error', () => to.terminate());
    }
  });
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traffic,
    async close() {
      for (const agent of server.clients) agent.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}

function countBatch(traffic: Traffic, data: Buffer): void {
  const frame = decodeFrame(data);
  if (frame.type !== 'batch' && frame.type !== 'nextBatch') return;
  traffic.frames += 1;
  const samples = frame.type === 'batch' ? frame.samples.reduce((sum, { atMs }) => sum + atMs.length, 0) : 1;
  if (samples === 0) return;
  const alone: Frame = frame.type === 'batch' ? { ...frame, results: [], lifecycle: [] } : { ...frame, results: [] };
  traffic.samples += samples;
  traffic.sampleBytes += framedBytes(encodeFrame(alone).length, true);
}
