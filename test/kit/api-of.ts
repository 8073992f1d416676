import pino from 'pino';
import { systemClock } from '../../collector/src/clock.ts';
import { CentralConfig } from '../../collector/src/ingest/central-config.ts';
import { openCommits } from '../../collector/src/ingest/commits.ts';
import { RefusalLog } from '../../collector/src/ingest/refusal-log.ts';
import { Tally } from '../../collector/src/ingest/tally.ts';
import { openLive } from '../../collector/src/live.ts';
import { loadReportFonts } from '../../collector/src/report-fonts.ts';
import { hashSecret } from '../../collector/src/secrets.ts';
import { buildServer } from '../../collector/src/server.ts';
import { asOf } from '../../collector/src/store/as-of.ts';
import type { Store } from '../../collector/src/store/store.ts';
import { allRoutes } from './routes-of.ts';
import { testSetup } from './setup.ts';

/** Any request, by whomever. */
interface AnyRequest {
  readonly url: string;
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Record<string, string>;
  readonly payload?: string | Buffer | object;
}

/** Asks the API over a store, as an administrator called `kanri`, at the time that `now` says; `filed` are definitions that come from files. */
export async function apiOf(store: Store, now: () => number, filed: readonly string[] = []) {
  const secret = 'kdbk_0123456789abcdefghijkl';
  const key = { hash: hashSecret(secret), name: 'kanri', role: 'admin', kind: 'key' as const };
  await store.keys.add({ ...key, createdMs: 0, expiresMs: null });
  const [identity, live, log] = [await store.identity(), openLive(), pino({ level: 'silent' })];
  const server = {
    ...systemClock,
    store,
    central: new CentralConfig({ store, identity, log, now }),
    administered: () => live.administered(),
    endpoint: async () => undefined,
    commits: openCommits(store.evidence.append, 1, systemClock),
    identity,
    live,
    tally: new Tally(),
    refused: new RefusalLog(log, systemClock),
    clockBehindMs: () => 0,
    counts: [],
    log,
    trustProxy: false,
    now,
    asOf: (hostId?: string) => asOf(store.evidence, now, Number.POSITIVE_INFINITY, hostId),
    organisation: { name: 'Kita', timeZone: 'Asia/Tokyo' },
    version: '0',
    setup: testSetup,
    tables: { holidays: '1', tzdata: '2026a' },
    fonts: loadReportFonts,
    provider: undefined,
    send: undefined,
    filed: new Set(filed),
    hostNames: new Set<string>(),
    page: new Map(),
    tls: undefined,
  };
  const app = await buildServer(server, (routes) => allRoutes(routes, server));
  const headers = { authorization: `Bearer ${secret}` };
  return {
    inject: (request: AnyRequest) => app.inject(request),
    get: (url: string) => app.inject({ url, headers }),
    post: (url: string, payload: object, more: Record<string, string> = {}) =>
      app.inject({ method: 'POST', url, headers: { ...headers, ...more }, payload }),
    /** Asks as somebody else; who has not asked before gets a key. */
    as: (name: string) => {
      const asked =
        (method: 'POST' | 'PUT') =>
        async (url: string, payload: object, more: Record<string, string> = {}) => {
          const own = `kdbk_${name.padEnd(22, '0')}`;
          if (!(await store.keys.find(hashSecret(own), 0))) {
            await store.keys.add({ ...key, name, hash: hashSecret(own), createdMs: 0, expiresMs: null });
          }
          return app.inject({ method, url, headers: { authorization: `Bearer ${own}`, ...more }, payload });
        };
      return { post: asked('POST'), put: asked('PUT') };
    },
    patch: (url: string, payload: object, more: Record<string, string> = {}) =>
      app.inject({ method: 'PATCH', url, headers: { ...headers, ...more }, payload }),
    put: (url: string, payload: object, more: Record<string, string> = {}) =>
      app.inject({ method: 'PUT', url, headers: { ...headers, ...more }, payload }),
    delete: (url: string, payload: object, more: Record<string, string> = {}) =>
      app.inject({ method: 'DELETE', url, headers: { ...headers, ...more }, payload }),
    [Symbol.asyncDispose]: () => app.close(),
  };
}
