import { runCli } from '@kadoban/agent/src/cli.ts';
import { systemClock } from '@kadoban/agent/src/clock.ts';
import type { Io } from '@kadoban/agent/src/commands/command.ts';

/** What a command line of the agent gets and prints, on a machine that a test bends. */
export function bentIo(bent: Partial<Io> = {}) {
  const [out, err]: [string[], string[]] = [[], []];
  const io: Io = {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    input: async () => '',
    env: {},
    program: undefined,
    configFile: undefined,
    clock: systemClock,
    bootClockMs: () => 0,
    again: async (argv) => {
      const other = bentIo(bent);
      return { code: await runCli(argv, other.io), out: other.out.join('\n'), err: other.err.join('\n') };
    },
    apart: () => Promise.reject(new Error('nothing runs apart here')),
    restart: () => {},
    stopped: () => new Promise(() => {}),
    ...bent,
  };
  return { io, out, err };
}
