/*
 * How long the list of hosts and /metrics take with many hosts: `npm run bench:hosts -- --hosts 5000 --checks 3 --runs 3`. Prints a line of JSON per
 * figure; never a pass or a fail.
 */

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../collector/src/store/backends/sqlite.ts';
import { openStore } from '../../collector/src/store/open.ts';
import { apiOf } from '../kit/api-of.ts';
import { benchOptions } from './bench-options.ts';
import { fillHosts } from './fill-hosts.ts';
import { tell } from './tell.ts';

const fromMs = Date.UTC(2026, 9, 1);
const nowMs = fromMs + 61 * 60_000;

async function main(): Promise<void> {
  const number = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { hosts: number('5000'), checks: number('3'), runs: number('3') };
  const values = benchOptions(import.meta.filename, options);
  const [hosts, checks] = [Number(values.hosts), Number(values.checks)];
  const folder = await mkdtemp(join(tmpdir(), 'kadoban-many-hosts-'));
  try {
    await using store = await openStore(openSqlite(join(folder, 'kadoban.sqlite')));
    await fillHosts(store, hosts, checks, fromMs);
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
