import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost, backends, type TestBackend } from '../../../test/kit/backends.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import type { ApiKey } from './key-store.ts';
import { settleAll } from './settle-all.ts';
import type { NewHost } from './store.ts';
import type { EnrolmentToken } from './token-store.ts';

async function opened(backend: TestBackend, dir = tempDir()) {
  const store = await backend.open(dir);
  let closed = false;
  const close = async () => {
    if (!closed) await store[Symbol.asyncDispose]();
    closed = true;
  };
  onTestFinished(close);
  return { store, dir, close };
}

const token: EnrolmentToken = { hash: 't', label: 'rack 3', createdMs: 1000, expiresMs: 2000, usesMax: 1, uses: 0 };
const key: ApiKey = { hash: 'k', name: 'ci', role: 'admin', kind: 'key', createdMs: 1000, expiresMs: null };

function host(hostId: string, enrolledMs = 1500): NewHost {
  const about = {
    name: hostId,
    publicKey: `key of ${hostId}`,
    machineIdHash: 'm',
    os: 'linux',
    arch: 'x64',
    agentVersion: '0.1.0',
  };
  return { hostId, ...about, enrolledMs };
}

describe.each(backends)('the store on $name', (backend) => {
  describe('enrolment tokens', () => {
    test('a token enrols as many hosts as it says', async () => {
      const { store } = await opened(backend);
      await store.tokens.add({ ...token, usesMax: 2 });
      expect(await store.hosts.enrol('t', host('a'))).toBe('enrolled');
      expect(await store.hosts.enrol('t', host('b'))).toBe('enrolled');
      expect(await store.hosts.enrol('t', host('c'))).toBe('used');
      expect((await store.hosts.list()).map((one) => one.hostId)).toEqual(['a', 'b']);
      expect(await store.tokens.list()).toEqual([{ ...token, usesMax: 2, uses: 2 }]);
    });

    test('uses at one moment are counted one by one', async () => {
      const { store } = await opened(backend);
      await store.tokens.add({ ...token, usesMax: 3 });
      const outcomes = await Promise.all(
        Array.from({ length: 10 }, (_, index) => store.hosts.enrol('t', host(`h${index}`))),
      );
      expect(outcomes.filter((outcome) => outcome === 'enrolled')).toHaveLength(3);
      expect(await store.hosts.list()).toHaveLength(3);
      expect(await store.tokens.list()).toMatchObject([{ uses: 3 }]);
    });

    test('a token is good up to the millisecond before it expires', async () => {
      const { store } = await opened(backend);
      await store.tokens.add({ ...token, usesMax: 2 });
      expect(await store.hosts.enrol('t', host('late', 2000))).toBe('expired');
      expect(await store.hosts.enrol('t', host('early', 1999))).toBe('enrolled');
    });

    test('a token that was taken back, or never made, enrols nobody', async () => {
      const { store } = await opened(backend);
      await store.tokens.add(token);
      expect(await store.tokens.revoke('t')).toBe(true);
      expect(await store.tokens.revoke('t')).toBe(false);
      expect(await store.hosts.enrol('t', host('a'))).toBe('unknown');
      expect(await store.hosts.list()).toEqual([]);
    });

    test('a host that cannot be added does not use the token up', async () => {
      const { store } = await opened(backend);
      await store.tokens.add({ ...token, usesMax: 5 });
      await store.hosts.enrol('t', host('a'));
      const another = { ...host('a'), publicKey: 'another key' };
      await expect(store.hosts.enrol('t', another)).rejects.toThrow();
      expect(await store.tokens.list()).toMatchObject([{ uses: 1 }]);
    });
  });

  describe('keys', () => {
    test('a key is found by its hash until it expires', async () => {
      const { store } = await opened(backend);
      await store.keys.add(key);
      await store.keys.add({ ...key, hash: 's', expiresMs: 5000 });
      expect(await store.keys.find('k', 10 ** 13)).toEqual(key);
      expect(await store.keys.find('s', 4999)).toMatchObject({ hash: 's' });
      expect(await store.keys.find('s', 5000)).toBeUndefined();
      expect(await store.keys.find('nobody', 0)).toBeUndefined();
    });

    test('a one-time key is taken once, however many ask at once', async () => {
      const { store } = await opened(backend);
      await store.keys.add({ ...key, hash: 'l', kind: 'login', expiresMs: 5000 });
      const taken = await Promise.all(Array.from({ length: 5 }, () => store.keys.takeLogin('l', 2000)));
      expect(taken.filter((one) => one !== undefined)).toHaveLength(1);
    });

    test('an expired one-time key is worth nothing', async () => {
      const { store } = await opened(backend);
      await store.keys.add({ ...key, hash: 'l', kind: 'login', expiresMs: 5000 });
      expect(await store.keys.takeLogin('l', 5000)).toBeUndefined();
    });

    test('keys are no one-time keys, and stay', async () => {
      const { store } = await opened(backend);
      await store.keys.add(key);
      expect(await store.keys.takeLogin('k', 2000)).toBeUndefined();
      expect(await store.keys.list()).toEqual([key]);
    });

    test('a removed key is gone, and what has expired makes room for what is new', async () => {
      const { store } = await opened(backend);
      await store.keys.add(key);
      expect(await store.keys.remove('k')).toBe(true);
      expect(await store.keys.remove('k')).toBe(false);
      await store.keys.add({ ...key, hash: 's', kind: 'login', expiresMs: 5000 });
      await store.keys.add({ ...key, hash: 'k2', createdMs: 5000 });
      expect((await store.keys.list()).map((one) => one.hash)).toEqual(['k2']);
    });
  });

  describe('hosts', () => {
    test('what a handshake tells replaces what was known', async () => {
      const { store } = await opened(backend);
      await addHost(store, { hostId: 'a' });
      const seen = {
        os: 'darwin',
        arch: 'arm64',
        agentVersion: '2',
        boot: 'b',
        clockOffsetMs: -7,
        sampleEveryMs: 5000,
        peerAddress: '192.0.2.7',
      };
      await store.hosts.greeted('a', seen);
      await settleAll(store.evidence);
      expect(await store.hosts.find('a')).toMatchObject(seen);
    });

    test('a revoked host says since when; one that nobody knows cannot be revoked', async () => {
      const { store } = await opened(backend);
      await addHost(store, { hostId: 'a' });
      expect(await store.hosts.revoke('a', { author: 'kanri', atMs: 4000 })).toBe(true);
      expect(await store.hosts.revoke('b', { author: 'kanri', atMs: 4000 })).toBe(false);
      expect(await store.hosts.find('a')).toMatchObject({ revokedMs: 4000 });
      expect(await store.hosts.find('b')).toBeUndefined();
    });
  });

  test('the identity is made once', async () => {
    const { store, dir, close } = await opened(backend);
    const [one, two] = await Promise.all([store.identity(), store.identity()]);
    expect(two).toEqual(one);
    await close();
    expect(await (await opened(backend, dir)).store.identity()).toEqual(one);
  });

  test('a run of the collector grows with its stamps', async () => {
    const { store } = await opened(backend);
    await store.upTimes.stamp('b', 5000, 5000);
    await store.upTimes.stamp('a', 1000, 1000);
    await store.upTimes.stamp('a', 1000, 3000);
    expect(await store.upTimes.list()).toEqual([
      { runId: 'a', fromMs: 1000, toMs: 3000 },
      { runId: 'b', fromMs: 5000, toMs: 5000 },
    ]);
  });

  test('everything is there after it was closed and opened again', async () => {
    const { store, dir, close } = await opened(backend);
    await addHost(store, { hostId: 'a' });
    await store.keys.add(key);
    await store.upTimes.stamp('run', 1, 2);
    await appended(store, [{ hostId: 'a', batch: lifeBatch(1, [5000]), receivedMs: 6000, clockOffsetMs: 0 }]);
    const read = async (one: typeof store) => ({
      hosts: await one.hosts.list(),
      tokens: await one.tokens.list(),
      keys: await one.keys.list(),
      upTimes: await one.upTimes.list(),
      host: await one.evidence.host('a', 6000),
      epochs: await one.evidence.epochs('a', 10),
    });
    const before = await read(store);
    await close();
    expect(await read((await opened(backend, dir)).store)).toEqual(before);
  });

  test('a process that is killed in the middle loses nothing that it said was stored', async () => {
    const dir = tempDir();
    const writer = join(import.meta.dirname, '../../../test/kit/store-writer.ts');
    const child = spawn(process.execPath, [writer, backend.name, dir], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const gone = once(child, 'exit');
    let lastSeq = 0;
    for await (const line of createInterface({ input: child.stdout })) {
      lastSeq = Number(line);
      if (lastSeq >= 300) child.kill('SIGKILL');
    }
    expect(await gone).toEqual([null, 'SIGKILL']);
    const { store } = await opened(backend, dir);
    await settleAll(store.evidence);
    const [epoch] = await store.evidence.epochs('h', 1);
    expect(epoch?.seq).toBeGreaterThanOrEqual(lastSeq);
    // Whole batches only: the last sample is the one that the last number stands for.
    expect((epoch?.seq ?? 1) % 3).toBe(0);
    expect(await store.evidence.lastSeen('h')).toBe(1_790_000_000_000 + (epoch?.seq ?? 0) * 10_000);
  });
});
