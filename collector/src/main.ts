import { buffer } from 'node:stream/consumers';
import { runCli } from './cli.ts';
import { systemClock } from './clock.ts';

/** The first signal asks for an orderly end; a second one ends at once. */
const stopSignals = ['SIGINT', 'SIGTERM'] as const;

function stopSignal(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of stopSignals) {
      process.once(signal, () => {
        process.once(signal, () => process.exit(1));
        resolve(signal);
      });
    }
  });
}

async function main(): Promise<void> {
  // What is written must be readable by nobody else: the store, keys and certificates of this process.
  process.umask(0o077);
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (text) => console.log(text),
    err: (text) => console.error(text),
    input: () => buffer(process.stdin),
    ...systemClock,
    stopped: stopSignal(),
  });
}

void main();
