import type { EpochAck, Frame, Goodbye } from '@kadoban/proto/messages';
import { checkSet } from './beginning.ts';
import { checkingTask } from './checking.ts';
import type { CheckConfig, CheckKind } from './checks/check.ts';
import type { Request } from './control/request.ts';
import { startDispatch } from './dispatch.ts';
import type { Boot } from './host/boot.ts';
import { inventoryTask, type TellingParts } from './inventory/telling.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/open-metrics.ts';
import { samplingName, samplingTask } from './sampling.ts';
import type { Task } from './schedule.ts';
import type { Observation } from './spool/seal.ts';
import type { Spool } from './spool/spool.ts';
import type { SpoolDisk } from './spool/spool-disk.ts';
import type { News } from './standing.ts';
import type { SteadyClock } from './steady-clock.ts';
import type { Outgoing } from './uplink/session.ts';
import type { Uplink } from './uplink/uplink.ts';
import { startWork, type Work } from './work.ts';

/** What is news waits so long for more of it. */
const newsMs = 1000;

/**
 * A look that says what the one before said is no news: it waits for the next sample to share its frame, but not longer than this, and
 * less than half its interval, so that the collector does not miss it. Long enough for the next sample at the usual interval, less than
 * what brings it to the disk.
 */
const calmMs = 12_000;

/** So many checks are few. */
const besideMax = 12;

/** Looks of one wake-up: the second of a kind finds its code warm, and so few do not wait for each other longer than a network takes. */
const togetherMax = 6;

/** What the uplink needs of the rest of the agent. */
export interface Source {
  readonly deliver: (acked: readonly EpochAck[]) => { next(): Promise<Outgoing | undefined> };
  readonly acked: (ack: EpochAck) => void;
}

/** What the agent looks at, and how often. */
export interface Workload {
  readonly sampleEveryMs: number;
  readonly checks: readonly CheckConfig[];
  readonly kindOf: (check: CheckConfig) => CheckKind;
}

export interface AgentParts extends Workload {
  readonly hostId: string;
  readonly boot: Boot;
  /** What is to be said first. */
  readonly beginning: readonly Observation[];
  readonly clock: SteadyClock;
  /** A clock that starts with the boot and stops with the machine. */
  readonly bootClockMs: () => number;
  readonly metrics: Metrics;
  /** Absent where the host tells nobody what it is made of. */
  readonly lookAtInventory?: TellingParts['look'];
  readonly spool: Spool;
  readonly disk: SpoolDisk;
  readonly openUplink: (source: Source) => Uplink;
  readonly hostIsStopping: () => Promise<boolean>;
  /** Is told what a person would want to know of how it goes. */
  readonly tell?: (news: News) => void;
  readonly log: Log;
}

export interface Agent {
  /** Ends everything in order: the checks, what is to be said last, the connection, the spool. `goodbye` is why, if somebody said so. */
  stop(goodbye?: Goodbye): Promise<void>;
  /** Looks at something else from now on. What stays as it is goes on undisturbed. */
  reconfigure(workload: Workload): Promise<void>;
  /** Says something to the collector; nothing while there is no connection. */
  send(frame: Frame): void;
  /** Connects anew, so that what the hello says is said again. */
  redial(): void;
  /** Takes what somebody on the host has to say about this moment. */
  observe(event: Exclude<Request, { type: 'restart' | 'changeKey' }>): void;
}

/** Few checks look right after a sample, in the same wake-up. Many would wait for each other there, and their targets seem slow. */
function besideSamples(everyMs: number, checks: readonly CheckConfig[], taskOf: (check: CheckConfig) => Task): Work[] {
  const turns = Math.ceil(checks.length / togetherMax);
  const place = checks.length <= besideMax ? { beside: { name: samplingName, everyMs, turns } } : {};
  return checks.map((check) => ({
    says: JSON.stringify([check, place]),
    task: () => ({ ...taskOf(check), ...place }),
  }));
}

