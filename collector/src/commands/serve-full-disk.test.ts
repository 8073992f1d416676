import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { command } from '../../../test/kit/command.ts';
import { collectorMain, enrol, serve, streamOf } from '../../../test/kit/serve-process.ts';
import { fill, smallDisk } from '../../../test/kit/small-disk.ts';
import { until } from '../../../test/kit/until.ts';
import { dial, openSession } from '../../../test/kit/wire.ts';

// Whole processes, several in a test: a busy machine takes seconds to start one.
/** A collector that was there, and ended. */
async function ended(serving: ReturnType<typeof serve>) {
  const collector = await serving;
  await collector.end('SIGTERM');
  return collector;
}

capability('mount')(
  'a collector that is started on a full disk refuses politely, and serves as soon as there is room',
  async () => {
    const disk = smallDisk(16 * 1024);
    const data = join(disk, 'data');
    const first = await serve(data);
    const agent = await enrol(data, first.url);
    const port = new URL(first.url).port;
    await first.end('SIGTERM');
    fill(disk, 0);
    const waiting = serve(data, '--listen', `127.0.0.1:${port}`);
    const ask = async (path: string, headers = {}) => {
      const response = await fetch(`${first.url}${path}`, { headers });
      return [response.status, ((await response.json()) as { code?: string }).code];
    };
    await until('it answers', 60_000, () => ask('/healthz'));
    expect(await ask('/readyz')).toEqual([503, 'DISK_FULL']);
    expect(await ask('/api/v1/hosts')).toEqual([503, 'DISK_FULL']);
    await expect(dial(streamOf(first.url))).rejects.toThrow('503');
    rmSync(join(disk, 'filled'));
    const collector = await waiting;
    expect(collector.lines.map(({ msg }) => msg)).toContain('the start waits for room on the disk');
    const { welcome } = await openSession(streamOf(collector.url), agent);
    expect(welcome.type).toBe('welcome');
    expect(await collector.end('SIGTERM')).toEqual([0, null]);
  },
);

capability('mount')(
  'a start that waits for room ends in order, and a first start on a full disk says what it lacks',
  async () => {
    const disk = smallDisk(16 * 1024);
    const data = join(disk, 'data');
    const port = new URL((await ended(serve(data))).url).port;
    fill(disk, 0);
    const args = [collectorMain, 'serve', '--data', data, '--listen', `127.0.0.1:${port}`];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const said = text(child.stdout);
    onTestFinished(() => void child.kill('SIGKILL'));
    const gone = once(child, 'exit');
    await until('it answers', 60_000, async () => (await fetch(`http://127.0.0.1:${port}/healthz`)).ok);
    child.kill('SIGTERM');
    expect(await gone, await said).toEqual([0, null]);
    const anew = await command(['serve', '--data', join(disk, 'another'), '--listen', '127.0.0.1:0']);
    expect(anew).toMatchObject({ exitCode: 1, err: [expect.stringMatching(/^DISK_FULL: /)] });
  },
);
