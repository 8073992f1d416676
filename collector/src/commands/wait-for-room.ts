import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import fastify from 'fastify';
import type { App } from '../api/app.ts';
import { refuse } from '../api/problem.ts';
import type { CollectorConfig } from '../config.ts';
import { isDiskFull } from '../disk-full.ts';
import { answer } from '../ingest/answer.ts';
import { strangersMax } from '../ingest/limits.ts';
import { minTlsVersion, type TlsFiles } from '../tls.ts';
import type { Io } from './command.ts';
import { listenOn, tlsOf } from './listening.ts';

/** What a start needs: the index of the write-ahead log takes 32 KiB before anything can be read, and then there are a few commits. */
const startBytes = 1024 * 1024;

const lookEveryMs = 2000;

/** What agents are told to wait: thousands that come in vain are only work. */
const retryMs = 15_000;

export interface WaitParts {
  readonly config: CollectorConfig;
  readonly data: string;
  readonly stopped: Promise<string>;
  readonly io: Io;
}

/** Waits until the disk has room for a start, and refuses everybody politely meanwhile; `stopped` when somebody asked for the end before. */
export async function waitForRoom(parts: WaitParts): Promise<'room' | 'stopped'> {
  const { data, stopped, io } = parts;
  await using _refusing = await refuseAll(parts);
  for (;;) {
    const passed = Promise.withResolvers<undefined>();
    const cancel = io.after(lookEveryMs, () => passed.resolve(undefined));
    if ((await Promise.race([stopped, passed.promise])) !== undefined) {
      cancel();
      return 'stopped';
    }
    if (hasRoom(data)) return 'room';
  }
}

/** Found out by writing: a quota is nothing that the file system would tell. */
function hasRoom(data: string): boolean {
  const file = join(data, 'room');
  try {
    writeFileSync(file, randomBytes(startBytes), { flush: true });
    return true;
  } catch (error) {
    if (isDiskFull(error)) return false;
    throw error;
  } finally {
    rmSync(file, { force: true });
  }
}

/** Answers as a collector does that cannot store: it lives, is not ready, and asks agents to come later. */
async function refuseAll({ config, data, io }: WaitParts): Promise<AsyncDisposable> {
  let tls: TlsFiles | undefined;
  try {
    tls = await tlsOf(config, data, io.now());
  } catch (error) {
    // Without the certificate, which would have to be made, there is nobody who would talk to us.
    if (isDiskFull(error)) return { async [Symbol.asyncDispose]() {} };
    throw error;
  }
  const options = { forceCloseConnections: true, requestTimeout: retryMs } as const;
  // Not left to Node, whose minute for a header would trade places with the shorter limit for the whole.
  const http = { headersTimeout: retryMs, connectionsCheckingInterval: lookEveryMs };
  const app = (tls
    ? fastify({ ...options, https: { ...tls, ...http, minVersion: minTlsVersion } })
    : fastify({ ...options, http })) as unknown as App;
  app.addHook('onRequest', async (request, reply) => {
    if (request.url === '/healthz') return reply.send({ status: 'ok' });
    reply.header('retry-after', retryMs / 1000);
    return refuse(reply, 503, 'DISK_FULL', 'the collector starts once there is room');
  });
  app.all('*', async () => undefined);
  const server = app.server as Server;
  server.maxConnections = strangersMax;
  server.on('upgrade', (_request, socket: Duplex) => {
    socket.on('error', () => {});
    answer(socket, 503, retryMs);
  });
  await listenOn(app, config);
  return { [Symbol.asyncDispose]: () => app.close() };
}
