import type { Batch, Lifecycle, Result, SampleBlock } from '@kadoban/proto/messages';
import { addMissingRoots } from '../../collector/src/jobs/daily-root.ts';
import { inputHashOf } from '../../collector/src/store/revisions.ts';
import type { Arrival, Store } from '../../collector/src/store/store.ts';

/** The instant at which the scene begins, a quarter of an hour after the hosts were enrolled. */
const sceneFromMs = Date.parse('2026-09-01T00:00:00Z');
const minuteMs = 60_000;
const at = (minute: number) => sceneFromMs + minute * minuteMs;
const dayMs = 1440 * minuteMs;

/** An SLO that can be reckoned, of the check `shop`. */
export const promisedId = 'shop-by-the-month';

/** The scene is read as of here: an hour after the last host was heard of. */
export const sceneToMs = at(180);

const minutes = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

function alive(boot: string, from: number, to: number): SampleBlock {
  const every = minutes(from, to + 1);
  const atMs = every.map(at);
  const user = every.map((minute) => 1000 + (minute % 7) * 100);
  const instances = [
    { name: '', metrics: [1, 5], values: [user, every.map(() => 8_000_000_000)] },
    { name: '/', metrics: [21], values: [every.map((minute) => 5_000_000_000 - minute * 4096)] },
  ];
  return { boot, atMs, monoMs: every.map((minute) => (minute - from + 10) * minuteMs), instances };
}

function look(minute: number): Result {
  const down = minute >= 20 && minute < 30;
  const said = down
    ? { status: 'down' as const, reason: 'timeout', output: 'no answer' }
    : { status: 'up' as const, reason: '', output: '' };
  return { check: 'shop', atMs: at(minute), ...said, timings: [{ name: 'connect', us: 800 + minute }] };
}

const rule = {
  name: 'shop',
  kind: 'tcp',
  target: 'tcp://127.0.0.1:443',
  intervalMs: minuteMs,
  failures: 2,
  recoveries: 1,
};

function batch(epoch: number, observations: Partial<Batch>): Batch {
  return { epoch, firstSeq: 1, samples: [], results: [], lifecycle: [], ...observations };
}

const started = (minute: number, boot: string): Lifecycle => ({
  type: 'agentStarted',
  atMs: at(minute),
  boot,
  bootAtMs: at(minute) - 20_000,
  version: '0.1.0',
});

const made: Lifecycle = {
  type: 'inventory',
  atMs: at(100),
  facts: [
    { name: 'kernel', instance: '', value: '6.12.43+deb13-amd64' },
    { name: 'disk.bytes', instance: 'sda', value: '500107862016' },
  ],
};

/**
 * Two hours of three hosts. `web` shuts down after its first hour and is back after five minutes more, its check `shop` is down for ten minutes; an
 * agent of it lost three observations and sent one from the future. `db` crashes at minute 40, comes back at minute 43, and is never heard of
 * again after minute 120. `old` was revoked.
 */
function arrivals(): Arrival[] {
  const web = (told: Batch, minute: number): Arrival => ({
    hostId: 'web',
    batch: told,
    receivedMs: at(minute),
    clockOffsetMs: 0,
  });
  const db = (told: Batch, minute: number): Arrival => ({ ...web(told, minute), hostId: 'db' });
  const shutdown: Lifecycle = { type: 'hostShutdown', atMs: at(60) + 30_000, boot: 'web-1' };
  const watched: Lifecycle = { type: 'checkSet', atMs: at(0), checks: [rule] };
  const lostBefore = { count: 3, fromMs: at(65), toMs: at(66), reason: 'spool-full' };
  const second = {
    samples: [alive('web-2', 65, 120)],
    results: minutes(66, 121).map(look),
    lifecycle: [started(65, 'web-2')],
  };
  return [
    web(batch(11, { lifecycle: [started(0, 'web-1'), watched] }), 1),
    web(
      batch(11, {
        firstSeq: 3,
        samples: [alive('web-1', 0, 60)],
        results: minutes(0, 60).map(look),
        lifecycle: [shutdown],
      }),
      61,
    ),
    web(batch(12, { ...second, firstSeq: 4, lostBefore }), 121),
    web(batch(13, { samples: [{ ...alive('web-2', 170, 170), instances: [] }], lifecycle: [made] }), 122),
    db(batch(21, { samples: [alive('db-1', 0, 40)], lifecycle: [started(0, 'db-1')] }), 41),
    db(batch(22, { samples: [alive('db-2', 43, 120)], lifecycle: [started(43, 'db-2')] }), 121),
  ];
}

