import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { hostname } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { App } from '../api/app.ts';
import { type CollectorConfig, isLoopback, listenAddress, listeningOn } from '../config.ts';
import { CollectorError } from '../errors.ts';
import type { SessionParts } from '../ingest/agent-session.ts';
import { openCommits } from '../ingest/commits.ts';
import { openStream } from '../ingest/stream.ts';
import { Tally } from '../ingest/tally.ts';
import { startApplying } from '../jobs/applying.ts';
import { startDailyRoots } from '../jobs/daily-root.ts';
import { startMetricUpkeep } from '../jobs/metric-upkeep.ts';
import { startSealing } from '../jobs/seal.ts';
import { startUpTime } from '../jobs/up-time.ts';
import { type WatchParts, watchSilence } from '../jobs/watch-silence.ts';
import { openLive } from '../live.ts';
import { openLog } from '../log.ts';
import { loadPage } from '../page.ts';
import { findPing } from '../probes/ping.ts';
import { reach } from '../probes/reach.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { buildServer } from '../server.ts';
import { asOf } from '../store/as-of.ts';
import type { Store } from '../store/store.ts';
import { certificatePin, readTls, selfMadeTls, type TlsFiles } from '../tls.ts';
import { tables, version } from '../version.ts';
import { checkData } from './check-store.ts';
import { type Command, type Io, optional, readConfig, required } from './command.ts';
import { applyConfigDir } from './config-dir.ts';
import { lockData, openData, prepareData } from './data.ts';
import { writeEndpoint } from './endpoint.ts';

/** How long a question waits for what just arrived before it is answered without it. */
const asOfBudgetMs = 100;

/** One sync to the disk serves everything that arrives within this. */
const commitEveryMs = 25;

export const serve: Command = {
  name: 'serve',
  summary: 'Runs the collector: the agents’ door, the API and the page.',
  usage: '--data DIR [--listen HOST:PORT] [--config FILE] [--config-dir DIR]',
  options: {
    data: { type: 'string' },
    listen: { type: 'string' },
    config: { type: 'string' },
    'config-dir': { type: 'string' },
  },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const listen = optional(values, 'listen');
    const fromFile = await readConfig(optional(values, 'config'));
    const config = listen === undefined ? fromFile : listeningOn(fromFile, listen);
    const data = await prepareData(required(values, 'data'));
    const log = openLog(config.log.level);
    using _lock = lockData(data);
    await checkData(data, io);
    await using store = await openData(data);
    await writeAdminKey(store, data, io, log);
    const filed = await definedByFiles(store, optional(values, 'config-dir'), log, io.now());
    const { signingKey } = await store.identity();
    const failed = (what: string) => (error: unknown) => log.error({ err: error }, what);
    await using _roots = startDailyRoots(store.chains, signingKey, io, failed('a day’s root was not signed'));
    // Ends after the up-time, so that its last stamp is sealed.
    await using _sealing = startSealing(store.chains, io, failed('evidence was not sealed'));
    await using _metrics = startMetricUpkeep(store.metrics, config.retention, io, failed('metrics were not kept up'));
    await using _upTime = await startUpTime(store.upTimes, io, failed('the up-time was not stamped'));
    return await serveUntilStopped({ config, data, store, filed, log, io });
  },
};

interface Serving {
  readonly config: CollectorConfig;
  readonly data: string;
  readonly store: Store;
  /** The definitions that come from files. */
  readonly filed: ReadonlySet<string>;
  readonly log: Logger;
  readonly io: Io;
}

async function serveUntilStopped({ config, data, store, filed, log, io }: Serving): Promise<number> {
  const identity = await store.identity();
  const tls = await tlsOf(config, data, io.now());
  await using applying = startApplying(store.evidence, io, (error) =>
    log.error({ err: error }, 'evidence was kept, but not applied'),
  );
  await using commits = openCommits(applying.append, commitEveryMs, io);
  const session = {
    store,
    commits,
    identity,
    live: openLive(),
    tally: new Tally(),
    log,
    trustProxy: config.trustProxy,
    now: io.now,
    asOf: () => asOf(store.evidence, io.now, asOfBudgetMs),
    after: io.after,
  };
  await using _watch = watchSilence(silenceParts(session, config));
  const app = await buildServer({
    ...session,
    counts: [() => session.tally.counts()],
    organisation: config.organisation,
    version,
    tables,
    filed,
    hostNames: hostNames(config),
    page: loadPage(),
    tls,
  });
  await listenOn(app, config);
  const url = config.publicUrl ?? `${tls ? 'https' : 'http'}://${reachableHost(config)}:${portOf(app)}`;
  await writeEndpoint(data, { url, pin: tls && config.tls.certFile === undefined ? certificatePin(tls.cert) : null });
  const stream = openStream(app.server as Server, session);
  log.info({ url, data, version, collectorId: identity.collectorId }, 'collector listening');
  const signal = await io.stopped();
  log.info({ signal }, 'collector stopping');
  await stream[Symbol.asyncDispose]();
  await app.close();
  return 0;
}

