import { on } from 'node:events';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Backend } from '../../collector/src/store/backend.ts';
import { putEncoded } from '../../collector/src/store/metric-chunks.ts';
import type { Store } from '../../collector/src/store/store.ts';
import type { Company } from './company.ts';
import type { HostChunks } from './metric-worker.ts';

/**
 * Begins to encode the metrics of the past in a thread of its own. Days that are over go straight to their chunks: made hour by hour, as they are
 * otherwise, they take ten times as long. Those of the last days came with the evidence. What it returns writes them.
 */
export function startMetrics(nowMs: number): (backend: Backend, store: Store, company: Company) => Promise<void> {
  const worker = new Worker(join(import.meta.dirname, 'metric-worker.ts'), { workerData: { nowMs } });
  const messages = on(worker, 'message', { close: ['exit'] });
  return async ({ writer }, store, { members, era }) => {
    for await (const [{ hostId, chunks }] of messages as AsyncIterable<[HostChunks]>) {
      await writer.transaction().execute(async (transaction) => {
        for (const { tier, fromMs, chunk } of chunks) await putEncoded(transaction, tier, { hostId, fromMs }, chunk);
      });
    }
    for (const { hostId } of members) {
      while (await store.metrics.closeHour(hostId, era.nowMs));
      while (await store.metrics.closeDay(hostId, era.nowMs));
    }
  };
}
