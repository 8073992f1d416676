import type { MessagePort } from 'node:worker_threads';
import { systemClock } from '../clock.ts';
import type { CollectorConfig } from '../config.ts';
import { startApplying } from '../jobs/applying.ts';
import { openLog } from '../log.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import { callsOver } from './calls.ts';
import { storeAnswers } from './store-calls.ts';

export interface WriterData {
  readonly role: 'writer';
  readonly file: string;
  readonly logLevel: CollectorConfig['log']['level'];
  /** The reader's thread. */
  readonly reader: MessagePort;
}

/** The one thread that writes the store. What arrives is logged and acknowledged by whoever asked, and applied here in turns. */
export async function runWriter({ file, logLevel, reader }: WriterData, main: MessagePort): Promise<void> {
  const log = openLog(logLevel);
  const store = await openStore(openSqlite(file));
  const applying = startApplying(store.evidence, systemClock, (error) =>
    log.error({ err: error }, 'evidence is kept, but could not be applied'),
  );
  const answers = storeAnswers(store).set('evidence.append', applying.append);
  callsOver(reader, answers);
  const close = async () => {
    await applying[Symbol.asyncDispose]();
    await store[Symbol.asyncDispose]();
  };
  callsOver(main, new Map([...answers, ['close', close], ['ready', () => undefined]]));
}