/** Starts to look and to report. The parts know nothing of each other; here values go from one to the next. */
export function startAgent(parts: AgentParts): Agent {
  const { clock, spool, log, lookAtInventory, tell = () => {} } = parts;
  const dispatch = startDispatch(spool, () => uplink, clock);
  const uplink = parts.openUplink({
    deliver(acked) {
      // A session begins: whatever waits for others goes with the first batches.
      dispatch.seal();
      const delivery = spool.deliver(acked);
      return {
        async next() {
          const sealed = await delivery.next();
          return sealed && { epoch: sealed.epoch, seq: sealed.lastSeq, frame: sealed.batch ?? sealed.frame };
        },
      };
    },
    acked(ack) {
      spool.ack(ack);
      dispatch.acked();
    },
  });
  for (const observation of parts.beginning) dispatch.add(observation, newsMs);

  const sampling = (everyMs: number) =>
    samplingTask({
      ...parts,
      boot: parts.boot.id,
      everyMs,
      observe: (sample) => dispatch.add({ type: 'sample', sample }, 0),
    });
  const checking = (check: CheckConfig, kindOf: AgentParts['kindOf']) =>
    checkingTask(check, kindOf(check), clock, log, (result, isNews) => {
      dispatch.add({ type: 'result', result }, isNews ? newsMs : Math.min(calmMs, check.intervalMs / 2));
      if (isNews) tell({ type: 'looked', result });
    });
  const inventory = (look: TellingParts['look']) =>
    inventoryTask({ look, clock, log, observe: (event) => dispatch.add({ type: 'lifecycle', event }, newsMs) });
  const tasksOf = ({ sampleEveryMs, checks, kindOf }: Workload): readonly Work[] => [
    { says: String(sampleEveryMs), task: () => sampling(sampleEveryMs) },
    ...(lookAtInventory ? [{ says: 'inventory', task: () => inventory(lookAtInventory) }] : []),
    ...besideSamples(sampleEveryMs, checks, (check) => checking(check, kindOf)),
  ];
  const work = startWork(tasksOf(parts), parts.hostId, clock);

  return {
    async reconfigure(workload) {
      dispatch.add({ type: 'lifecycle', event: checkSet(workload.checks, workload.kindOf, clock.wallMs()) }, newsMs);
      await work.become(tasksOf(workload));
    },
    send: (frame) => uplink.send(frame),
    redial: () => uplink.redial(),
    observe(event) {
      dispatch.add({ type: 'lifecycle', event: { ...event, atMs: clock.wallMs() } }, newsMs);
    },
    async stop(goodbye = { reason: 'shutdown', ttlMs: 0 }) {
      const [hostStops] = await Promise.all([parts.hostIsStopping(), work[Symbol.asyncDispose]()]);
      const { reason, ttlMs } = hostStops ? { reason: 'host-shutdown', ttlMs: 0 } : goodbye;
      const atMs = clock.wallMs();
      // A shutdown alone has no clock that stops with the machine: a time in which that slept just before would count as up.
      const sample = { boot: parts.boot.id, atMs, monoMs: parts.bootClockMs(), readings: [] };
      dispatch.add({ type: 'sample', sample }, newsMs);
      if (hostStops)
        dispatch.add({ type: 'lifecycle', event: { type: 'hostShutdown', atMs, boot: parts.boot.id } }, newsMs);
      dispatch.add({ type: 'lifecycle', event: { type: 'agentStopped', atMs, reason } }, newsMs);
      dispatch.seal();
      uplink.ready();
      await uplink.stop({ reason, ttlMs });
      dispatch.stop();
      const lost = await spool.close(clock.monotonicMs());
      if (lost > 0) log.error('observations could not be brought to disk and are lost', { count: lost });
      tell({ type: 'stopped', reason });
      log.info('stopped', { reason });
    },
  };
}