function silenceParts(session: SessionParts, { probe }: CollectorConfig): WatchParts {
  const { store, live, log, now, after } = session;
  const clock = { now, after };
  const ways = { ports: probe.ports, ping: probe.icmp ? findPing() : undefined };
  return {
    store,
    live,
    clock,
    random: Math.random,
    everyMs: probe.everyMs,
    ask: (address, signal) => reach(address, ways, { timeoutMs: probe.timeoutMs, clock, signal }),
    onLearnt: (hostId, answer) => log.info({ hostId, answer }, 'a silent host was looked for'),
    onError: (error) => log.error({ err: error }, 'a silent host could not be looked for'),
  };
}

async function definedByFiles(
  store: Store,
  dir: string | undefined,
  log: Logger,
  nowMs: number,
): Promise<ReadonlySet<string>> {
  if (dir === undefined) return new Set();
  const { filed, written } = await applyConfigDir(store, dir, nowMs);
  log.info({ dir, definitions: filed.size, written }, 'definitions read');
  return filed;
}

async function listenOn(app: App, config: CollectorConfig): Promise<void> {
  const { host, port } = listenAddress(config);
  try {
    await app.listen({ host, port });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? `${config.listen} is taken, perhaps by a collector that already runs` : message;
    throw new CollectorError('LISTEN_FAILED', `${why}; give another one with --listen HOST:PORT`, { cause: error });
  }
}

function portOf(app: App): number {
  const address = app.server.address();
  if (address === null || typeof address === 'string') throw new TypeError('not listening on TCP');
  return address.port;
}

/** The host of a URL that leads here. One that means every address of the machine is none that anybody can go to. */
function reachableHost(config: CollectorConfig): string {
  const { host } = listenAddress(config);
  if (host === '0.0.0.0' || host === '::') return hostname();
  return host.includes(':') ? `[${host}]` : host;
}

/** TLS is on except on loopback; what the configuration says goes before. */
async function tlsOf(config: CollectorConfig, data: string, nowMs: number): Promise<TlsFiles | undefined> {
  const enabled = config.tls.enabled ?? !isLoopback(listenAddress(config).host);
  if (!enabled) return undefined;
  const { certFile, keyFile } = config.tls;
  if (certFile !== undefined && keyFile !== undefined) return readTls(certFile, keyFile);
  return selfMadeTls(data, [...hostNames(config), 'localhost'], nowMs);
}

/** Names under which people reach this collector. */
function hostNames(config: CollectorConfig): Set<string> {
  const names = [hostname(), config.publicUrl === undefined ? '' : new URL(config.publicUrl).hostname];
  return new Set(names.filter((name) => name !== '').map((name) => name.toLowerCase()));
}

/**
 * The first start leaves an administrator's key that only the data directory's owner can read. No other does: who revoked the key, or took
 * its file away, must not find it there again.
 */
async function writeAdminKey(store: Store, data: string, io: Io, log: Logger): Promise<void> {
  const file = join(data, 'admin.key');
  const keys = (await store.keys.list()).filter((key) => key.kind === 'key');
  if ((await store.founded()) || keys.some((key) => key.name === 'admin')) {
    const another = 'kadoban-collector key create --data DIR --name NAME';
    if (keys.length === 0) log.warn({ another }, 'there is no API key');
    else if (!existsSync(file))
      log.info({ file, another }, 'the file of the first key is gone; its key is good until it is revoked');
    return;
  }
  const secret = newSecret('kdbk');
  // First the file: a key that is stored but that nobody has could never be made again under this name.
  await writeFile(file, `${secret}\n`, { mode: 0o600 });
  const key = { hash: hashSecret(secret), name: 'admin', role: 'admin', kind: 'key' as const };
  await store.keys.add({ ...key, createdMs: io.now(), expiresMs: null });
}
