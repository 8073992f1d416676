import { verify } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { enrolmentText, publicKeyFrom, publicKeyText } from '@kadoban/proto/handshake';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { makeCertificate } from '../../test/kit/certificate.ts';
import { connectProxy } from '../../test/kit/connect-proxy.ts';
import { type Bent, fakeCollector } from '../../test/kit/fake-collector.ts';
import { closedPort } from '../../test/kit/listen.ts';
import { enroll, invitation } from './enroll.ts';
import { privateKeyFrom } from './identity.ts';
import { openState, type StateFile } from './state.ts';

const token = `kdbe_${'a'.repeat(22)}`;
const tls = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 3_600_000);
const newcomer = {
  boot: 'b',
  hostname: 'web-01',
  os: 'o',
  arch: 'a',
  version: '1',
  clockMs: 0,
  machineIdHash: async () => new Uint8Array(32).fill(0xab),
};

let dir: string;
let state: StateFile;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  state = openState(dir);
});
afterEach(() => rmSync(dir, { recursive: true }));

/** A collector that knows one token, and what it was sent. */
async function openDoor(bent: Bent = {}) {
  const bodies: Record<string, string>[] = [];
  const collector = await fakeCollector(() => '', {
    enrol(body) {
      bodies.push(body);
      if (body.token !== token) return { status: 401, body: { code: 'TOKEN_UNKNOWN', message: 'ask\nfor another' } };
      const { collectorId, collectorKeys } = collector;
      return { status: 201, body: { hostId: 'host-1', name: body.hostname, collectorId, collectorKeys, news: 1 } };
    },
    ...bent,
  });
  return { collector, bodies };
}
const tryWith = (url: string, text: string) =>
  enroll(state, invitation(url, text), newcomer, AbortSignal.timeout(5000));

test('a token becomes an identity, whose key the collector has seen proved and never seen', async () => {
  const { collector, bodies } = await openDoor();
  const { identity } = await tryWith(collector.url, `${token}\n`);
  expect(openState(dir).data.identity).toEqual(identity);
  expect(identity).toMatchObject({
    hostId: 'host-1',
    name: 'web-01',
    collectorUrl: collector.url,
    collectorKeys: collector.collectorKeys,
  });
  expect(Object.keys(identity)).not.toContain('news');
  const [body = expect.fail()] = bodies;
  const key = privateKeyFrom(identity.privateKey) ?? expect.fail();
  expect(body).toMatchObject({
    token,
    publicKey: publicKeyText(key),
    machineIdHash: 'ab'.repeat(32),
    boot: 'b',
    version: '1',
    clockMs: 0,
  });
  const { signature = '', publicKey = '', machineIdHash = '', hostname = '' } = body;
  const text = enrolmentText({ token, publicKey, machineIdHash, hostname });
  expect(verify(null, text, publicKeyFrom(publicKey) ?? expect.fail(), Buffer.from(signature, 'base64url'))).toBe(true);
  expect(JSON.stringify(body)).not.toContain(identity.privateKey.slice(30, 60));
});

test('a token with a pin goes to the collector with that key alone, and the pin stays', async () => {
  const { collector, bodies } = await openDoor({ tls });
  const { identity } = await tryWith(collector.url, `${token}.${collector.pin}`);
  expect(identity.pin).toBe(collector.pin);
  expect(bodies[0]?.token).toBe(token);
});

test('an enrolment goes through a proxy, which sees no token', async () => {
  const { collector } = await openDoor({ tls });
  const { port, targets } = await connectProxy();
  const invited = { ...invitation(collector.url, `${token}.${collector.pin}`), proxy: { host: '127.0.0.1', port } };
  const { identity } = await enroll(state, invited, newcomer, AbortSignal.timeout(5000));
  expect(identity).toMatchObject({ hostId: 'host-1', pin: collector.pin });
  expect(targets).toEqual([new URL(collector.url).host]);
});

test('a collector with another key than the pinned one gets neither token nor anything else', async () => {
  const { collector } = await openDoor({ tls });
  await expect(tryWith(collector.url, `${token}.${'A'.repeat(43)}`)).rejects.toMatchObject({
    code: 'COLLECTOR_IDENTITY',
  });
  await expect(tryWith(collector.url, token)).rejects.toMatchObject({
    code: 'COLLECTOR_UNREACHABLE',
    message: expect.stringMatching(/self-signed.*pin/),
  });
  expect(collector.seen.bytes).toBe(0);
  expect(state.data.identity).toBeUndefined();
});

test('a refusal is shown with the reason the collector gives, on one line', async () => {
  const { collector } = await openDoor();
  await expect(tryWith(collector.url, `kdbe_${'b'.repeat(22)}`)).rejects.toMatchObject({
    code: 'ENROLL_REFUSED',
    message: 'The collector refused the enrolment: TOKEN_UNKNOWN: ask for another',
  });
});

