import { defineCheck } from './check.ts';
import { hostKey } from './network/address.ts';
import { findProgram } from './programs/find-program.ts';
import { echoOutcome, parsePing, pingFailure } from './programs/ping-output.ts';
import { runProgram } from './programs/run-program.ts';

/** Between two echoes; whoever is not root may not send them faster. */
const distanceMs = 200;

/** For starting the program and looking up the name. */
const spareMs = 500;

/**
 * Up when the host answers ICMP echoes, which the system's own ping sends: raw sockets want rights that the agent must not have.
 */
export const ping = defineCheck({
  kind: 'ping',
  config: (make) =>
    make.Object({
      host: hostKey(make, 'Name or address to ping.'),
      count: make.Integer({ default: 3, minimum: 1, maximum: 20, description: 'Echoes a look sends.' }),
      degradedLossPercent: make.Number({
        default: 34,
        minimum: 1,
        maximum: 100,
        description: 'Degraded when at least so many of a hundred echoes get no answer.',
      }),
      downLossPercent: make.Number({
        default: 100,
        minimum: 1,
        maximum: 100,
        description: 'Down when at least so many get none.',
      }),
    }),
  impossible({ count, timeoutMs, degradedLossPercent, downLossPercent }) {
    if (degradedLossPercent > downLossPercent)
      return ['notMore', 'degradedLossPercent', degradedLossPercent, 'downLossPercent', downLossPercent];
    const leastMs = (count - 1) * distanceMs + 1000;
    return leastMs >= timeoutMs ? ['echoes', count, leastMs, timeoutMs] : undefined;
  },
  target: ({ host }) => host,
  host: ({ host }) => host,
  async run({ host, count, timeoutMs, degradedLossPercent, downLossPercent }, { signal }) {
    const program = findProgram('ping');
    if (program === undefined)
      return { status: 'unknown', reason: 'program-missing', output: 'this machine has no ping program' };
    // Whole seconds, because not every ping takes others; it must end by itself, or it would not tell what it has heard so far.
    const lastMs = timeoutMs - (count - 1) * distanceMs - spareMs;
    const waitSeconds = Math.max(1, Math.floor(lastMs / 1000));
    const args = ['-n', '-q', '-c', `${count}`, '-i', `${distanceMs / 1000}`, '-W', `${waitSeconds}`, host];
    const ended = await runProgram(program, args, signal);
    if ('failed' in ended)
      return { status: 'unknown', reason: 'program-failed', output: `${program} cannot be started: ${ended.failed}` };
    if (signal.aborted) return { status: 'down', reason: 'timeout', output: 'no answer within the time limit' };
    const echoes = parsePing(ended.out);
    return echoes ? echoOutcome(echoes, { degradedLossPercent, downLossPercent }) : pingFailure(ended.err);
  },
});
