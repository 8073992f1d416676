import type { Arrival, Store } from '../../collector/src/store/store.ts';
import { appended } from '../kit/appended.ts';
import { addHost } from '../kit/backends.ts';
import { lifeBatch } from '../kit/wire.ts';

const minuteMs = 60_000;
const hostsOfCommit = 100;

/** An hour of a host that is well, with a sample and a look of each check a minute. */
function hourOf(hostId: string, checkCount: number, fromMs: number): Arrival {
  const times = Array.from({ length: 60 }, (_, minute) => fromMs + minute * minuteMs);
  const checks = Array.from({ length: checkCount }, (_, index) => {
    const name = `check ${index}`;
    return { name, kind: 'tcp', target: 'tcp://127.0.0.1:80', intervalMs: minuteMs, failures: 2, recoveries: 2 };
  });
  const look = { status: 'up' as const, reason: '', output: 'ok', timings: [] };
  const results = checks.flatMap(({ name }) => times.map((atMs) => ({ ...look, check: name, atMs })));
  const lifecycle = [{ type: 'checkSet' as const, atMs: fromMs, checks }];
  return {
    hostId,
    batch: lifeBatch(1, times, { results, lifecycle }),
    receivedMs: fromMs + 60 * minuteMs,
    clockOffsetMs: 0,
  };
}

/** Fills a store with hosts that were well for the hour from `fromMs` on. */
export async function fillHosts(store: Store, hosts: number, checks: number, fromMs: number): Promise<void> {
  for (let first = 0; first < hosts; first += hostsOfCommit) {
    const ids = Array.from({ length: Math.min(hostsOfCommit, hosts - first) }, (_, index) => `host ${first + index}`);
    for (const hostId of ids) await addHost(store, { hostId, name: hostId, enrolledMs: fromMs });
    await appended(
      store,
      ids.map((hostId) => hourOf(hostId, checks, fromMs)),
    );
  }
}