/** What `web` sends at last: since there is a log of frames, a store may be left with it kept but not applied. */
export const lastArrival: Arrival = {
  hostId: 'web',
  batch: batch(14, {
    samples: [{ ...alive('web-2', 125, 126), monoMs: [70 * minuteMs, 71 * minuteMs] }],
    results: [look(125)],
  }),
  receivedMs: at(127),
  clockOffsetMs: 0,
};

/** Fills a new store with all that its version can keep. Parts that a version did not have yet are passed over. */
export async function fillStore(store: Store, append: (arrivals: Arrival[]) => Promise<unknown>): Promise<void> {
  const { signingKey } = await store.identity();
  const enrolledMs = sceneFromMs - 15 * minuteMs;
  const machine = { machineIdHash: 'a machine', os: 'linux', arch: 'x64', agentVersion: '0.1.0', enrolledMs };
  await store.tokens.add({
    hash: 'a token',
    label: 'first',
    createdMs: enrolledMs,
    expiresMs: at(0),
    usesMax: 5,
    uses: 0,
  });
  for (const hostId of ['web', 'db', 'old']) {
    await store.hosts.enrol('a token', {
      ...machine,
      hostId,
      name: `${hostId}.example`,
      publicKey: `key of ${hostId}`,
    });
    const seen = { os: 'linux', arch: 'x64', agentVersion: '0.1.1', boot: `${hostId}-1`, clockOffsetMs: 12 };
    await store.hosts.greeted(hostId, { ...seen, sampleEveryMs: minuteMs, peerAddress: '192.0.2.7' });
  }
  await store.hosts.revoke('old', { author: 'kanri', atMs: at(90) });
  await store.keys.add({
    hash: 'a key',
    name: 'admin',
    role: 'admin',
    kind: 'key',
    createdMs: enrolledMs,
    expiresMs: null,
  });
  await store.upTimes.stamp('a run', enrolledMs, sceneToMs);
  for (const arrival of arrivals()) await append([arrival]);
  await store.evidence.addEvent('web', { atMs: at(60) + 30_000, event: 'goodbye', detail: 'host-shutdown' });
  await fillLaterParts(store);
  await sealAndSign(store, signingKey);
}

async function fillLaterParts(store: Store): Promise<void> {
  const slo = {
    kind: 'slo',
    id: 'shop',
    body: { objective: '99.9' },
    effectiveFromMs: null,
    author: 'ops',
    reason: 'agreed',
  } as const;
  await store.definitions?.append([{ ...slo, atMs: at(10), expectedVersion: null }]);
  await store.definitions?.append([
    { ...slo, body: { objective: '99.5' }, effectiveFromMs: at(30), atMs: at(20), expectedVersion: 1 },
  ]);
  // The one above is as nothing would take it in any more; this one can be reckoned.
  const promise = { target: 'check:web/shop', objective: '99.5', window: { calendar: 'month', timeZone: 'UTC' } };
  await store.definitions?.append([{ ...slo, id: promisedId, body: promise, atMs: at(15), expectedVersion: null }]);
  await store.evidence.addProbes?.([{ hostId: 'db', atMs: at(130), reachable: false }]);
  const document = JSON.stringify({ month: '2026-08' });
  const frozen = {
    kind: 'revision',
    id: 'shop/2026-08',
    body: { inputHash: inputHashOf(document) },
    effectiveFromMs: null,
  } as const;
  await store.revisions?.freeze(
    { ...frozen, atMs: at(40), author: 'ops', reason: '', expectedVersion: null },
    document,
  );
  await store.metrics?.closeHour('web', at(180));
}

async function sealAndSign(store: Store, signingKey: string): Promise<void> {
  if (!store.chains) return;
  for (const chain of await store.chains.unsealed()) {
    await store.chains.seal({ chain, atMs: at(170), reason: 'hourly', extent: 'everything' });
  }
  await addMissingRoots(store.chains, signingKey, sceneFromMs + dayMs + minuteMs);
}
