import type { EpochAck } from '@kadoban/proto/messages';
import { checkingTask } from './checking.ts';
import type { CheckConfig, CheckKind } from './checks/check.ts';
import type { Clock } from './clock.ts';
import type { Boot } from './host/boot.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/open-metrics.ts';
import { samplingTask } from './sampling.ts';
import { startSchedule } from './schedule.ts';
import type { Observation } from './spool/seal.ts';
import { type Spool, toDiskAfterMs } from './spool/spool.ts';
import type { SpoolDisk } from './spool/spool-disk.ts';
import type { Outgoing } from './uplink/session.ts';
import type { Uplink } from './uplink/uplink.ts';

/** How often is looked whether something is to be sealed, written or removed; also how long a result waits to be sent. */
const turnMs = 1000;

/** What the uplink needs of the rest of the agent. */
export interface Source {
  readonly deliver: (acked: readonly EpochAck[]) => { next(): Promise<Outgoing | undefined> };
  readonly acked: (ack: EpochAck) => void;
}

export interface AgentParts {
  readonly hostId: string;
  readonly boot: Boot;
  readonly sampleEveryMs: number;
  readonly checks: readonly CheckConfig[];
  readonly kindOf: (check: CheckConfig) => CheckKind;
  /** What is to be said first. */
  readonly beginning: readonly Observation[];
  readonly clock: Clock;
  /** A clock that starts with the boot and stops with the machine. */
  readonly bootClockMs: () => number;
  readonly metrics: Metrics;
  readonly spool: Spool;
  readonly disk: SpoolDisk;
  readonly openUplink: (source: Source) => Uplink;
  readonly hostIsStopping: () => Promise<boolean>;
  readonly log: Log;
}

export interface Agent {
  /** Ends everything in order: the checks, what is to be said last, the connection, the spool. */
  stop(): Promise<void>;
}

/** Starts to look and to report. The parts know nothing of each other; here values go from one to the next. */
export function startAgent(parts: AgentParts): Agent {
  const { clock, spool, log } = parts;
  const observe = (observation: Observation): void => spool.add(observation, clock.monotonicMs());
  const uplink = parts.openUplink({
    deliver(acked) {
      const delivery = spool.deliver(acked);
      return {
        async next() {
          const sealed = await delivery.next();
          return sealed && { epoch: sealed.epoch, seq: sealed.lastSeq, frame: sealed.frame };
        },
      };
    },
    acked: (ack) => spool.ack(ack),
  });
  for (const observation of parts.beginning) observe(observation);

  const sampling = samplingTask({
    ...parts,
    boot: parts.boot.id,
    everyMs: parts.sampleEveryMs,
    observe: (sample) => observe({ type: 'sample', sample }),
  });
  const checking = parts.checks.map((check) =>
    checkingTask(check, parts.kindOf(check), clock, log, (result) => observe({ type: 'result', result })),
  );
  const schedule = startSchedule([sampling, ...checking], parts.hostId, clock);

  let cancelTurn: () => void;
  const turn = (): void => {
    cancelTurn = clock.after(turnMs, turn);
    // Without a connection it would only be sent later anyway: then fewer and larger batches go to disk.
    const waitedMs = spool.waitingMs(clock.monotonicMs());
    if (waitedMs !== undefined && (uplink.isOpen || waitedMs >= toDiskAfterMs)) send();
    void spool.maintain(clock.monotonicMs());
  };
  const send = (): void => {
    spool.seal();
    uplink.ready();
  };
  turn();

  return {
    async stop() {
      cancelTurn();
      const [hostStops] = await Promise.all([parts.hostIsStopping(), schedule[Symbol.asyncDispose]()]);
      const reason = hostStops ? 'host-shutdown' : 'shutdown';
      const atMs = clock.wallMs();
      if (hostStops) observe({ type: 'lifecycle', event: { type: 'hostShutdown', atMs, boot: parts.boot.id } });
      observe({ type: 'lifecycle', event: { type: 'agentStopped', atMs, reason } });
      send();
      await uplink.stop({ reason, ttlMs: 0 });
      const lost = await spool.close(clock.monotonicMs());
      if (lost > 0) log.error('observations could not be brought to disk and are lost', { count: lost });
      log.info('stopped', { reason });
    },
  };
}
