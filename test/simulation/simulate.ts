import { simulateOptions, usage } from './simulate-options.ts';
import { emptyStore, playSeed } from './world.ts';

/** `npm run simulate -- --help` tells what it takes and what it prints. */
async function main(args: string[]): Promise<number> {
  const asked = simulateOptions(args);
  if (asked.type === 'mistake') {
    console.error(`${asked.message}; npm run simulate -- --help tells what there is.`);
    return 2;
  }
  if (asked.type === 'help') {
    console.log(usage);
    return 0;
  }
  const { seed: first, seeds, hosts, days, trace } = asked.options;
  const empty = await emptyStore();
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  for (let seed = first; seed < first + seeds; seed++) {
    const plan = { seed, hosts, spanMs: Math.round(days * 86_400_000), ...(trace && { tell }) };
    const outcome = await playSeed(plan, empty);
    console.log(JSON.stringify(outcome));
    if (outcome.problems.length > 0) return 1;
  }
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
