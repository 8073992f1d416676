import { clockProvenAfterMs } from '@kadoban/collector/src/own-clock.ts';
import { upStampEveryMs } from '@kadoban/collector/src/store/readings.ts';
import { type Fault, stepsMax } from './fault.ts';
import type { SimCollector } from './sim-collector.ts';

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

/** Until somebody sets it right. Only of a clock that went evenly for a while is it known that it was set back. */
const collectorClockSetBack: Fault = {
  kind: 'collectorClockSetBack',
  strike(_host, { collector, lastingMs, random, say, scheduler }) {
    const isEven = scheduler.nowMs - collector.evenFromMs > clockProvenAfterMs + 4 * upStampEveryMs;
    if (!isEven || !collector.isRunning || collector.clockBackMs > 0) return false;
    collector.clockBackMs = random.between(10, 120) * 60_000;
    say(`collector: its clock is set back by ${collector.clockBackMs} ms`);
    scheduler.after(lastingMs(60_000), () => {
      collector.clockBackMs = 0;
    });
    return true;
  },
};

/** Every kind of fault of the collector and its machine. */
export const collectorFaults: readonly Fault[] = [
  collectorClockSetBack,
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
];
