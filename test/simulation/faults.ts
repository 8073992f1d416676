import type { Random } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import type { SimCollector } from './sim-collector.ts';
import { usualStepMsMax } from './sim-disk.ts';
import type { SimHost } from './sim-host.ts';

/** What a fault may touch. */
export interface Scene {
  readonly scheduler: Scheduler;
  readonly random: Random;
  readonly collector: SimCollector;
  readonly say: (text: string) => void;
  /** When the time of faults is over. */
  readonly endMs: number;
  /** How long something lasts: `meanMs` on average, and not beyond the time of faults. */
  lastingMs(meanMs: number): number;
}

/** One kind of fault. It happens to a host (or to the collector, whichever host is drawn), and mends itself after a while. */
interface Fault {
  readonly kind: string;
  /** False when it could not happen just now. */
  strike(host: SimHost, scene: Scene): boolean;
}

/** How many steps a process may still take before it is killed. */
const stepsMax = 12;

/** Something of a host that is bad for a while. */
const forAWhile = (
  kind: string,
  meanMs: number,
  begin: (host: SimHost, scene: Scene) => void,
  end: (host: SimHost) => void,
): Fault => ({
  kind,
  strike(host, scene) {
    const ms = scene.lastingMs(meanMs);
    scene.say(`${host.hostId}: ${kind} for ${ms} ms`);
    begin(host, scene);
    scene.scheduler.after(ms, () => end(host));
    return true;
  },
});

const partition = (kind: string, isOpenUp: boolean, isOpenDown: boolean): Fault =>
  forAWhile(
    kind,
    90_000,
    ({ path }) => {
      path.isOpenUp = isOpenUp;
      path.isOpenDown = isOpenDown;
    },
    ({ path }) => {
      path.isOpenUp = true;
      path.isOpenDown = true;
    },
  );

const agentKilled: Fault = {
  kind: 'agentKilled',
  strike(host, { random }) {
    if (!host.hasAgent) return false;
    host.killAgentSoon(random.between(0, stepsMax));
    return true;
  },
};

const agentRestarted: Fault = {
  kind: 'agentRestarted',
  strike(host, { random, say }) {
    if (!host.hasAgent || !host.machine.isRunning || host.isStopping) return false;
    say(`${host.hostId}: the agent is restarted`);
    void host.stopAgent().then(() => host.startAgentIn(random.between(100, 10_000)));
    return true;
  },
};

function powerOnAfter(host: SimHost, ms: number, scheduler: Scheduler): void {
  const { boot } = host;
  scheduler.after(ms, () => {
    if (host.boot === boot && !host.machine.isOn) host.powerOn();
  });
}

const crash = (kind: string, losesUnsynced: boolean): Fault => ({
  kind,
  strike(host, { lastingMs, scheduler }) {
    if (!host.machine.isOn) return false;
    host.crash(losesUnsynced);
    powerOnAfter(host, 3000 + lastingMs(60_000), scheduler);
    return true;
  },
});

const hostShutDown: Fault = {
  kind: 'hostShutDown',
  strike(host, { lastingMs, scheduler }) {
    if (!host.machine.isRunning || host.isStopping) return false;
    host.shutDown();
    // A shutdown takes 8 s at most.
    powerOnAfter(host, 10_000 + lastingMs(60_000), scheduler);
    return true;
  },
};

const hostSuspended: Fault = {
  kind: 'hostSuspended',
  strike(host, { lastingMs, scheduler }) {
    if (!host.machine.isRunning || host.isStopping) return false;
    const boot = host.boot;
    host.suspend();
    // Less than 5 s is no suspension by the rules.
    scheduler.after(6000 + lastingMs(60_000), () => {
      if (host.boot === boot && host.machine.isOn) host.resume();
    });
    return true;
  },
};

const connectionReset: Fault = {
  kind: 'connectionReset',
  strike(host) {
    host.path.reset();
    return true;
  },
};

const connectionForgotten: Fault = {
  kind: 'connectionForgotten',
  strike(host) {
    host.path.forget();
    return true;
  },
};

