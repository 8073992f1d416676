import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { capability } from '../kit/capabilities.ts';
import { start } from '../kit/program.ts';
import { tappedScene } from '../kit/tapped-scene.ts';
import { tracedAcks, tracedCalls } from '../kit/traced-acks.ts';
import { until } from '../kit/until.ts';

/** Acks that are looked at: dozens of commits, some with batches of several agents. */
const acksMin = 200;

capability('strace')(
  'before each ack that leaves the collector, a sync of the store’s log came back that began after the batch was written',
  async () => {
    const { folder, url, fleet, heard, collector, herd } = await tappedScene({ hosts: 10, sampleEveryMs: 1000 });
    await until('the collector is ready', 20_000, async () => ((await fetch(`${url}/readyz`)).ok ? true : undefined));
    // Not from its start on: most of the trace would be the reading of its program.
    const traceFile = join(folder, 'trace');
    const how = ['-f', '-ttt', '-T', '-yy', '-x', '-s', '1000000', '-e', `trace=${tracedCalls}`, '-o', traceFile];
    const strace = start('strace', [...how, '-p', String(collector.pid)], join(folder, 'strace.log'));
    await until('strace is attached', 10_000, async () =>
      (await readFile(join(folder, 'strace.log'), 'utf8')).includes('attached') ? true : undefined,
    );
    herd('agents', fleet);
    await until('enough is acknowledged', 45_000, async () => (heard.acks >= acksMin ? true : undefined));
    await strace.end('SIGINT');

    const told = tracedAcks(await readFile(traceFile, 'utf8'));
    expect(told.early).toEqual([]);
    expect(told.acks).toBeGreaterThanOrEqual(acksMin);
    expect(told.syncs).toBeGreaterThan(acksMin / 10);
  },
);