const strangers: [name: string, answer: { status: number; body: unknown }][] = [
  ['a web server', { status: 404, body: 'Not found' }],
  ['one that only looks like a collector', { status: 201, body: { hostId: 'x' } }],
  ['one that answers too much', { status: 201, body: 'x'.repeat(100_000) }],
];
test.each(strangers)('%s is no collector', async (_name, answer) => {
  const { collector } = await openDoor({ enrol: () => answer });
  await expect(tryWith(collector.url, token)).rejects.toMatchObject({ code: 'COLLECTOR_UNREACHABLE' });
  expect(state.data.identity).toBeUndefined();
});

test('an address where nobody listens says so', async () => {
  const port = await closedPort(createServer());
  await expect(tryWith(`http://127.0.0.1:${port}`, token)).rejects.toMatchObject({
    code: 'COLLECTOR_UNREACHABLE',
    message: expect.stringContaining('ECONNREFUSED'),
  });
});

test('an identity is kept, whichever collector the next token is for', async () => {
  const [first, second] = [await openDoor(), await openDoor()];
  const { identity: before } = await tryWith(first.collector.url, token);
  for (const { collector } of [first, second]) {
    await expect(tryWith(collector.url, token)).rejects.toMatchObject({
      code: 'ALREADY_ENROLLED',
      message: expect.stringMatching(/as web-01 \(host-1\) with .*--replace/),
    });
  }
  expect([first.bodies.length, second.bodies.length]).toEqual([1, 0]);
  expect(openState(dir).data).toEqual({ identity: before });
});

test('an identity gives way on demand, once the collector has made another', async () => {
  const { collector } = await openDoor();
  const { identity: before } = await tryWith(collector.url, token);
  state.update((data) => {
    data.lastRun = { boot: { id: 'b', atMs: 1 }, epoch: 7 };
  });
  const kept: unknown[] = [];
  const giveWay = () => kept.push(openState(dir).data.identity);
  const replace = (text: string) =>
    enroll(state, invitation(collector.url, text), newcomer, AbortSignal.timeout(5000), giveWay);
  await expect(replace(`kdbe_${'b'.repeat(22)}`)).rejects.toMatchObject({ code: 'ENROLL_REFUSED' });
  expect(kept).toEqual([]);
  const { identity: after } = await replace(token);
  expect(kept).toEqual([before]);
  expect(after.privateKey).not.toBe(before.privateKey);
  expect(openState(dir).data).toEqual({ identity: after });
});

/** A directory of that name keeps the state from being written, also for root. */
const fillDisk = () => mkdirSync(join(dir, 'state.json.tmp'));
const makeRoom = () => rmSync(join(dir, 'state.json.tmp'), { recursive: true });

test('a token is not used up where its key could not be kept', async () => {
  const { collector } = await openDoor();
  fillDisk();
  await expect(tryWith(collector.url, token)).rejects.toMatchObject({ code: 'STATE_UNWRITABLE' });
  expect(collector.seen.bytes).toBe(0);
});

test('an enrolment that is cut off tells the host it leaves behind, and the next one takes up its key', async () => {
  const full = { yet: true };
  const { collector, bodies } = await openDoor({
    enrol(body) {
      bodies.push(body);
      if (full.yet) fillDisk();
      const { collectorId, collectorKeys } = collector;
      return { status: 201, body: { hostId: `host-${bodies.length}`, name: 'web-01', collectorId, collectorKeys } };
    },
  });
  await expect(tryWith(collector.url, token)).rejects.toMatchObject({
    code: 'STATE_UNWRITABLE',
    message: expect.stringMatching(/already made the host web-01 \(host-1\): enrol again with the same token/),
  });
  makeRoom();
  full.yet = false;
  state = openState(dir);
  expect(state.data.identity).toBeUndefined();
  const { identity } = await tryWith(collector.url, token);
  expect(identity.hostId).toBe('host-2');
  expect(bodies[1]?.publicKey).toBe(bodies[0]?.publicKey);
  expect(openState(dir).data).toEqual({ identity });
});

test('a refused enrolment leaves no key behind, an unreachable collector neither', async () => {
  const { collector } = await openDoor();
  await expect(tryWith(collector.url, `kdbe_${'b'.repeat(22)}`)).rejects.toMatchObject({ code: 'ENROLL_REFUSED' });
  expect(openState(dir).data).toEqual({});
  const port = await closedPort(createServer());
  await expect(tryWith(`http://127.0.0.1:${port}`, token)).rejects.toMatchObject({ code: 'COLLECTOR_UNREACHABLE' });
  expect(openState(dir).data).toEqual({});
});

const noTokens = ['', 'kdbe_short', `kdbk_${'a'.repeat(22)}`, `${token}.short`, `${token} ${token}`];
test.each(noTokens)('"%s" is no token, and the message does not repeat it', (text) => {
  const taking = () => invitation('https://c.example', text);
  expect(taking).toThrow(expect.objectContaining({ code: 'USAGE' }));
  if (text !== '') expect(taking).not.toThrow(text);
});

test('a token with a pin is not wasted on a connection without TLS', () => {
  expect(() => invitation('http://127.0.0.1:1', `${token}.${'A'.repeat(43)}`)).toThrow(/use https/);
});
