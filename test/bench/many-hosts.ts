/*
 * How long the list of hosts and /metrics take with many hosts: `npm run bench:hosts -- --hosts 5000 --checks 3 --runs 3`. Prints a line of JSON per
 * figure; never a pass or a fail.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import type { Arrival, Store } from '../../collector/src/store/store.ts';
import { apiOf } from '../kit/api-of.ts';
import { appended } from '../kit/appended.ts';
import { addHost } from '../kit/backends.ts';
import { lifeBatch } from '../kit/wire.ts';
import { tell } from './tell.ts';

const fromMs = Date.UTC(2026, 9, 1);
const minuteMs = 60_000;
const nowMs = fromMs + 61 * minuteMs;
const hostsOfCommit = 100;

/** An hour of a host that is well, with a sample and a look of each check a minute. */
function hourOf(hostId: string, checkCount: number): Arrival {
  const times = Array.from({ length: 60 }, (_, minute) => fromMs + minute * minuteMs);
  const checks = Array.from({ length: checkCount }, (_, index) => {
    const name = `check ${index}`;
    return { name, kind: 'tcp', target: 'tcp://127.0.0.1:80', intervalMs: minuteMs, failures: 2, recoveries: 2 };
  });
  const look = { status: 'up' as const, reason: '', output: 'ok', timings: [] };
  const results = checks.flatMap(({ name }) => times.map((atMs) => ({ ...look, check: name, atMs })));
  const lifecycle = [{ type: 'checkSet' as const, atMs: fromMs, checks }];
  return { hostId, batch: lifeBatch(1, times, { results, lifecycle }), receivedMs: nowMs, clockOffsetMs: 0 };
}

async function fill(store: Store, hosts: number, checks: number): Promise<void> {
  for (let first = 0; first < hosts; first += hostsOfCommit) {
    const ids = Array.from({ length: Math.min(hostsOfCommit, hosts - first) }, (_, index) => `host ${first + index}`);
    for (const hostId of ids) await addHost(store, { hostId, name: hostId, enrolledMs: fromMs });
    await appended(
      store,
      ids.map((hostId) => hourOf(hostId, checks)),
    );
  }
}

async function main(): Promise<void> {
  const number = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { hosts: number('5000'), checks: number('3'), runs: number('3') };
  const { values } = parseArgs({ options });
  const [hosts, checks] = [Number(values.hosts), Number(values.checks)];
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-many-hosts-'));
  try {
    await using store = await openStore(openSqlite(join(folder, 'kadoban.sqlite')));
    await fill(store, hosts, checks);
    const beganMs = performance.now();
    // It has to go on: some answers take as much of it as they may.
    await using api = await apiOf(store, () => nowMs + Math.floor(performance.now() - beganMs));
    for (const path of ['/metrics', '/api/v1/hosts']) {
      const [cpuMs, bytes]: [number[], number[]] = [[], []];
      for (let run = 0; run < Number(values.runs); run++) {
        const began = process.cpuUsage();
        const answer = await api.get(path);
        if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
        const { user, system } = process.cpuUsage(began);
        cpuMs.push((user + system) / 1000);
        bytes.push(answer.body.length);
      }
      tell('many-hosts', `${path} cpuMs`, cpuMs, { hosts, checks });
      tell('many-hosts', `${path} bytes`, bytes, { hosts, checks });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

await main();
