import { isSea } from 'node:sea';
import { buffer } from 'node:stream/consumers';
import { systemClock } from './clock.ts';

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

/**
 * The first signal asks for an orderly end, also when it comes while the program is still being read. A command that hears no signals is ended at
 * once, like by any second signal. Not left to the system: it lets the first process of a container ignore signals that nobody handles.
 */
function listenForSignals() {
  const asked = Promise.withResolvers<string>();
  let isAsked = false;
  let isHeard = false;
  let isReading = true;
  for (const signal of stopSignals) {
    process.on(signal, () => {
      if (isAsked) console.error(`ended at once by a second signal, ${signal}; what was acknowledged is kept`);
      if (isAsked || !(isHeard || isReading)) process.exit(1);
      isAsked = true;
      asked.resolve(signal);
    });
  }
  return {
    stopped() {
      isHeard = true;
      return asked.promise;
    },
    /** From here on a command runs that has said whether it hears signals, or will say so. */
    begun() {
      isReading = false;
      if (isAsked && !isHeard) process.exit(1);
    },
  };
}

async function main(): Promise<void> {
  // What is written must be readable by nobody else: the store, keys and certificates of this process.
  process.umask(0o077);
  const { stopped, begun } = listenForSignals();
  // Only now: to read all of it takes a while, in which somebody may want it to end.
  const { runCli } = await import('./cli.ts');
  const ended = runCli(process.argv.slice(2), {
    out: (text) => console.log(text),
    err: (text) => console.error(text),
    input: () => buffer(process.stdin),
    env: process.env,
    program: isSea() ? process.execPath : undefined,
    ...systemClock,
    stopped,
  });
  begun();
  process.exitCode = await ended;
}

void main();
