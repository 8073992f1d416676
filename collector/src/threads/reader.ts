import { dirname } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { ApiParts, Setup } from '../api/parts.ts';
import { systemClock } from '../clock.ts';
import { readEndpoint } from '../commands/endpoint.ts';
import type { CollectorConfig } from '../config.ts';
import { diskRoom } from '../disk-room.ts';
import { answerForwarded, type Forwarded } from '../forward.ts';
import { RefusalLog } from '../ingest/refusal-log.ts';
import { type Counts, Tally } from '../ingest/tally.ts';
import { startMonthlyReports } from '../jobs/monthly-reports.ts';
import { openLive } from '../live.ts';
import { openLog } from '../log.ts';
import { openMail } from '../notify/open-mail.ts';
import { openProvider } from '../people/provider.ts';
import { loadReportFonts } from '../report-fonts.ts';
import { deliverDueReports, type Unwritten } from '../reporting/deliver-reports.ts';
import { socketRoutes, storeRoutes } from '../routes.ts';
import { buildServer } from '../server.ts';
import { asOf } from '../store/as-of.ts';
import { openSqliteReadOnly } from '../store/backends/sqlite.ts';
import { openReader } from '../store/open.ts';
import type { Store } from '../store/store.ts';
import { callsOver } from './calls.ts';
import { writingThrough } from './store-calls.ts';

/** How long a question waits for what just arrived before it is answered without it. */
const asOfBudgetMs = 250;

export interface ReaderData extends Pick<ApiParts, 'identity' | 'organisation' | 'version' | 'tables' | 'filed'> {
  readonly role: 'reader';
  readonly file: string;
  readonly setup: Omit<Setup, 'disk'>;
  readonly logLevel: CollectorConfig['log']['level'];
  readonly mail: CollectorConfig['mail'];
  readonly oidc: CollectorConfig['oidc'];
  readonly hostNames: ReadonlySet<string>;
  readonly trustProxy: boolean;
  readonly isTls: boolean;
  /** The writer's thread. */
  readonly writer: MessagePort;
}

/** The thread that answers people: the whole API, on a connection of its own to the store. It holds no socket; requests are handed to it. */
export async function runReader(data: ReaderData, main: MessagePort): Promise<void> {
  const log = openLog(data.logLevel);
  const store = writingThrough(callsOver(data.writer), openReader(openSqliteReadOnly(data.file)));
  const connected = new Set<string>();
  const { promise: isReady, resolve: ready } = Promise.withResolvers<void>();
  const answers = new Map<string, (...args: never[]) => unknown>([['ready', () => isReady]]);
  const askMain = callsOver(main, answers);
  const parts = {
    ...data,
    ...systemClock,
    store,
    log,
    live: { ...openLive(), connected },
    tally: new Tally(),
    refused: new RefusalLog(log, systemClock),
    administered: () => void askMain('administered', []),
    setup: { ...data.setup, disk: () => diskRoom(data.file) },
    fonts: loadReportFonts,
    send: openMail(data.mail),
    endpoint: () => readEndpoint(dirname(data.file)),
    asOf: (hostId?: string) => asOf(store.evidence, systemClock.now, asOfBudgetMs, hostId),
    clockBehindMs: async () => (await askMain('clockBehindMs', [])) as number,
    counts: [async () => (await askMain('counts', [])) as Counts],
    provider: data.oidc && openProvider(data.oidc, systemClock),
    tls: undefined,
    isTlsForwarded: data.isTls,
  };
  const app = await buildServer(parts, (routes) => {
    storeRoutes(routes, parts);
    // Asked elsewhere; here they are only described.
    socketRoutes(routes, parts);
  });
  answers.set('answer', (request: Forwarded) => answerForwarded(app, request));
  answers.set('connection', (hostId: string, isConnected: boolean) => {
    if (isConnected) connected.add(hostId);
    else connected.delete(hostId);
  });
  const reports = deliverByTheClock(data, store, log);
  answers.set('close', async () => {
    await reports[Symbol.asyncDispose]();
    await app.close();
    await store[Symbol.asyncDispose]();
  });
  ready();
}

/** Here, because a month of many services takes a while to be read, and nobody's socket may wait for it. */
function deliverByTheClock(data: ReaderData, store: Store, log: Logger): AsyncDisposable {
  const parts = {
    store,
    collectorId: data.identity.collectorId,
    organisation: data.organisation,
    versions: { software: data.version, ...data.tables },
    fonts: loadReportFonts,
    send: openMail(data.mail),
  };
  const unwritten: Unwritten = new Map();
  const deliver = async (nowMs: number) => {
    for (const { sla, month, edition, outcome, problem } of await deliverDueReports(parts, nowMs, unwritten)) {
      if (outcome === 'failed')
        log.error({ code: 'MAIL_FAILED', sla, month, edition, problem }, 'a report was not sent');
      else log.info({ sla, month, edition, outcome }, 'a report was made by its schedule');
    }
  };
  return startMonthlyReports(deliver, systemClock, (error) => log.error({ err: error }, 'reports were not made'));
}
