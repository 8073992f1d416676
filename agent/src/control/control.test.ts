import { once } from 'node:events';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { maintenanceMsMax } from '@kadoban/proto/limits';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { askAgent } from './ask-agent.ts';
import { openControl, socketName } from './open-control.ts';
import { lineBytesMax, type Request, requestFrom } from './request.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

async function listening() {
  const requests: Request[] = [];
  const errors: unknown[] = [];
  const control = openControl(
    dir,
    (request) => requests.push(request),
    (error) => errors.push(error),
  );
  onTestFinished(() => control[Symbol.dispose]());
  return { requests, errors };
}

const good: Request[] = [
  { type: 'mark', text: 'release 1.4.2' },
  { type: 'maintenanceStarted', forMs: 1_800_000, reason: 'カーネルの更新' },
  { type: 'maintenanceEnded' },
  { type: 'changeKey' },
  { type: 'restart', goodbye: { reason: 'update', ttlMs: 120_000 } },
];

test('what is asked arrives as it was said', async () => {
  const { requests } = await listening();
  for (const request of good) await askAgent(dir, request);
  expect(requests).toEqual(good);
});

test.each([
  ['no JSON', '{'],
  ['nothing', ''],
  ['null', 'null'],
  ['another kind', '{"type":"exec"}'],
  ['a mark without words', '{"type":"mark","text":""}'],
  ['a mark too long', JSON.stringify({ type: 'mark', text: 'x'.repeat(256) })],
  ['work without end', JSON.stringify({ type: 'maintenanceStarted', forMs: maintenanceMsMax + 1, reason: '' })],
  ['work of no time', '{"type":"maintenanceStarted","forMs":0,"reason":""}'],
  ['a restart as something else', '{"type":"restart","goodbye":{"reason":"host-shutdown","ttlMs":1}}'],
  ['a restart for half a millisecond', '{"type":"restart","goodbye":{"reason":"update","ttlMs":0.5}}'],
])('%s is not understood', (_, line) => {
  expect(requestFrom(line)).toBeUndefined();
});

/** What comes back for bytes that no client of ours sends. */
async function raw(bytes: string): Promise<string> {
  const socket = connect({ path: join(dir, socketName) });
  await once(socket, 'connect');
  socket.write(bytes);
  return text(socket);
}

test('nonsense is answered, and a line without end cut off', async () => {
  const { requests } = await listening();
  expect(await raw('hello\n')).toBe('not understood\n');
  expect(await raw('x'.repeat(lineBytesMax + 1)).catch(() => '')).toBe('');
  expect(requests).toEqual([]);
});

test('nobody else may connect', async () => {
  const before = process.umask(0o077);
  onTestFinished(() => void process.umask(before));
  await listening();
  await askAgent(dir, { type: 'maintenanceEnded' });
  expect(statSync(join(dir, socketName)).mode & 0o077).toBe(0);
});

test('a socket that a killed agent left is taken over', async () => {
  writeFileSync(join(dir, socketName), '');
  const { requests, errors } = await listening();
  await askAgent(dir, { type: 'maintenanceEnded' });
  expect([requests.length, errors]).toEqual([1, []]);
});

test('without an agent that is said, with where one was looked for', async () => {
  await expect(askAgent(dir, { type: 'maintenanceEnded' })).rejects.toMatchObject({
    code: 'NOT_RUNNING',
    message: expect.stringContaining(dir),
  });
});

test('an agent that does not understand is none of ours', async () => {
  const server = createServer((socket) => socket.end('not understood\n')).listen(join(dir, socketName));
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  await expect(askAgent(dir, { type: 'maintenanceEnded' })).rejects.toThrow(/another version/);
});

test('a path that is too long for a socket is told, and ends nothing', async () => {
  const errors: unknown[] = [];
  const control = openControl(
    join(dir, 'x'.repeat(150)),
    () => {},
    (error) => errors.push(error),
  );
  onTestFinished(() => control[Symbol.dispose]());
  await expect.poll(() => errors.length).toBe(1);
});
