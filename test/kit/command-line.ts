import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { until } from './until.ts';

export interface CommandLine {
  /** All that it printed so far. */
  said(): string;
  /** The match in what it printed, as soon as there is one. */
  untilSaid(pattern: RegExp, withinMs: number): Promise<RegExpExecArray>;
  kill(signal: NodeJS.Signals): void;
  /** The exit code; null when a signal ended it. */
  ended: Promise<number | null>;
}

/** Runs a command as a person would, until the end of the test at most; `env` comes on top of the test's own environment. */
export function commandLine(
  file: string,
  args: readonly string[],
  env: Record<string, string>,
  cwd?: string,
): CommandLine {
  const child = spawn(file, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  }
  const ended = once(child, 'close').then(([code]) => code as number | null);
  onTestFinished(async () => {
    // SIGTERM, so that it can end what it has started itself.
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await ended;
  });
  return {
    said: () => text,
    untilSaid: (pattern, withinMs) =>
      until(`${pattern} in:\n${text}`, withinMs, async () => pattern.exec(text) ?? undefined),
    kill: (signal) => child.kill(signal),
    ended,
  };
}
