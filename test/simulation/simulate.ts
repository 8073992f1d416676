import { parseArgs } from 'node:util';
import { emptyStore, playSeed } from './world.ts';

/** `npm run simulate -- --seed N --hosts H --days D`: plays one seed and prints what came of it as one line. Ends with 1 when something is wrong. */
async function main(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      seed: { type: 'string', default: '1' },
      hosts: { type: 'string', default: '3' },
      days: { type: 'string', default: '0.05' },
      trace: { type: 'boolean', default: false },
    },
  });
  const plan = {
    seed: Number(values.seed),
    hosts: Number(values.hosts),
    spanMs: Math.round(Number(values.days) * 86_400_000),
  };
  const outcome = await playSeed({ ...plan, ...(values.trace && { tell: console.error }) }, await emptyStore());
  console.log(JSON.stringify(outcome));
  return outcome.problems.length === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
