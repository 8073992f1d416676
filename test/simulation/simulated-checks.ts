import type { CheckKind } from '@kadoban/agent/src/checks/check.ts';
import type { HostParts } from './host-parts.ts';
import type { Process } from './process.ts';

/** How long a target takes to answer that is not mute. */
const answerMsMax = 200;

/** The kind of every check of a host, for each process of its agent: it asks the simulated target. No two looks say the same. */
export function simulatedChecks({
  checks,
  scheduler,
  random,
}: Pick<HostParts, 'checks' | 'scheduler' | 'random'>): (process: Process) => CheckKind {
  let looks = 0;
  return (process) => ({
    kind: 'simulated',
    config: (make) => make.Object({}),
    impossible: () => undefined,
    host: () => undefined,
    target: ({ name }) => name,
    run: async ({ name }, { signal }) => {
      const outage = checks.find(({ config }) => config.name === name)?.target.outageAt(scheduler.nowMs);
      const output = `#${looks++}`;
      await (outage?.isMute
        ? new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
        : process.step(random.between(1, answerMsMax)));
      return { status: outage ? 'down' : 'up', reason: outage ? 'refused' : '', output };
    },
  });
}
