import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { Server } from 'node:http';
import { join } from 'node:path';
import { systemClock } from '@kadoban/collector/src/clock.ts';
import { watchAdministration } from '@kadoban/collector/src/ingest/administration.ts';
import { CentralConfig } from '@kadoban/collector/src/ingest/central-config.ts';
import { openCommits } from '@kadoban/collector/src/ingest/commits.ts';
import type { Pressure } from '@kadoban/collector/src/ingest/pressure.ts';
import { RefusalLog } from '@kadoban/collector/src/ingest/refusal-log.ts';
import { openStream } from '@kadoban/collector/src/ingest/stream.ts';
import { Tally } from '@kadoban/collector/src/ingest/tally.ts';
import { openLive } from '@kadoban/collector/src/live.ts';
import { openLog } from '@kadoban/collector/src/log.ts';
import type { PageFile } from '@kadoban/collector/src/page.ts';
import { openProvider, type ProviderConfig } from '@kadoban/collector/src/people/provider.ts';
import { loadReportFonts } from '@kadoban/collector/src/report-fonts.ts';
import { hashSecret, newSecret } from '@kadoban/collector/src/secrets.ts';
import { buildServer } from '@kadoban/collector/src/server.ts';
import { asOf } from '@kadoban/collector/src/store/as-of.ts';
import { openSqlite } from '@kadoban/collector/src/store/backends/sqlite.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import type { EnrolmentToken } from '@kadoban/collector/src/store/token-store.ts';
import { enrolmentText, publicKeyText } from '@kadoban/proto/handshake';
import type { RouteOptions } from 'fastify';
import { onTestFinished } from 'vitest';
import type { Certificate } from './certificate.ts';
import { clockBehindOf } from './clock-behind-of.ts';
import { HandClock } from './hand-clock.ts';
import { allRoutes } from './routes-of.ts';
import { testSetup } from './setup.ts';
import { tempDir } from './temp-dir.ts';

export interface TokenWish extends Pick<EnrolmentToken, 'tags' | 'needsApproval' | 'replaces' | 'from'> {
  readonly uses?: number;
  readonly lifeMs?: number;
}

export interface Wishes {
  readonly nowMs?: number;
  readonly tls?: Certificate;
  readonly trustProxy?: boolean;
  readonly hostNames?: readonly string[];
  readonly page?: ReadonlyMap<string, PageFile>;
  readonly oidc?: ProviderConfig;
  /** Where agents lie that it hands out; without it, it was never reached. */
  readonly agentsDir?: string;
  /** Instead of that of the commits. */
  readonly pressure?: Pressure;
  /** Told of each route as it is added. */
  readonly onRoute?: (route: RouteOptions) => void;
  /** Commits go by the test's clock too. */
  readonly commitsByHand?: boolean;
}

/** The instant at which a test's collector starts: noon in Tokyo, so that the day is the same there and in UTC. */
export const startMs = Date.parse('2026-10-14T03:00:00Z');

/**
 * A collector within this process: real store, server and agents' door, on a clock that the test moves. Only commits go by the machine's clock.
 * Ends with the test.
 */
