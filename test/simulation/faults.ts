import { collectorFaults } from './collector-faults.ts';
import { type Fault, type Scene, stepsMax } from './fault.ts';
import type { Scheduler } from './scheduler.ts';
import { usualStepMsMax } from './sim-disk.ts';
import type { SimHost } from './sim-host.ts';

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

/** Every kind of fault. */
export const faults: readonly Fault[] = [
  ackLost,
  agentKilled,
  agentRestarted,
  clockSet('clockSetAhead', 1),
  clockSet('clockSetBack', -1),
  ...collectorFaults,
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
