import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import { settleAll } from '../../collector/src/store/settle-all.ts';
import type { Store } from '../../collector/src/store/store.ts';
import { checkRules } from './agent-frames.ts';
import { uuidOf } from './fleet.ts';
import type { AgentAccount } from './load-agent.ts';

/** What agents have on their accounts against what a store holds. */
export interface Audit {
  /** Observations that were acknowledged. */
  acked: number;
  /** Of these, those that are not there. */
  lost: number;
  /** What is there more often than it was made. */
  doubled: number;
  /** Agents whose runs of life end before their last sample. */
  lifeless: number;
}

/** Compares, after the collector has ended: samples one by one, looks by their number, sequence numbers by the highest. */
export async function audit(file: string, accounts: ReadonlyMap<number, AgentAccount>): Promise<Audit> {
  await using store = await openStore(openSqlite(file));
  await settleAll(store.evidence);
  const sum: Audit = { acked: 0, lost: 0, doubled: 0, lifeless: 0 };
  for (const [number, account] of accounts) await auditAgent(store, uuidOf(`agent ${number}`), account, sum);
  return sum;
}

async function auditAgent(store: Store, hostId: string, account: AgentAccount, sum: Audit): Promise<void> {
  const epochs = await store.evidence.epochs(hostId, 1);
  const seq = epochs.find(({ epoch }) => epoch === account.epoch)?.seq ?? 0;
  const times = await sampleTimes(store, hostId);
  let looks = 0;
  for (const { name } of checkRules) looks += (await store.evidence.check(hostId, name)).looks.length;
  const life = (await store.evidence.host(hostId, Number.MAX_SAFE_INTEGER)).samples.at(-1)?.atMs ?? 0;
  const missing = (acked: number, stored: number) => Math.max(0, acked - stored);
  const { ackedSeq, ackedSamples, ackedLooks, madeSamples, madeLooks } = account;
  sum.acked += ackedSeq;
  sum.lost += Math.max(missing(ackedSeq, seq), missing(ackedSamples, times.length) + missing(ackedLooks, looks));
  sum.doubled += times.length - new Set(times).size + missing(times.length, madeSamples) + missing(looks, madeLooks);
  if (times.some((atMs) => atMs > life)) sum.lifeless++;
}

/** All agents tell the first metric in each sample. */
async function sampleTimes(store: Store, hostId: string): Promise<number[]> {
  const always = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
  const reading = await store.metrics.read({ hostId, ...always, tier: 'raw', metrics: new Set([1]) });
  return reading.points.flatMap(({ atMs }) => Array.from(atMs));
}
