import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import type { Server as TlsServer } from 'node:tls';
import type { Logger } from 'pino';
import type { App } from '../api/app.ts';
import { hurry } from '../clock.ts';
import { type CollectorConfig, listeningOn } from '../config.ts';
import { CollectorError } from '../errors.ts';
import { forwardRoutes } from '../forward.ts';
import { watchAdministration } from '../ingest/administration.ts';
import { CentralConfig } from '../ingest/central-config.ts';
import { openCommits } from '../ingest/commits.ts';
import { RefusalLog } from '../ingest/refusal-log.ts';
import type { SessionParts } from '../ingest/session-parts.ts';
import { openStream } from '../ingest/stream.ts';
import { Tally } from '../ingest/tally.ts';
import { installRoutes } from '../install/install-routes.ts';
import { startDailyRoots } from '../jobs/daily-root.ts';
import { startMetricUpkeep } from '../jobs/metric-upkeep.ts';
import { startSealing } from '../jobs/seal.ts';
import { startUpTime } from '../jobs/up-time.ts';
import { type WatchParts, watchSilence } from '../jobs/watch-silence.ts';
import { type Live, openLive } from '../live.ts';
import { openLog } from '../log.ts';
import { loadPage, pageRoute } from '../page.ts';
import { findPing } from '../probes/ping.ts';
import { reach } from '../probes/reach.ts';
import { reloadTls } from '../reload-tls.ts';
import { socketRoutes } from '../routes.ts';
import { buildServer } from '../server.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import { settleAll } from '../store/settle-all.ts';
import { storeFailure } from '../store-failure.ts';
import { startThreads, type Threads } from '../threads/start-threads.ts';
import { certificatePin, type TlsFiles } from '../tls.ts';
import { tables, version } from '../version.ts';
import { checkData } from './check-store.ts';
import { type Command, type Io, optional, readConfig, required, type Values } from './command.ts';
import { damagedLog, damagedLogRows } from './damaged-log.ts';
import { lockData, prepareData } from './data.ts';
import { readEndpoint, wasServed, writeEndpoint } from './endpoint.ts';
import { foundStore } from './found-store.ts';
import { guardClock } from './guard-clock.ts';
import { hostNames, listenOn, portOf, reachableHost, tlsOf } from './listening.ts';
import { storeFile } from './store-file.ts';
import { waitForRoom } from './wait-for-room.ts';

/** One sync to the disk serves everything that arrives within this. */
const commitEveryMs = 25;

/** How long an end may take to apply what is logged, while nobody looks at the hosts; the rest is applied after the next start. */
const applyLastMs = 2000;

export const serve: Command = {
  name: 'serve',
  summary: 'Runs the collector: the agents’ door, the API and the page.',
  usage: '--data DIR [--listen HOST:PORT] [--config FILE] [--config-dir DIR] [--agents DIR]',
  options: {
    data: { type: 'string' },
    listen: { type: 'string' },
    config: { type: 'string' },
    'config-dir': { type: 'string' },
    agents: { type: 'string' },
  },
  isService: true,
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const stopped = io.stopped();
    const listen = optional(values, 'listen');
    const fromFile = await readConfig(optional(values, 'config'));
    const config = listen === undefined ? fromFile : listeningOn(fromFile, listen);
    const data = await prepareData(required(values, 'data'));
    const log = openLog(config.log.level);
    for (;;) {
      try {
        return await startAndServe({ values, config, data, stopped, log, io });
      } catch (error) {
        // A first start has nobody to refuse, and nothing that could be lost.
        if (!isOfFullDisk(error) || !wasServed(data)) throw error;
        log.error({ err: error, code: 'DISK_FULL' }, 'the start waits for room on the disk');
        if ((await waitForRoom({ config, data, stopped, io })) === 'stopped') return 0;
      }
    }
  },
};

function isOfFullDisk(error: unknown): boolean {
  return (error instanceof CollectorError ? error.code : storeFailure(error)) === 'DISK_FULL';
}

interface Start {
  readonly values: Values;
  readonly config: CollectorConfig;
  readonly data: string;
  readonly stopped: Promise<string>;
  readonly log: Logger;
  readonly io: Io;
}

async function startAndServe({ values, config, data, stopped, log, io }: Start): Promise<number> {
  using _lock = lockData(data);
  await checkData(data, io);
  const { runs, ...founded } = await foundStore(data, optional(values, 'config-dir'), log, io);
  const file = join(data, storeFile);
  const damaged = damagedLog(file, await damagedLogRows(file));
  if (damaged) log.error({ code: damaged.code }, damaged.message);
  const tls = await tlsOf(config, data, io.now());
  const [live, tally] = [openLive(), new Tally()];
  const clockBehindMs = guardClock({ runs, config, clocks: io, log });
  await using threads = await startThreads(
    {
      ...founded,
      file,
      logLevel: config.log.level,
      organisation: config.organisation,
      setup: setupOf(config, data, values),
      mail: config.mail,
      oidc: config.oidc,
      version,
      tables,
      hostNames: hostNames(config),
      trustProxy: config.trustProxy,
      isTls: tls !== undefined,
    },
    { live, tally, clockBehindMs },
  );
  const { store } = threads;
  const failed = (what: string) => (error: unknown) => log.error({ err: error }, what);
  const { signingKey } = founded.identity;
  await using _roots = startDailyRoots(store.chains, signingKey, io, failed('a day’s root was not signed'));
  // Ends after the up-time, so that its last stamp is sealed.
  await using _sealing = startSealing(store.chains, io, failed('evidence was not sealed'));
  await using _metrics = startMetricUpkeep(store.metrics, config.retention, io, failed('metrics were not kept up'));
  await using _upTime = await startUpTime(store.upTimes, io, clockBehindMs, failed('the up-time was not stamped'));
  const agentsDir = resolve(optional(values, 'agents') ?? join(data, 'agents'));
  const { identity } = founded;
  const opened = { identity, tls, threads, live, tally, clockBehindMs };
  return await serveUntilStopped({ config, data, agentsDir, ...opened, stopped, log, io });
}

