import { describe, expect, onTestFinished, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { addHost, backends, type TestBackend } from '../../../test/kit/backends.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { readHost } from './readings.ts';
import type { Host, Store } from './store.ts';

const baseMs = 1_790_000_000_000;
const second = 1000;
const hourMs = 3_600_000;

async function opened(backend: TestBackend) {
  const store = await backend.open(tempDir());
  onTestFinished(() => store[Symbol.asyncDispose]());
  await addHost(store, { hostId: 'h', enrolledMs: baseMs });
  await store.upTimes.stamp('run', baseMs - hourMs, baseMs + 100 * hourMs);
  return store;
}

let epochs = 0;

/** Samples at these seconds after the base, as one batch of an agent that was started anew. */
async function alive(store: Store, seconds: readonly number[], boot = 'a'): Promise<void> {
  const atMs = seconds.map((at) => baseMs + at * second);
  const batch = lifeBatch(1, atMs, { boot, epoch: ++epochs });
  await appended(store, [{ hostId: 'h', batch, receivedMs: baseMs + 100 * hourMs, clockOffsetMs: 0 }]);
}

const probe = (at: number, reachable: boolean) => ({ hostId: 'h', atMs: baseMs + at * second, reachable });

/** What is read of the host some seconds after the base, in seconds after the base. */
async function read(store: Store, asOf: number) {
  const host = (await store.hosts.find('h')) as Host;
  const { changes } = await readHost(store, host, baseMs + asOf * second);
  const seconds = (ms: number | undefined) => ms !== undefined && (ms - baseMs) / second;
  return changes.map(({ atMs, status, reason, earliestMs }) => {
    const bound = seconds(earliestMs);
    return `${seconds(atMs)} ${status}${reason ? ` ${reason}` : ''}${bound === false ? '' : ` from ${bound}`}`;
  });
}

describe.each(backends)('probes on $name', (backend) => {
  test('a silent host that answers is up from then on, and each answer is a sign of life', async () => {
    const store = await opened(backend);
    await alive(store, [0, 10]);
    expect(await read(store, 41)).toEqual(['0 up', '10 unknown silent']);
    await store.evidence.addProbes([probe(42, true), probe(60, true)]);
    expect(await read(store, 61)).toEqual(['0 up', '10 unknown silent', '42 up answers-probe']);
    await store.evidence.addProbes([probe(90, false)]);
    expect((await read(store, 91)).at(-1)).toBe('90 down unreachable from 60');
  });

  test('a silent host that does not answer is down, no earlier than its last sign of life', async () => {
    const store = await opened(backend);
    await alive(store, [0, 10]);
    await store.evidence.addProbes([probe(42, false)]);
    await store.evidence.addProbes([probe(57, false)]);
    expect(await read(store, 60)).toEqual(['0 up', '10 unknown silent', '42 down unreachable from 10']);
    // What was not known then is not told of then.
    expect(await read(store, 41)).toEqual(['0 up', '10 unknown silent']);
  });

  test('the same boot heals: the host was up all the time', async () => {
    const store = await opened(backend);
    await alive(store, [0, 10]);
    await store.evidence.addProbes([probe(42, false)]);
    await alive(store, [300]);
    expect(await read(store, 300)).toEqual(['0 up']);
  });

  test('another boot tells what it was', async () => {
    const store = await opened(backend);
    await alive(store, [0, 10]);
    await store.evidence.addProbes([probe(42, false)]);
    await alive(store, [300], 'b');
    expect(await read(store, 300)).toEqual(['0 up', '10 down reboot', '300 up']);
  });

  test('a spool that comes late takes away the probes it overtakes, and only those', async () => {
    const store = await opened(backend);
    await alive(store, [0, 10]);
    await store.evidence.addProbes([probe(42, false), probe(57, false), probe(2 * 3600, false), probe(3 * 3600, true)]);
    await alive(store, [50]);
    expect(await read(store, 4 * 3600)).toEqual([
      '0 up',
      '50 unknown silent',
      '57 down unreachable from 50',
      '10800 up answers-probe',
    ]);
  });

  test('one probe told twice is one, and of other hosts none', async () => {
    const store = await opened(backend);
    await addHost(store, { hostId: 'g' });
    await alive(store, [0]);
    await store.evidence.addProbes([probe(42, false), { ...probe(43, true), hostId: 'g' }, probe(42, false)]);
    await store.evidence.addProbes([probe(42, false)]);
    const { probes } = await store.evidence.host('h', baseMs + hourMs);
    expect(probes).toEqual([{ atMs: baseMs + 42 * second, reachable: false }]);
  });

  test('probes are sealed with the rest of the host’s evidence, an hour once it is over', async () => {
    const store = await opened(backend);
    const hour = Math.ceil(baseMs / hourMs) * hourMs;
    await store.evidence.addProbes([{ hostId: 'h', atMs: hour + 1, reachable: false }]);
    const sealing = { chain: 'h', reason: '', extent: 'settled' as const };
    const early = await store.chains.seal({ ...sealing, atMs: hour + hourMs - 1 });
    expect(Object.keys(early?.body.facts ?? {})).toEqual(['hosts']);
    const settled = await store.chains.seal({ ...sealing, atMs: hour + hourMs });
    expect(settled?.body.facts).toMatchObject({ probes: [{ hourMs: hour }] });
  });
});