export async function startCollector(wishes: Wishes = {}) {
  const clock = new HandClock(wishes.nowMs ?? startMs);
  const log: string[] = [];
  const storeFile = join(tempDir(), 'kadoban.sqlite');
  const store = await openStore(openSqlite(storeFile));
  const identity = await store.identity();
  const collectorLog = openLog('trace', { write: (line) => void log.push(line) });
  const live = openLive();
  const tally = new Tally();
  const time = {
    now: () => clock.wallMs(),
    after: (delayMs: number, run: () => void) => clock.after(delayMs, run),
  };
  const commits = openCommits(store.evidence.append, 1, wishes.commitsByHand ? time : systemClock);
  const parts = {
    store,
    commits: { ...commits, pressure: wishes.pressure ?? commits.pressure },
    tally,
    identity,
    central: new CentralConfig({ store, identity, log: collectorLog, now: time.now }),
    live,
    refused: new RefusalLog(collectorLog, systemClock),
    log: collectorLog,
    clockBehindMs: clockBehindOf(clock),
    trustProxy: wishes.trustProxy ?? false,
    ...time,
    asOf: (hostId?: string) => asOf(store.evidence, time.now, Number.POSITIVE_INFINITY, hostId),
  };
  const { tls } = wishes;
  const server = {
    ...parts,
    administered: () => live.administered(),
    endpoint: async () =>
      wishes.agentsDir === undefined
        ? undefined
        : { url: 'https://kadoban.example.jp', pin: null, agentsDir: wishes.agentsDir },
    organisation: { name: '稼働商事', timeZone: 'Asia/Tokyo' },
    counts: [() => tally.counts()],
    version: '1.2.3',
    setup: testSetup,
    tables: { holidays: '1', tzdata: '2026a' },
    fonts: loadReportFonts,
    provider: wishes.oidc && openProvider(wishes.oidc, time),
    send: undefined,
    filed: new Set<string>(),
    hostNames: new Set(wishes.hostNames ?? []),
    page: wishes.page ?? new Map(),
    tls: tls && { cert: tls.certPem, key: tls.keyPem },
  };
  const app = await buildServer(server, (routes) => {
    if (wishes.onRoute) routes.addHook('onRoute', wishes.onRoute);
    allRoutes(routes, server);
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const stream = openStream(app.server as Server, parts);
  // By the machine's clock: a test decides by its own when anything else happens.
  const administration = watchAdministration({ ...parts, after: systemClock.after });
  let stopped: Promise<void> | undefined;
  /** What `serve` does at its end, in its order. */
  const stop = async () => {
    administration[Symbol.dispose]();
    await stream[Symbol.asyncDispose]();
    await app.close();
    await parts.commits[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  };
  const end = () => {
    stopped ??= stop();
    return stopped;
  };
  onTestFinished(end);

  return {
    app,
    store,
    storeFile,
    clock,
    live,
    tally,
    log,
    identity: parts.identity,
    url,
    streamUrl: `${url.replace(/^http/, 'ws')}/api/agent/v1/stream`,
    stop: end,
    /** A new enrolment token. */
    async token(token: TokenWish = {}): Promise<string> {
      const secret = newSecret('kdbe');
      const [createdMs, usesMax] = [clock.wallMs(), token.uses ?? 1];
      const expiresMs = createdMs + (token.lifeMs ?? 60_000);
      const { uses: _, lifeMs: __, ...terms } = token;
      await store.tokens.add({ hash: hashSecret(secret), label: '', createdMs, expiresMs, usesMax, uses: 0, ...terms });
      return secret;
    },
    /** A new API key or one-time key. */
    async key(kind: 'key' | 'login' = 'key', lifeMs: number | null = null): Promise<string> {
      const secret = newSecret(({ key: 'kdbk', login: 'kdbl' } as const)[kind]);
      const createdMs = clock.wallMs();
      const expiresMs = lifeMs === null ? null : createdMs + lifeMs;
      await store.keys.add({ hash: hashSecret(secret), name: `a ${kind}`, role: 'admin', kind, createdMs, expiresMs });
      return secret;
    },
  };
}

export type TestCollector = Awaited<ReturnType<typeof startCollector>>;

/** What an agent is known by. */
export interface AgentKeys {
  readonly privateKey: KeyObject;
  readonly publicKey: string;
  readonly machineIdHash: string;
}

export function newAgentKeys(machine = 'a machine'): AgentKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  const machineIdHash = createHash('sha256').update(machine).digest('hex');
  return { privateKey, publicKey: publicKeyText(privateKey), machineIdHash };
}

/** The body of a right enrolment; `text` is a token as people get it. */
export function enrolmentOf(keys: AgentKeys, text: string, hostname = 'web-1') {
  const [token = ''] = text.split('.');
  const { privateKey, publicKey, machineIdHash } = keys;
  const signature = sign(null, enrolmentText({ token, publicKey, machineIdHash, hostname }), privateKey);
  const about = { boot: 'boot-1', hostname, os: 'linux', arch: 'x64', version: '0.1.0' };
  return { token, publicKey, machineIdHash, ...about, signature: signature.toString('base64url') };
}

/** Enrols a new host over HTTP, as an agent does. */
export async function enrolHost(collector: TestCollector, hostname = 'web-1', wish: TokenWish = {}) {
  const keys = newAgentKeys(hostname);
  const payload = enrolmentOf(keys, await collector.token(wish), hostname);
  const response = await collector.app.inject({ method: 'POST', url: '/api/agent/v1/enroll', payload });
  if (response.statusCode !== 201) throw new Error(`enrolment: ${response.body}`);
  return { hostId: response.json<{ hostId: string }>().hostId, keys };
}
