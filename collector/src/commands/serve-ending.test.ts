import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { collectorMain, enrol, serve, streamOf } from '../../../test/kit/serve-process.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { lockData, openData } from './data.ts';

// Whole processes, several in a test: a busy machine takes seconds to start one.
test('a collector that is killed loses nothing that it acknowledged, and doubles nothing', async () => {
  const data = tempDir();
  const killed = await serve(data);
  const agent = await enrol(data, killed.url);
  const { wire } = await openSession(streamOf(killed.url), agent);
  const beginMs = Date.now() - 3_600_000;
  const batch = (seq: number) => lifeBatch(seq, [beginMs + seq * 1000]);
  let [sent, acked] = [0, 0];
  while (acked < 40) {
    // Eight are on their way at any time; one ack may be for several.
    while (sent < acked + 8) wire.send(batch(++sent));
    const frame = await wire.next();
    if (frame.type === 'ack') acked = frame.seq;
  }
  expect(await killed.end('SIGKILL')).toEqual([null, 'SIGKILL']);

  const returned = await serve(data);
  const { wire: back, welcome } = await openSession(streamOf(returned.url), agent);
  const stored = welcome.acked[0]?.seq ?? 0;
  expect(stored).toBeGreaterThanOrEqual(acked);
  // An agent that did not hear of the last acks sends again what it has.
  back.send(
    lifeBatch(
      1,
      Array.from({ length: 60 }, (_, index) => beginMs + (index + 1) * 1000),
    ),
  );
  expect(await back.next()).toEqual({ type: 'ack', epoch: 1, seq: 60 });
  await returned.end('SIGTERM');
  const store = await openData(data);
  const { samples } = await store.evidence.host(agent.hostId, Date.now());
  await store[Symbol.asyncDispose]();
  expect(samples.map((sample) => sample.atMs)).toEqual([beginMs + 1000, beginMs + 60_000]);
});

test.each(['SIGTERM', 'SIGINT'] as const)('%s in the middle of a start ends it in order', async (signal) => {
  const [data, config] = [tempDir(), join(tempDir(), 'config')];
  execFileSync('mkfifo', [config]);
  const args = [collectorMain, 'serve', '--data', data, '--config', config, '--listen', '127.0.0.1:0'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [gone, out, err] = [once(child, 'exit'), text(child.stdout), text(child.stderr)];
  // Opens once the collector reads its configuration, which does not end before it is closed.
  const unfinished = await open(config, 'w');
  child.kill(signal);
  await unfinished.close();
  expect([await gone, await err]).toEqual([[0, null], '']);
  expect(await out).toContain(`"signal":"${signal}","msg":"collector stopping"`);
  expect(() => lockData(data)[Symbol.dispose]()).not.toThrow();
});

test('a collector whose writer dies says so and fails, and the next one has all that was acknowledged', async () => {
  const order = join(tempDir(), 'die');
  const [data, preload] = [tempDir(), join(tempDir(), 'preload.mjs')];
  writeFileSync(preload, onceOrdered(order, 'writer', `throw new Error('on order');`));
  const collector = await serve(data, '--', `--import=${preload}`);
  const agent = await enrol(data, collector.url);
  const { wire } = await openSession(streamOf(collector.url), agent);
  wire.send(lifeBatch(1, [Date.now() - 10_000]));
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });
  writeFileSync(order, '');
  expect(await collector.gone).toEqual([1, null]);
  expect(await collector.errors).toBe('INTERNAL: The collector failed: the writer thread ended: on order\n');
  expect(collector.lines).toContainEqual(expect.objectContaining({ level: 60, msg: 'collector failed' }));

  const next = await serve(data);
  const { welcome } = await openSession(streamOf(next.url), agent);
  expect(welcome).toMatchObject({ acked: [{ seq: 1 }] });
  await next.end('SIGTERM');
});

test('an end waits for no answer that nobody will hear', async () => {
  const order = join(tempDir(), 'reckon');
  const [data, preload] = [tempDir(), join(tempDir(), 'preload.mjs')];
  writeFileSync(preload, onceOrdered(order, 'reader', `writeFileSync(order + '-begun', ''); for (;;);`));
  const collector = await serve(data, '--', `--import=${preload}`);
  const agent = await enrol(data, collector.url);
  const { wire } = await openSession(streamOf(collector.url), agent);
  writeFileSync(order, '');
  await expect.poll(() => existsSync(`${order}-begun`)).toBe(true);
  const asked = fetch(`${collector.url}/healthz`).catch(() => 'cut off');
  wire.send(lifeBatch(1, [Date.now() - 10_000]));
  expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });
  expect(await collector.end('SIGTERM')).toEqual([0, null]);
  expect(await asked).toBe('cut off');
  expect(await collector.errors).toBe('');
  expect(collector.lines.filter(({ level }) => level > 40)).toEqual([]);

  const store = await openData(data);
  const { samples } = await store.evidence.host(agent.hostId, Date.now());
  expect(samples).toHaveLength(1);
  expect(await store.chains.unsealed()).toEqual([]);
  await store[Symbol.asyncDispose]();
});

/** What a thread does as soon as there is a file `order`. */
const onceOrdered = (order: string, role: string, work: string) => `
  import { existsSync, writeFileSync } from 'node:fs';
  import { workerData } from 'node:worker_threads';
  const order = ${JSON.stringify(order)};
  if (workerData?.role === '${role}') setInterval(() => {
    if (existsSync(order)) { ${work} }
  }, 20);`;

test.each([
  ['SIGTERM', 'SIGTERM'],
  ['SIGTERM', 'SIGINT'],
] as const)('after %s a second signal, %s, ends at once what does not end by itself', async (first, second) => {
  const data = tempDir();
  const collector = await serve(data);
  const agent = await enrol(data, collector.url);
  const { wire } = await openSession(streamOf(collector.url), agent);
  // An agent that never answers the close holds an orderly end up for its grace.
  wire.socket.pause();
  const ended = collector.end(first);
  await expect.poll(() => collector.lines.at(-1)?.msg).toMatch(/stopping|ended by us/);
  await collector.end(second);
  expect(await ended).toEqual([1, null]);
});
