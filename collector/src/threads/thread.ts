import { parentPort, workerData } from 'node:worker_threads';
import { type ReaderData, runReader } from './reader.ts';
import { runWriter, type WriterData } from './writer.ts';

/** What a thread is told when it begins. */
export type ThreadData = WriterData | ReaderData;

// The body of every thread of the collector: which one it is stands in what it was told.
async function main(data: ThreadData): Promise<void> {
  if (!parentPort) throw new TypeError('this is no thread');
  if (data.role === 'writer') await runWriter(data, parentPort);
  else await runReader(data, parentPort);
}

void main(workerData);
