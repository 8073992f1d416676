import { runCli } from '../../collector/src/cli.ts';
import { systemClock } from '../../collector/src/clock.ts';

/** Runs one command line of the collector in this process, with what it would print. */
export async function command(argv: readonly string[], { now = Date.now, input = '', env = {} } = {}) {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCli(argv, {
    ...systemClock,
    now,
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    input: async () => new TextEncoder().encode(input),
    program: undefined,
    env,
    stopped: () => new Promise(() => undefined),
  });
  return { exitCode, out, err };
}
