import cookie from '@fastify/cookie';
import rateLimit from '@fastify/rate-limit';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import fastify, { type FastifyError, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import type { App } from './api/app.ts';
import { type Doors, guardDoors } from './api/doors.ts';
import { describeRoutes } from './api/openapi.ts';
import { refuse } from './api/problem.ts';
import { schemaProblem } from './api/schema-problem.ts';
import { siteOfRequest } from './ingest/peer-address.ts';
import { asksForStream } from './ingest/stream.ts';
import { lazyCompilers } from './lazy-compilers.ts';
import { storeFailure } from './store-failure.ts';
import { minTlsVersion, type TlsFiles } from './tls.ts';

/** A request with more than this is no request of ours: the largest, an enrolment, has a few hundred bytes. */
const bodyBytesMax = 64 * 1024;

/** A client that dribbles its header holds a socket no longer … */
const headerTimeoutMs = 15_000;

/** … and one that dribbles its body no longer than this: the largest, a report to be verified, comes in time over 5 Mbit/s. */
const requestTimeoutMs = 60_000;

/** How often it is looked which requests are late. */
const lateEveryMs = 5000;

/** How long a stopping server waits for answers under way. */
const closeGraceMs = 2000;

/** The page runs only its own files and talks only to us. */
const securityHeaders = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
    "frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // What is told of hosts stays with who asked; the page's files say otherwise.
  'cache-control': 'no-store',
} as const;

export interface ServerParts extends Doors {
  readonly version: string;
  readonly log: Logger;
  readonly trustProxy: boolean;
  readonly tls: TlsFiles | undefined;
  /** The thread that holds the sockets, and hands requests on, ends TLS. */
  readonly isTlsForwarded?: boolean;
}

/** The HTTP application, not yet listening: `inject` works without a port. The agents' door (ingest/stream.ts) is opened on `app.server`. */
export async function buildServer(parts: ServerParts, addRoutes: (app: App) => void | Promise<void>): Promise<App> {
  const app = newApp(parts);
  if (parts.isTlsForwarded) {
    app.addHook('onRequest', async ({ raw }) => void Object.assign(raw.socket, { encrypted: true }));
  }
  await app.register(cookie);
  await app.register(rateLimit, { global: false, keyGenerator: ({ raw }) => siteOfRequest(raw, parts.trustProxy) });
  await describeRoutes(app, parts.version);
  // First of all, so that refusals and streams carry them too.
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(securityHeaders);
    if (request.protocol === 'https') reply.header('strict-transport-security', 'max-age=31536000');
  });
  guardDoors(app, parts);
  answerErrors(app, parts.log);
  // In a context of its own, so that the plugins above see every route.
  await app.register(async (context) => addRoutes(context as unknown as App));
  return app;
}

function newApp({ log, trustProxy, tls }: ServerParts): App {
  const options = {
    loggerInstance: log,
    // Logs tell changes of state; a line for every request of every open page would bury them.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy,
    bodyLimit: bodyBytesMax,
    requestTimeout: requestTimeoutMs,
    forceCloseConnections: true,
    return503OnClosing: true,
    pluginTimeout: closeGraceMs * 5,
    // By default what a schema does not know is removed without a word: `?mont=2026-09` would answer for this month.
    ajv: { customOptions: { removeAdditional: false, verbose: true } as const },
    schemaController: { compilersFactory: lazyCompilers() },
    schemaErrorFormatter: schemaProblem,
    // A URL that cannot be decoded reaches no route and no hook.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) =>
      refuse(reply.headers(securityHeaders), error.statusCode ?? 400, 'REQUEST_INVALID', error.message),
  };
  const http = {
    shouldUpgradeCallback: asksForStream,
    // Not left to Node, whose minute for a header would trade places with a shorter limit for the whole.
    headersTimeout: headerTimeoutMs,
    connectionsCheckingInterval: lateEveryMs,
  };
  const app = tls
    ? fastify({ ...options, https: { ...tls, ...http, minVersion: minTlsVersion } })
    : fastify({ ...options, http });
  return app.withTypeProvider<TypeBoxTypeProvider>() as unknown as App;
}

/** When a store that failed works again. */
const comesBack = {
  DISK_FULL: 'nothing was changed; it works again once there is room',
  STORE_DAMAGED: 'nothing was changed; it works again once a backup is restored',
} as const;

function answerErrors(app: App, log: Logger): void {
  app.setNotFoundHandler({ config: { door: 'open' } } as never, (request, reply) =>
    refuse(reply, 404, 'ROUTE_UNKNOWN', `${request.method} ${request.url.split('?')[0]}`),
  );
  app.setErrorHandler((error: FastifyError, request, reply) => {
    if (error.statusCode === 429) return refuse(reply, 429, 'RATE_LIMITED', error.message);
    if (error.statusCode !== undefined && error.statusCode < 500) {
      return refuse(reply, error.statusCode, 'REQUEST_INVALID', error.message);
    }
    const code = storeFailure(error);
    log.error({ err: error, code, route: request.routeOptions.url }, 'a request failed');
    if (code) return refuse(reply, 503, code, comesBack[code]);
    return refuse(reply, 500, 'INTERNAL', 'its log tells more');
  });
}
