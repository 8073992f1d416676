import { join } from 'node:path';
import { getAsset, isSea } from 'node:sea';
import { type MessagePort, Worker } from 'node:worker_threads';
import { systemClock, waitAtMost } from '../clock.ts';
import { type Ask, callsOver } from './calls.ts';
import type { ThreadData } from './thread.ts';

/** What is new in a thread's memory dies at once or stays; V8 would take three times this before it looks, and gain nothing. */
const youngMbMax = 16;

/** A thread beside the one that holds the sockets. Disposing lets it end in order, in the time that it has for that. */
export interface Thread extends AsyncDisposable {
  readonly ask: Ask;
  /** Rejects when the thread ends by itself, which is a bug, or more than its memory. */
  readonly failed: Promise<never>;
}

interface ThreadParts {
  readonly ports: readonly MessagePort[];
  readonly answers?: ReadonlyMap<string, (...args: never[]) => unknown>;
  /** How long its orderly end may take; then it ends wherever it is, but for a statement or a decompression that runs. Without, as long as it takes. */
  readonly endMs?: number;
}

/** Starts a thread and waits until it answers. */
export async function startThread(data: ThreadData, { ports, answers, endMs }: ThreadParts): Promise<Thread> {
  const resourceLimits = { maxYoungGenerationSizeMb: youngMbMax };
  const options = { workerData: data, transferList: [...ports], name: data.role, resourceLimits };
  // A binary has no files to start a thread from, but the text.
  const worker = isSea()
    ? new Worker(getAsset('thread.cjs', 'utf8'), { ...options, eval: true })
    : new Worker(join(import.meta.dirname, 'thread.ts'), options);
  const ask = callsOver(worker, answers);
  const ended = Promise.withResolvers<void>();
  const { promise: failed, reject: fail } = Promise.withResolvers<never>();
  // Whoever started it may already be ending, and not look any more.
  failed.catch(() => undefined);
  worker.on('error', fail);
  worker.on('exit', (code) => {
    fail(new Error(`the ${data.role} thread ended with ${code}`));
    ended.resolve();
  });
  await Promise.race([ask('ready', []), failed]);
  return {
    ask,
    failed,
    async [Symbol.asyncDispose]() {
      // First what is over: a thread that ended by itself has nothing left to close.
      const closed = Promise.race([ended.promise, ask('close', [])]);
      try {
        await (endMs === undefined ? closed : waitAtMost(systemClock, endMs, closed));
      } finally {
        await worker.terminate();
      }
    },
  };
}