/** What administrators are told of the setup. */
function setupOf({ mail, retention }: CollectorConfig, data: string, values: Values) {
  const pathOf = (name: string) => {
    const path = optional(values, name);
    return path === undefined ? null : resolve(path);
  };
  const files = { dataDir: resolve(data), configFile: pathOf('config'), configDir: pathOf('config-dir') };
  return { ...files, mailFrom: mail?.from ?? null, retention };
}

interface Serving extends Omit<Start, 'values'> {
  readonly agentsDir: string;
  readonly identity: CollectorIdentity;
  readonly tls: TlsFiles | undefined;
  readonly threads: Threads;
  readonly live: Live;
  readonly tally: Tally;
  readonly clockBehindMs: () => number;
}

async function serveUntilStopped(serving: Serving): Promise<number> {
  const { config, data, agentsDir, identity, tls, threads, live, tally, clockBehindMs, stopped, log, io } = serving;
  const { store } = threads;
  using refused = new RefusalLog(log, io);
  await using commits = openCommits(store.evidence.append, commitEveryMs, io);
  const session = {
    store,
    commits,
    central: new CentralConfig({ store, identity, log, now: io.now }),
    identity,
    live,
    tally,
    refused,
    log,
    clockBehindMs,
    trustProxy: config.trustProxy,
    now: io.now,
    after: io.after,
  };
  using _administration = watchAdministration(session);
  await using _watch = watchSilence(silenceParts(session, config));
  const app = await buildServer({ ...session, version, hostNames: hostNames(config), tls }, async (routes) => {
    socketRoutes(routes, session);
    installRoutes(routes, { ...session, version, agentsDir, endpoint: () => readEndpoint(data) });
    await forwardRoutes(routes, threads.askReader);
    pageRoute(routes, loadPage());
  });
  await using _app = { [Symbol.asyncDispose]: () => app.close() };
  await listenOn(app, config);
  const url = config.publicUrl ?? `${tls ? 'https' : 'http'}://${reachableHost(config)}:${portOf(app)}`;
  const pin = tls && config.tls.certFile === undefined ? certificatePin(tls.cert) : null;
  await writeEndpoint(data, { url, pin, agentsDir });
  using _tls = reloadGivenTls(config, tls, app, session);
  const stream = openStream(app.server as Server, session);
  log.info({ url, data, version, collectorId: identity.collectorId }, 'collector listening');
  const end = await Promise.race([
    stopped.then((signal) => ({ signal, failure: undefined })),
    threads.failed.catch((failure: unknown) => ({ signal: undefined, failure })),
  ]);
  if (end.failure) log.fatal({ err: end.failure }, 'collector failed');
  else log.info({ signal: end.signal }, 'collector stopping');
  await stream[Symbol.asyncDispose]();
  await app.close();
  // What the last commits logged is applied before the jobs seal it.
  await commits[Symbol.asyncDispose]();
  using late = hurry(io, applyLastMs);
  await settleAll(store.evidence, late.isLate).catch((error: unknown) =>
    log.error({ err: error }, 'evidence is kept, but not applied'),
  );
  // Whoever started it starts it again, and finds all that was acknowledged.
  if (end.failure) throw end.failure;
  return 0;
}

/** A certificate that the collector made itself stays: agents know it by its pin. */
function reloadGivenTls(
  { tls: { certFile, keyFile } }: CollectorConfig,
  files: TlsFiles | undefined,
  app: App,
  { after, log }: SessionParts,
): Disposable {
  if (!files || certFile === undefined || keyFile === undefined) return { [Symbol.dispose]: () => {} };
  const server = app.server as unknown as TlsServer;
  return reloadTls({ certFile, keyFile, files, server, clock: { after }, log });
}

function silenceParts(session: SessionParts & Pick<WatchParts, 'store'>, { probe }: CollectorConfig): WatchParts {
  const { store, live, log, now, after, clockBehindMs } = session;
  const clock = { now, after };
  const ways = { ports: probe.ports, ping: probe.icmp ? findPing() : undefined };
  return {
    store,
    live,
    clock,
    clockBehindMs,
    random: Math.random,
    everyMs: probe.everyMs,
    ask: (address, signal) => reach(address, ways, { timeoutMs: probe.timeoutMs, clock, signal }),
    onLearnt: (hostId, answer) => log.info({ hostId, answer }, 'a silent host was looked for'),
    onError: (error) => log.error({ err: error }, 'a silent host could not be looked for'),
  };
}
