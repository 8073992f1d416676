import type { IncomingMessage } from 'node:http';
import { type Clock, type MachineClocks, repeat } from '@kadoban/collector/src/clock.ts';
import { guardClock } from '@kadoban/collector/src/commands/guard-clock.ts';
import { admit, newAdmission } from '@kadoban/collector/src/ingest/admission.ts';
import { AgentSession } from '@kadoban/collector/src/ingest/agent-session.ts';
import { CentralConfig } from '@kadoban/collector/src/ingest/central-config.ts';
import { type Commits, openCommits } from '@kadoban/collector/src/ingest/commits.ts';
import { closeMs, lookEveryMs } from '@kadoban/collector/src/ingest/limits.ts';
import { type PressureLimits, pressureOf } from '@kadoban/collector/src/ingest/pressure.ts';
import { RefusalLog } from '@kadoban/collector/src/ingest/refusal-log.ts';
import { Tally } from '@kadoban/collector/src/ingest/tally.ts';
import { startApplying } from '@kadoban/collector/src/jobs/applying.ts';
import { startDailyRoots } from '@kadoban/collector/src/jobs/daily-root.ts';
import { startMetricUpkeep } from '@kadoban/collector/src/jobs/metric-upkeep.ts';
import { startSealing } from '@kadoban/collector/src/jobs/seal.ts';
import { startUpTime } from '@kadoban/collector/src/jobs/up-time.ts';
import { watchSilence } from '@kadoban/collector/src/jobs/watch-silence.ts';
import { openLive } from '@kadoban/collector/src/live.ts';
import { openStore } from '@kadoban/collector/src/store/open.ts';
import { settleAll } from '@kadoban/collector/src/store/settle-all.ts';
import type { EvidenceStore } from '@kadoban/collector/src/store/store.ts';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { CollectorSocket } from './collector-socket.ts';
import type { Network } from './network.ts';
import type { Parcel } from './pipe.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Serving } from './serving.ts';
import type { SimDatabase } from './sim-database.ts';
import { startReading } from './sim-reader.ts';
import type { Told } from './told.ts';

/** As `serve` has it. */
const commitEveryMs = 25;

export interface ServeParts extends Serving {
  readonly process: Process;
  readonly clocks: MachineClocks;
  readonly random: Random;
  readonly database: SimDatabase;
  readonly network: Network;
  readonly log: Logger;
  /** Stands before EvidenceStore.append. */
  readonly noted: (append: EvidenceStore['append']) => EvidenceStore['append'];
  readonly onTold: (told: Told) => void;
  /** How many arrivals are known to be kept. */
  readonly keptCount: () => number;
}

/** A collector that listens. */
export interface Running {
  readonly process: Process;
  accept(address: string, send: (parcel: Parcel) => void): CollectorSocket | Parcel;
  stop(): Promise<void>;
}

/** What production's `serve` opens, in the same order, on what is simulated: the writer's and the reader's threads are one with the sockets'. */
export async function serve(parts: ServeParts): Promise<Running> {
  const { process, log, network, random } = parts;
  const clock: Clock = { now: parts.clocks.now, after: (delayMs, run) => process.after(delayMs, run) };
  const store = await openStore(parts.database.open(process));
  const failed = (what: string) => (err: unknown) => log.error({ err }, what);
  const opened = new AsyncDisposableStack();
  const applying = opened.use(startApplying(store.evidence, clock, failed('evidence was not applied')));
  const identity = await store.identity();
  const { chains, metrics } = store;
  opened.use(startDailyRoots(chains, identity.signingKey, clock, failed('a root was not signed')));
  opened.use(startSealing(chains, clock, failed('evidence was not sealed')));
  opened.use(startMetricUpkeep(metrics, parts.retention, clock, failed('metrics were not kept up')));
  const runs = await store.upTimes.list();
  const clockBehindMs = guardClock({ runs, config: {}, clocks: parts.clocks, log });
  opened.use(await startUpTime(store.upTimes, clock, clockBehindMs, failed('the up-time was not stamped')));
  const commits = opened.use(
    pressed(openCommits(parts.noted(applying.append), commitEveryMs, clock), parts.pressure, clock),
  );
  const central = new CentralConfig({ store, identity, log, now: clock.now });
  const session = {
    ...{ ...clock, store, commits, central, identity, clockBehindMs },
    ...{ live: openLive(), tally: new Tally(), refused: new RefusalLog(log, clock), log, trustProxy: false },
  };
  opened.use(
    watchSilence({
      ...{ store, live: session.live, clock, clockBehindMs, random: () => random.next(), everyMs: parts.probeEveryMs },
      ask: (address) => network.ask(address, process, clock.now),
      onLearnt: (hostId, answer) => log.info({ hostId, answer }, 'a silent host was looked for'),
      onError: failed('a silent host could not be looked for'),
    }),
  );
  const door = new Door({ ...parts, clock, session });
  startReading({ ...parts, clock, store });
  return {
    process,
    accept: (address, send) => door.accept(address, send),
    stop: async () => {
      await door.close();
      await commits[Symbol.asyncDispose]();
      await settleAll(store.evidence);
      await opened.disposeAsync();
    },
  };
}

/** Commits that press as soon as a few batches wait. */
function pressed(commits: Commits, limits: PressureLimits, clock: Clock): Commits {
  const pressure = pressureOf(limits, clock);
  return {
    pressure,
    async add(arrival) {
      const bytes = arrival.frame?.length ?? 0;
      pressure.add(bytes);
      try {
        return await commits.add(arrival);
      } finally {
        pressure.remove(bytes);
      }
    },
    [Symbol.asyncDispose]: () => commits[Symbol.asyncDispose](),
  };
}

interface DoorParts extends Pick<ServeParts, 'process' | 'admission'> {
  readonly clock: Clock;
  readonly session: ConstructorParameters<typeof AgentSession>[2];
}

/** The agents' door, without the sockets. */
class Door {
  readonly #parts: DoorParts;
  readonly #sessions = new Set<AgentSession>();
  readonly #stopLooking: () => void;
  #admission: ReturnType<typeof newAdmission>;

  constructor(parts: DoorParts) {
    this.#parts = parts;
    this.#admission = newAdmission(parts.clock.now(), parts.admission);
    this.#stopLooking = repeat(parts.clock, lookEveryMs, () => {
      for (const session of this.#sessions) session.look();
    });
  }

  accept(address: string, send: (parcel: Parcel) => void): CollectorSocket | Parcel {
    const { process, clock, admission, session } = this.#parts;
    const one = admit(this.#admission, clock.now(), admission);
    this.#admission = one.admission;
    if (!one.admitted) return { type: 'refused', retryMs: one.retryMs };
    const socket = new CollectorSocket(process, send);
    const request = { socket: { remoteAddress: address }, headers: {} } as unknown as IncomingMessage;
    const opened = new AgentSession(socket as unknown as WebSocket, request, session);
    this.#sessions.add(opened);
    void opened.ended.then(() => this.#sessions.delete(opened));
    return socket;
  }

  async close(): Promise<void> {
    this.#stopLooking();
    for (const session of this.#sessions) session.handle({ type: 'stopping' });
    const stopWaiting = this.#parts.clock.after(closeMs, () => {
      for (const session of this.#sessions) session.terminate();
    });
    await Promise.all([...this.#sessions].map((session) => session.ended));
    stopWaiting();
  }
}
