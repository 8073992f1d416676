import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { toDiskAfterMs } from '@kadoban/agent/src/spool/spool.ts';
import type { Change, Interval } from '@kadoban/collector/src/ledger/change.ts';
import { clockToleranceMs } from '@kadoban/collector/src/store/arrival-clock.ts';
import { readCheck, readHost } from '@kadoban/collector/src/store/readings.ts';
import type { Store } from '@kadoban/collector/src/store/store.ts';
import { expect } from 'vitest';
import { derived } from '../simulation/replay.ts';
import type { Agents } from './come-to-rest.ts';
import type { FleetHost } from './fleet.ts';
import type { Heard } from './heard.ts';
import { evidenceRows, metricsOf, undisturbed } from './undisturbed.ts';

const second = 1000;

/** Who saw what happened, besides the store. */
export interface Witnesses {
  /** With the log of the collector. */
  readonly folder: string;
  readonly data: string;
  readonly heard: Heard;
  /** What checks looked at: when it could not be reached. */
  readonly target: { readonly outages: readonly Interval[] };
  readonly agents: readonly Agents[];
}

/**
 * Nothing that was acknowledged is lost, nothing is there twice, nobody is blamed for what was disturbed: evidence, metrics and ledger are those of a
 * collector to which the same batches came one by one. How many outages of checks it tells.
 */
export async function expectUndisturbed(witnesses: Witnesses, store: Store, asOfMs: number): Promise<number> {
  const { folder, data, heard, target } = witnesses;
  expect(heard.problems).toEqual([]);
  // They are on the collector's own machine: who took their clocks for wrong would move what they say.
  const offsets = await clockOffsets(folder);
  expect(offsets.length).toBeGreaterThan(0);
  expect(Math.max(...offsets)).toBeLessThanOrEqual(clockToleranceMs);
  const stored = storedIn(data);
  expect(lostOf(witnesses, stored)).toEqual([]);
  expect(untoldTails(witnesses, stored)).toEqual([]);

  const hosts = await store.hosts.list();
  const dir = await mkdtemp(join(folder, 'undisturbed-'));
  await using other = await undisturbed(dir, hosts, heard.epochs.values(), stored);
  expect(await derived(store, hosts, asOfMs)).toEqual(await derived(other, hosts, asOfMs));
  const [rows, otherRows] = [evidenceRows(data), evidenceRows(dir)];
  for (const [table, texts] of Object.entries(rows)) expect(texts, table).toEqual(otherRows[table]);
  expect(rows.looks?.length).toBeGreaterThan(0);
  for (const { hostId } of witnesses.agents.flatMap((crew) => crew.hosts)) {
    const window = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER };
    const samples = await metricsOf(store, hostId, window);
    expect(samples.length).toBeGreaterThan(0);
    expect(samples).toEqual(await metricsOf(other, hostId, window));
  }
  const { told, wrong } = await falseOutages(store, target, asOfMs);
  expect(wrong).toEqual([]);
  return told;
}

function storedIn(data: string): (hostId: string, epoch: number) => number {
  using database = new DatabaseSync(join(data, 'kadoban.sqlite'), { readOnly: true });
  const rows = database.prepare('select host_id, epoch, seq from epochs').all();
  const stored = new Map(rows.map(({ host_id, epoch, seq }) => [`${host_id} ${epoch}`, Number(seq)]));
  return (hostId, epoch) => stored.get(`${hostId} ${epoch}`) ?? 0;
}

/** What was acknowledged must be stored, and what was sent must be too, unless it was young when its process was killed. */
function lostOf({ heard, agents }: Witnesses, stored: (hostId: string, epoch: number) => number): string[] {
  const lost: string[] = [];
  for (const { hostId, epoch, seq, sent } of heard.epochs.values()) {
    const storedSeq = stored(hostId, epoch);
    if (storedSeq < seq) lost.push(`${hostId} ${epoch} was acknowledged up to ${seq}, stored is ${storedSeq}`);
    const lives = agents.find(({ hosts }) => hosts.some((host) => host.hostId === hostId))?.process.lives ?? [];
    for (const { lastSeq, atMs } of sent.values()) {
      const goneMs = lives.find(({ fromMs, toMs }) => fromMs <= atMs && atMs <= toMs)?.toMs ?? 0;
      // What is not on the disk goes with the process; nothing waits for longer.
      const mayBeLost = goneMs - atMs <= toDiskAfterMs + 5 * second;
      if (lastSeq > storedSeq && !mayBeLost) lost.push(`${hostId} ${epoch}:${lastSeq} was sent, and is not stored`);
    }
  }
  return lost;
}

/** What an agent saw long before it was killed was on a disk by then, and nothing ever kept it there. */
function untoldTails({ heard, agents }: Witnesses, stored: (hostId: string, epoch: number) => number): string[] {
  const told = [...heard.epochs.values()].flatMap(({ hostId, epoch, sent }) =>
    [...sent.values()]
      .filter(({ lastSeq }) => lastSeq <= stored(hostId, epoch))
      .flatMap(({ batch }) => batch.samples.flatMap(({ atMs }) => atMs.map((ms) => ({ hostId, ms })))),
  );
  const samples = Map.groupBy(told, ({ hostId }) => hostId);
  return agents.flatMap(({ hosts, process }) =>
    process.lives.flatMap(({ fromMs, toMs }) => {
      const dueMs = toMs - toDiskAfterMs - 5 * second;
      // A process needs a while until all its agents look.
      if (dueMs < fromMs + 10 * second) return [];
      const isSilent = ({ hostId }: FleetHost) => !samples.get(hostId)?.some(({ ms }) => dueMs <= ms && ms <= toMs);
      return hosts.filter(isSilent).map(({ name }) => `nothing of ${name} from ${dueMs} to ${toMs}`);
    }),
  );
}

/** The times that are told as down. */
function outagesIn(changes: readonly Change[], asOfMs: number): Interval[] {
  return changes.flatMap(({ atMs, status }, index) =>
    status === 'down' ? [{ fromMs: atMs, toMs: changes[index + 1]?.atMs ?? asOfMs }] : [],
  );
}

/** The hosts were up all the time, and their checks may be down only when the target did not listen. */
async function falseOutages(store: Store, target: Witnesses['target'], asOfMs: number) {
  const told: Interval[] = [];
  const wrong: string[] = [];
  for (const host of await store.hosts.list()) {
    const reading = await readHost(store, host, asOfMs);
    for (const { fromMs } of outagesIn(reading.changes, asOfMs)) wrong.push(`${host.name} down at ${fromMs}`);
    for (const check of await store.evidence.checks(host.hostId)) {
      told.push(...outagesIn((await readCheck(store, host, check, asOfMs)).changes, asOfMs));
    }
  }
  for (const { fromMs, toMs } of told) {
    const isTrue = target.outages.some((outage) => fromMs < outage.toMs + 2 * second && outage.fromMs < toMs);
    if (!isTrue) wrong.push(`a check down from ${fromMs} to ${toMs}`);
  }
  return { told: told.length, wrong };
}

/** By how much the collector held the clock of an agent on its own machine to be wrong. */
async function clockOffsets(folder: string): Promise<number[]> {
  const log = await readFile(join(folder, 'collector.log'), 'utf8');
  return [...log.matchAll(/"clockOffsetMs":(-?\d+)/g)].map(([, ms]) => Math.abs(Number(ms)));
}