const connectionStalled: Fault = {
  kind: 'connectionStalled',
  strike({ path }, { lastingMs, scheduler }) {
    path.stall(scheduler.nowMs + lastingMs(90_000));
    return true;
  },
};

const ackLost: Fault = {
  kind: 'ackLost',
  strike({ path }) {
    return path.loseAck();
  },
};

const connectionOvertaken: Fault = {
  kind: 'connectionOvertaken',
  strike({ path }, { random }) {
    return path.overtake(random.pick(['dial', 'hello']));
  },
};

const slowNetwork = forAWhile(
  'slowNetwork',
  60_000,
  (host, { random }) => {
    host.path.latencyMsMax = random.between(100, 900);
  },
  (host) => {
    host.path.latencyMsMax = 50;
  },
);

const helloLate = forAWhile(
  'helloLate',
  60_000,
  ({ path }, { random }) => {
    path.lateUpMs = random.between(1000, 6000);
  },
  ({ path }) => {
    path.lateUpMs = 0;
  },
);

/** Until somebody sets it right. By less than ten minutes the records that the system keeps of shutdowns would be taken for right. */
const clockSet = (kind: string, sign: 1 | -1): Fault =>
  forAWhile(
    kind,
    90_000,
    (host, { random }) => host.setClock(sign * random.between(10, 120) * 60_000),
    (host) => host.setClock(0),
  );

const diskFull = forAWhile(
  'diskFull',
  90_000,
  (host) => host.fillDisk(true),
  (host) => host.fillDisk(false),
);

const diskSlow = forAWhile(
  'diskSlow',
  60_000,
  (host) => host.slowDisk(4000),
  (host) => host.slowDisk(usualStepMsMax),
);

const collectorKilled: Fault = {
  kind: 'collectorKilled',
  strike(_host, { collector, lastingMs, random, scheduler }) {
    if (!collector.isRunning) return false;
    collector.killSoon(random.between(0, stepsMax), () => {
      scheduler.after(lastingMs(20_000), () => collector.start());
    });
    return true;
  },
};

const collectorCrashed: Fault = {
  kind: 'collectorCrashed',
  strike(_host, { collector, lastingMs, say, scheduler }) {
    if (!collector.isRunning) return false;
    say('collector: its machine crashes');
    collector.powerOff();
    scheduler.after(lastingMs(40_000), () => {
      collector.machine.powerOn();
      collector.start();
    });
    return true;
  },
};

const collectorRestarted: Fault = {
  kind: 'collectorRestarted',
  strike(_host, { collector, random, say, scheduler }) {
    if (!collector.isRunning) return false;
    say('collector: is restarted');
    void collector.stop().then(() => scheduler.after(random.between(100, 10_000), () => collector.start()));
    return true;
  },
};

const ofCollector = (
  kind: string,
  begin: (collector: SimCollector) => void,
  end: (collector: SimCollector) => void,
): Fault => ({
  kind,
  strike(_host, { collector, lastingMs, say, scheduler }) {
    say(`collector: ${kind}`);
    begin(collector);
    scheduler.after(lastingMs(40_000), () => end(collector));
    return true;
  },
});

/** Every kind of fault. */
export const faults: readonly Fault[] = [
  ackLost,
  agentKilled,
  agentRestarted,
  clockSet('clockSetAhead', 1),
  clockSet('clockSetBack', -1),
  collectorCrashed,
  ofCollector(
    'collectorDiskFull',
    (collector) => {
      collector.isDiskFull = true;
    },
    (collector) => {
      collector.isDiskFull = false;
    },
  ),
  collectorKilled,
  collectorRestarted,
  ofCollector(
    'commitsSlow',
    (collector) => {
      collector.commitMsMax = 3000;
    },
    (collector) => {
      collector.commitMsMax = 5;
    },
  ),
  connectionForgotten,
  connectionOvertaken,
  connectionReset,
  connectionStalled,
  diskFull,
  diskSlow,
  helloLate,
  crash('hostCrashed', false),
  hostShutDown,
  hostSuspended,
  partition('partition', false, false),
  partition('partitionDown', true, false),
  partition('partitionUp', false, true),
  crash('powerCut', true),
  slowNetwork,
];
