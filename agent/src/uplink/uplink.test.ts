import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { encodeFrame } from '@kadoban/proto/frame';
import { publicKeyText } from '@kadoban/proto/handshake';
import type { EpochAck } from '@kadoban/proto/messages';
import { expect, onTestFinished, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import { connectProxy } from '../../../test/kit/connect-proxy.ts';
import { type Bent, fakeCollector } from '../../../test/kit/fake-collector.ts';
import { until } from '../../../test/kit/until.ts';
import { systemClock } from '../clock.ts';
import { jsonLog } from '../log.ts';
import { dialer } from './dial.ts';
import type { HttpProxy } from './proxy.ts';
import { Uplink, type UplinkParts } from './uplink.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const agentKey = publicKeyText(privateKey);
const tls = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 3_600_000);
const greeting = {
  machineIdHash: Uint8Array.from(randomBytes(32)),
  boot: 'b',
  bootAtMs: 1,
  agentStartedAtMs: 2,
  epoch: 7,
  version: '1',
  wallMs: 3,
  monoMs: 4,
  hostname: 'h',
  os: 'o',
  arch: 'a',
  sampleEveryMs: 10_000,
  wallAheadMs: -5,
};
const batch = (seq: number) => ({
  epoch: 7,
  seq,
  frame: encodeFrame({
    type: 'batch',
    epoch: 7,
    firstSeq: seq,
    samples: [{ boot: 'b', atMs: [seq], monoMs: [seq], instances: [] }],
    results: [],
    lifecycle: [],
  }),
});

/** An uplink to a fake collector, with a queue of batches that only acks empty. */
async function connected(bent: Bent = {}, own: Partial<UplinkParts> & { pin?: string; proxy?: HttpProxy } = {}) {
  const collector = await fakeCollector(() => agentKey, bent);
  const acks: EpochAck[] = [];
  const lines: Record<string, unknown>[] = [];
  let queue = [batch(1), batch(2), batch(3)];
  const { collectorId, collectorKeys, url } = collector;
  const pin = own.pin ?? collector.pin;
  const uplink = new Uplink({
    credentials: { hostId: 'host', privateKey, collectorId, collectorKeys, pin },
    dial: dialer(new URL(url), { pin, proxy: own.proxy }),
    clock: systemClock,
    random: () => 0.05,
    randomBytes,
    log: jsonLog(
      'debug',
      () => 0,
      (line) => lines.push(JSON.parse(line)),
    ),
    greeting: () => greeting,
    deliver: (acked) => {
      const unsent = queue.filter(({ seq }) => !acked.some((ack) => ack.seq >= seq));
      return { next: async () => unsent.shift() };
    },
    acked: (ack) => {
      acks.push(ack);
      queue = queue.filter(({ seq }) => seq > ack.seq);
    },
    ...own,
  });
  onTestFinished(() => uplink.stop({ reason: 'restart', ttlMs: 0 }));
  return { collector, uplink, acks, lines };
}
const soon = <T>(what: string, look: () => T | undefined | false) => until(what, 5000, async () => look() || undefined);

test.each([
  ['in the clear on loopback', {}],
  ['over pinned TLS, both sides signing this very connection', { tls }],
  ['over TLS that something else ends, without a pin', { channelBound: false }],
] satisfies [string, Bent][])('batches are delivered and acknowledged %s', async (_name, bent) => {
  const { collector, acks, uplink } = await connected(bent);
  await soon('three acks', () => acks.length === 3);
  expect(acks).toEqual([1, 2, 3].map((seq) => ({ epoch: 7, seq })));
  expect(collector.seen.batches.map(({ firstSeq }) => firstSeq)).toEqual([1, 2, 3]);
  expect(collector.seen.hellos).toMatchObject([{ ...greeting, hostId: 'host' }]);
  expect(uplink.isOpen).toBe(true);
});

test.each([true, false])(
  'batches are told by what is different only where the collector takes that: %s',
  async (takesNext) => {
    const { collector, acks } = await connected({ takesNext });
    await soon('three acks', () => acks.length === 3);
    expect(collector.seen.batches.map((seen) => encodeFrame({ type: 'batch', ...seen }))).toEqual(
      [1, 2, 3].map((seq) => batch(seq).frame),
    );
    expect(collector.seen.shortened).toBe(takesNext ? 2 : 0);
  },
);

test('an agent that says goodbye is heard, after its last batch', async () => {
  const { collector, uplink, acks } = await connected();
  await soon('an ack', () => acks.length > 0);
  await uplink.stop({ reason: 'restart', ttlMs: 5000 });
  expect(acks).toHaveLength(3);
  await soon('the goodbye', () => collector.seen.goodbyes.length > 0);
  expect(collector.seen.goodbyes).toEqual(['restart']);
  await soon('the end', () => collector.agents.size === 0);
});

test('an agent that is asked for its clock tells what it says then', async () => {
  const { collector, acks } = await connected();
  await soon('an ack', () => acks.length > 0);
  for (const agent of collector.agents) agent.send(encodeFrame({ type: 'clockAsk', ask: 9 }));
  await soon('the answer', () => collector.seen.clocks.length > 0);
  expect(collector.seen.clocks).toEqual([{ type: 'clockTold', ask: 9, wallMs: 3, wallAheadMs: -5 }]);
});

