import { parseArgs } from 'node:util';
import { emptyStore, playSeed } from './world.ts';

/**
 * `npm run simulate -- --seed N --hosts H --days D`: plays a seed (or `--seeds` of them, from N on) and prints what came of it as one line of
 * JSON. `--trace` tells the story on the standard error. Ends with 1 at the first seed in which something is wrong.
 */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      seeds: { type: 'string', default: '1' },
      hosts: { type: 'string', default: '3' },
      days: { type: 'string', default: '0.05' },
      trace: { type: 'boolean', default: false },
    },
  });
  const [first, count, hosts, days] = [values.seed, values.seeds, values.hosts, values.days].map(Number);
  if (first === undefined || count === undefined || !hosts || !days)
    throw new Error('--seed, --seeds, --hosts and --days are numbers');
  const empty = await emptyStore();
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  for (let seed = first; seed < first + count; seed++) {
    const plan = { seed, hosts, spanMs: Math.round(days * 86_400_000), ...(values.trace && { tell }) };
    const outcome = await playSeed(plan, empty);
    console.log(JSON.stringify(outcome));
    if (outcome.problems.length > 0) return 1;
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
