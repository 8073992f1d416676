import { isSea } from 'node:sea';
import { buffer } from 'node:stream/consumers';
import { runCli } from './cli.ts';
import { systemClock } from './clock.ts';

const stopSignals = ['SIGINT', 'SIGTERM'] as const;

/**
 * The first signal that somebody waits for asks for an orderly end. One before, when there is nothing to end in order yet, and any after it
 * end at once. Not left to the system: it lets the first process of a container ignore signals that nobody handles.
 */
function listenForSignals(): () => Promise<string> {
  let askToStop: ((signal: string) => void) | undefined;
  for (const signal of stopSignals) {
    process.on(signal, () => {
      if (!askToStop) process.exit(1);
      askToStop(signal);
      askToStop = undefined;
    });
  }
  return () =>
    new Promise((resolve) => {
      askToStop = resolve;
    });
}

async function main(): Promise<void> {
  // What is written must be readable by nobody else: the store, keys and certificates of this process.
  process.umask(0o077);
  process.exitCode = await runCli(process.argv.slice(2), {
    out: (text) => console.log(text),
    err: (text) => console.error(text),
    input: () => buffer(process.stdin),
    program: isSea() ? process.execPath : undefined,
    ...systemClock,
    stopped: listenForSignals(),
  });
}

void main();