test('what the collector already has is not sent again', async () => {
  const { collector, acks } = await connected({ acked: [{ epoch: 7, seq: 2 }] });
  await soon('an ack', () => acks.length > 0);
  expect(collector.seen.batches.map(({ firstSeq }) => firstSeq)).toEqual([3]);
});

test('a connection that breaks is made again, and what was not acknowledged is sent again', async () => {
  let breaks = 2;
  const { collector, acks, lines } = await connected({
    onBatch: ({ firstSeq }, agent) => {
      if (firstSeq === 2 && breaks-- > 0) agent.terminate();
      else agent.send(encodeFrame({ type: 'ack', epoch: 7, seq: firstSeq }));
    },
  });
  await soon('the last ack', () => acks.at(-1)?.seq === 3);
  expect(collector.seen.hellos.length).toBe(3);
  expect(lines.filter(({ message }) => message === 'connected to the collector')).toHaveLength(3);
});

const rogues: [name: string, bent: Bent, own: { pin?: string }][] = [
  ['with another id', { collectorId: 'another' }, {}],
  ['that cannot sign as the enrolled one', { forged: true }, {}],
  ['that is pinned and lets something else end its TLS', { tls, channelBound: false }, {}],
  ['with another certificate than the pinned one', { tls }, { pin: 'A'.repeat(43) }],
];
test.each(rogues)('a collector %s gets no batch, and the log says so once', async (_name, bent, own) => {
  const { collector, lines } = await connected(bent, own);
  await soon('three tries', () => lines.filter(({ why }) => why === 'identity').length >= 3);
  expect(collector.seen.batches).toEqual([]);
  expect(lines.filter(({ level }) => level !== 'debug')).toMatchObject([{ level: 'error', why: 'identity' }]);
});

test('a man in the middle with another certificate is sent nothing at all', async () => {
  const { collector, lines } = await connected({ tls }, { pin: 'A'.repeat(43) });
  await soon('three tries', () => lines.filter(({ why }) => why === 'identity').length >= 3);
  expect(collector.seen.bytes).toBe(0);
});

test('an agent whose key was revoked says so loudly and waits', async () => {
  const { lines } = await connected({ onBatch: (_, agent) => agent.close(4003, 'revoked') });
  const line = await soon('the loss', () => lines.find(({ why }) => why === 'revoked'));
  expect(line).toMatchObject({ level: 'error', retryMs: 15 * 60_000, detail: 'revoked (code 4003)' });
});

test('a collector that speaks nonsense is left', async () => {
  const { lines } = await connected({ onBatch: (_, agent) => agent.send('text') });
  expect(await soon('the loss', () => lines.find(({ why }) => why === 'protocol'))).toMatchObject({ level: 'error' });
});

test.each<[string, Bent]>([
  ['TLS, pin and channel binding', { tls }],
  ['plain ws on this machine', {}],
])('everything is stored through a proxy: %s', async (_name, bent) => {
  const { port, targets } = await connectProxy();
  const { collector, acks } = await connected(bent, { proxy: { host: '127.0.0.1', port } });
  await soon('the last ack', () => acks.at(-1)?.seq === 3);
  expect(targets).toEqual([new URL(collector.url).host]);
});

test('a proxy that refuses is named in the log, and tried again', async () => {
  const { port } = await connectProxy({ answer: () => 407 });
  const { lines } = await connected({}, { proxy: { host: '127.0.0.1', port, authorization: 'Basic c2VjcmV0' } });
  const losses = await soon('two tries', () => {
    const found = lines.filter(({ why }) => why === 'unreachable');
    return found.length >= 2 && found;
  });
  expect(losses[0]).toMatchObject({ detail: expect.stringMatching(/proxy .*127.0.0.1:.* HTTP 407/) });
  expect(JSON.stringify(lines)).not.toContain('c2VjcmV0');
});

test('a frame of a kind that only a newer collector knows is passed over', async () => {
  const { acks, lines } = await connected({
    onBatch: ({ firstSeq }, agent) => {
      agent.send(Uint8Array.from([0xd2, 0x3e, 1, 7]));
      agent.send(encodeFrame({ type: 'ack', epoch: 7, seq: firstSeq }));
    },
  });
  await soon('the last ack', () => acks.at(-1)?.seq === 3);
  expect(lines.filter(({ why }) => why !== undefined)).toEqual([]);
});

test('a spool that cannot be read at the moment does not end the session', async () => {
  let reads = 0;
  const next = async () => {
    if (reads++ === 0) throw new Error('too many open files');
    return reads === 2 ? batch(1) : undefined;
  };
  const { uplink, acks, lines } = await connected({}, { deliver: () => ({ next }) });
  await soon('the failure', () => lines.find(({ message }) => message === 'the spool cannot be read'));
  uplink.ready();
  await soon('the ack', () => acks.length === 1);
});

test('an uplink that never got through can be stopped at once', async () => {
  const { uplink } = await connected({ mute: true });
  await uplink.stop({ reason: 'restart', ttlMs: 0 });
  expect(uplink.isOpen).toBe(false);
});
