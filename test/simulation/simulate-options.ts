import { parseArgs } from 'node:util';

export interface SimulateOptions {
  readonly seed: number;
  readonly seeds: number;
  readonly hosts: number;
  readonly days: number;
  readonly trace: boolean;
}

export type Asked =
  | { readonly type: 'play'; readonly options: SimulateOptions }
  | { readonly type: 'help' }
  | { readonly type: 'mistake'; readonly message: string };

export const usage = `Usage: npm run simulate -- [options]

Plays agents, their hosts and a collector in virtual time, with faults by chance, and compares what the collector then
reports with what truly was. A seed decides everything: the same seed plays the same again.

Options:
  --seed N    the first seed, a whole number (default 1)
  --seeds N   how many seeds, one after the other (default 1)
  --hosts N   hosts that share the collector (default 3)
  --days D    for how long faults happen, in days of virtual time; 0.005 is 7 minutes (default 0.05)
  --trace     tells on the standard error what happens, line by line
  --help      prints this

Prints one line of JSON for each seed:
  seed        the seed
  faults      how often each kind of fault was injected; kinds that did not happen are left out
  happened    what followed from the faults and is none: agents putOff at the door or throttled; batches deliveredAgain that
              the store had whole; frames overtaken, which came after the dial of a later connection of their host; silent
              hosts lookedFor; evidence sealed, signedRoots, and how often somebody was told how a host does
  made        observations that agents made
  acked       of these, acknowledged to the agent
  applied     in the collector's store
  declared    dropped by an agent that said so, and therefore unknown
  unwritten   gone with an agent that was killed before they were due on its disk
  doubled     stored more than once, which is never right
  lost        gone without a word, which is never right
  targets     of each host and check its downtime in ms: in truth at the least and at the most (trueMsMin, trueMsMax; what
              nobody can have seen lies between), and as reported: bestMs, primaryMs, worstMs
  problems    in words, whatever is wrong; empty when all is well

Ends with 0 when all seeds were well, with 1 at the first one that was not, with 2 when the options make no sense.`;

/** What somebody who starts the simulation asks for. */
export function simulateOptions(args: string[]): Asked {
  let values: Record<string, string | boolean | undefined>;
  try {
    const text = (fallback: string) => ({ type: 'string', default: fallback }) as const;
    const numbers = { seed: text('1'), seeds: text('1'), hosts: text('3'), days: text('0.05') };
    const flags = { trace: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } } as const;
    ({ values } = parseArgs({ args, options: { ...numbers, ...flags } }));
  } catch (error) {
    return { type: 'mistake', message: (error as Error).message };
  }
  if (values.help === true) return { type: 'help' };
  const [seed, seeds, hosts, days] = [values.seed, values.seeds, values.hosts, values.days].map(Number);
  if (!isWhole(seed, 0)) return mistake('--seed', 'a whole number from 0 on', values.seed);
  if (!isWhole(seeds, 1)) return mistake('--seeds', 'a whole number from 1 on', values.seeds);
  // Each has an address of its own in a network of 254.
  if (!isWhole(hosts, 1) || hosts > 254) return mistake('--hosts', 'a whole number from 1 to 254', values.hosts);
  if (days === undefined || !(days > 0 && days <= 366)) return mistake('--days', 'above 0, up to 366', values.days);
  return { type: 'play', options: { seed, seeds, hosts, days, trace: values.trace === true } };
}

function isWhole(value: number | undefined, least: number): value is number {
  return Number.isSafeInteger(value) && value !== undefined && value >= least;
}

function mistake(option: string, takes: string, given: unknown): Asked {
  return { type: 'mistake', message: `${option} takes ${takes}, not '${given}'` };
}
