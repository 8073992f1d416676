/*
 * How long all SLOs of a month take, cold: `npm run bench:slos -- [--hosts 1000] [--months 12] [--runs 5]`. Fills a store with hosts that
 * change a hundred times a month, then lets a new process for each run open it and evaluate an SLO of every host. Prints a line of JSON per
 * figure; never a pass or a fail. Such a process is given its store by --file.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { windowDocument } from '../../collector/src/definitions/document.ts';
import { evaluateFile } from '../../collector/src/ledger/evaluation-file.ts';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import type { Arrival, DefinitionChange, Store } from '../../collector/src/store/store.ts';
import { appended } from '../kit/appended.ts';
import { benchOptions } from './bench-options.ts';
import { tell } from './tell.ts';

/** Fifty times up and down. */
const bootsPerMonth = 50;
const timeZone = 'Asia/Tokyo';
const last = Temporal.PlainYearMonth.from('2026-10');
const asOfMs = startOf(last.add({ months: 1 })) + 5 * 86_400_000;

/** Batches of one commit. */
const commitArrivals = 25;

function startOf(month: Temporal.PlainYearMonth): number {
  return month.toPlainDate({ day: 1 }).toZonedDateTime(timeZone).epochMilliseconds;
}

function hostIds(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `host-${String(index).padStart(5, '0')}`);
}

/** A month in the life of a host: up, and away for a minute, fifty times. */
function monthOf(hostId: string, hostIndex: number, month: Temporal.PlainYearMonth, epoch: number): Arrival {
  const fromMs = startOf(month);
  const everyMs = Math.floor((startOf(month.add({ months: 1 })) - fromMs) / bootsPerMonth);
  const samples = Array.from({ length: bootsPerMonth }, (_, index) => {
    // Every host at moments of its own.
    const bootMs = fromMs + index * everyMs + hostIndex * 1000;
    return {
      boot: `${month}-${index}`,
      atMs: [bootMs, bootMs + everyMs - 60_000],
      monoMs: [0, everyMs],
      instances: [],
    };
  });
  const batch = { epoch, firstSeq: 1, samples, results: [], lifecycle: [] };
  return { hostId, batch, receivedMs: asOfMs, clockOffsetMs: 0 };
}

async function fill(file: string, hosts: readonly string[], months: number): Promise<void> {
  await using store = await openStore(openSqlite(file));
  const enrolledMs = startOf(last.subtract({ months }));
  const token = { hash: 't', label: '', createdMs: 0, expiresMs: enrolledMs + 1, usesMax: hosts.length, uses: 0 };
  await store.tokens.add(token);
  for (const hostId of hosts) {
    const machine = { publicKey: 'k', machineIdHash: hostId, os: 'linux', arch: 'x64', agentVersion: '1' };
    await store.hosts.enrol('t', { hostId, name: hostId, ...machine, enrolledMs });
  }
  for (let month = months - 1; month >= 0; month--) {
    const arrivals = hosts.map((hostId, index) => monthOf(hostId, index, last.subtract({ months: month }), month + 1));
    while (arrivals.length > 0) await appended(store, arrivals.splice(0, commitArrivals));
  }
  await define(store, hosts);
}

async function define(store: Store, hosts: readonly string[]): Promise<void> {
  const window = { calendar: 'month', timeZone };
  const changes = hosts.map((hostId): DefinitionChange => {
    const body = { target: `host:${hostId}`, objective: '99.9', window };
    const known = { effectiveFromMs: null, atMs: 0, author: 'bench', reason: '', expectedVersion: null };
    return { ...known, kind: 'slo', id: hostId, body };
  });
  await store.definitions.append(changes);
}

/** What one run does, from a closed file to the figures of all SLOs. */
async function evaluateAll(file: string, hosts: readonly string[]): Promise<number> {
  const startMs = performance.now();
  await using store = await openStore(openSqlite(file));
  const month = { fromMs: startOf(last), toMs: startOf(last.add({ months: 1 })) };
  const requests = hosts.map((slo) => ({ slo, period: last.toString() }));
  const { document } = await windowDocument(store, new Map(hosts.map((slo) => [slo, month])), requests, asOfMs);
  const result = evaluateFile(JSON.stringify(document));
  const elapsedMs = performance.now() - startMs;
  const outages = result.ok ? JSON.parse(result.line).map((one: { outageCount: number }) => one.outageCount) : [];
  if (outages.some((count: number) => count < bootsPerMonth - 1)) throw new Error('not the month that was written');
  return elapsedMs;
}

async function main(): Promise<void> {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { hosts: text('1000'), months: text('12'), runs: text('5'), file: text('') };
  const values = benchOptions(import.meta.filename, options);
  const hosts = hostIds(Number(values.hosts));
  if (values.file !== '') return console.log(await evaluateAll(values.file, hosts));
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-bench-'));
  try {
    const file = join(dir, 'kadoban.sqlite');
    await fill(file, hosts, Number(values.months));
    const run = () =>
      Number(
        execFileSync(process.execPath, [import.meta.filename, '--file', file, '--hosts', values.hosts]).toString(),
      );
    const elapsedMs = Array.from({ length: Number(values.runs) }, run);
    tell('slos', 'all SLOs of a month of 100 changes each, in a new process, ms', elapsedMs, {
      hosts: hosts.length,
      monthsStored: Number(values.months),
    });
  } finally {
    rmSync(dir, { recursive: true });
  }
}

void main();
