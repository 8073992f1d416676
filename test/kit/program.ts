import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { onTestFinished } from 'vitest';

export interface Program {
  readonly child: ChildProcess;
  /** Sends a signal and resolves when the process is gone. */
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts a program until the end of the test; what it says is appended to `logFile`. */
export function start(file: string, args: readonly string[], logFile: string): Program {
  const log = openSync(logFile, 'a');
  const child = spawn(file, args, { stdio: ['ignore', log, log], env: {} });
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  onTestFinished(() => end('SIGKILL'));
  return { child, end };
}

/** Runs a program to its end with `input` on its standard input; what it printed. Fails when it fails. */
export async function run(file: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(file, args, { stdio: ['pipe', 'pipe', 'pipe'], env: {} });
  const parts: string[] = [];
  const errors: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text) => parts.push(text));
  child.stderr.setEncoding('utf8').on('data', (text) => errors.push(text));
  // One that reads no input may be gone before it is written; its exit code tells all that matters.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${file} ${args.join(' ')} ended with ${code}: ${errors.join('')}`);
  return parts.join('').trimEnd();
}
