import { MessageChannel } from 'node:worker_threads';
import { CollectorError } from '../errors.ts';
import type { Tally } from '../ingest/tally.ts';
import type { Live } from '../live.ts';
import type { Ask } from './calls.ts';
import type { ReaderData } from './reader.ts';
import { startThread, type Thread } from './start-thread.ts';
import { type RemoteStore, remoteStore } from './store-calls.ts';

/** What was asked for before an end may keep the reader busy for long after whoever asked has gone. Each thing that it has the writer do is done whole, or not. */
const readerEndMs = 3000;

/** The threads beside the one that holds the sockets. */
export interface Threads extends AsyncDisposable {
  /** The store, as the writer has it. */
  readonly store: RemoteStore;
  readonly askReader: Ask;
  /** Rejects with what to tell when one of them ends by itself: the others are of no use then. */
  readonly failed: Promise<never>;
}

/** What the reader asks the thread that holds the sockets for. */
interface ToldByMain {
  readonly live: Live;
  readonly tally: Tally;
  clockBehindMs(): number;
}

/** Starts the writer and, once the store is open, the reader. Disposing ends them in the other order. */
export async function startThreads(
  data: Omit<ReaderData, 'role' | 'writer'>,
  { live, tally, clockBehindMs }: ToldByMain,
): Promise<Threads> {
  const { port1, port2 } = new MessageChannel();
  const { file, logLevel } = data;
  const writer = await startThread({ role: 'writer', file, logLevel, reader: port1 }, { ports: [port1] });
  const answers = new Map<string, () => unknown>([
    ['counts', () => tally.counts()],
    ['clockBehindMs', clockBehindMs],
    ['administered', () => live.administered()],
  ]);
  const reader = await startThread(
    { ...data, role: 'reader', writer: port2 },
    { ports: [port2], answers, endMs: readerEndMs },
  );
  const failed = Promise.race([endOf('writer', writer), endOf('reader', reader)]);
  // Whoever started them may already be ending, and not look any more.
  failed.catch(() => undefined);
  const stopTelling = tellConnections(live, reader.ask);
  return {
    store: remoteStore(writer.ask),
    askReader: reader.ask,
    failed,
    async [Symbol.asyncDispose]() {
      stopTelling();
      await reader[Symbol.asyncDispose]();
      await writer[Symbol.asyncDispose]();
    },
  };
}

function endOf(role: string, { failed }: Thread): Promise<never> {
  return failed.catch((error: Error) => {
    throw new CollectorError('INTERNAL', `the ${role} thread ended: ${error.message}`, { cause: error });
  });
}

/** Who reads tells people which agents are connected. */
function tellConnections(live: Live, ask: Ask): () => void {
  const told = new Set<string>();
  return live.subscribe((hostId) => {
    const isConnected = live.connected.has(hostId);
    if (isConnected === told.has(hostId)) return;
    if (isConnected) told.add(hostId);
    else told.delete(hostId);
    // Whoever ends before it heard of it has nobody left to tell.
    ask('connection', [hostId, isConnected]).catch(() => undefined);
  });
}
