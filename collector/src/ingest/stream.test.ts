import { DatabaseSync } from 'node:sqlite';
import { frameBytesMax, inFlightMax } from '@kadoban/proto/limits';
import type { Hello } from '@kadoban/proto/messages';
import { describe, expect, test } from 'vitest';
import { enrolHost, newAgentKeys, startCollector, startMs } from '../../../test/kit/collector.ts';
import { keptSeq } from '../../../test/kit/kept-seq.ts';
import { until } from '../../../test/kit/until.ts';
import { challenged, dial, helloOf, lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { settleAll } from '../store/settle-all.ts';

describe('the handshake', () => {
  test('an enrolled agent is welcomed, with what is stored of each of its epochs', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const first = await openSession(collector.streamUrl, agent);
    expect(first.welcome).toMatchObject({ protocol: 1, acked: [], inFlightMax, serverTimeMs: startMs });
    first.wire.send(lifeBatch(1, [startMs - 20_000, startMs - 10_000]));
    expect(await first.wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 2 });
    const second = await openSession(collector.streamUrl, agent);
    expect(second.welcome.acked).toEqual([{ epoch: 1, seq: 2 }]);
    expect(collector.live.connected.has(agent.hostId)).toBe(true);
  });

  test('what a handshake tells of the host is kept', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const told = { version: '0.2.0', boot: 'boot-2', os: 'darwin', arch: 'arm64', sampleEveryMs: 30_000 };
    await openSession(collector.streamUrl, agent, { ...told, wallMs: startMs + 70_000 });
    await settleAll(collector.store.evidence);
    expect(await collector.store.hosts.find(agent.hostId)).toMatchObject({
      agentVersion: '0.2.0',
      boot: 'boot-2',
      os: 'darwin',
      arch: 'arm64',
      sampleEveryMs: 30_000,
      clockOffsetMs: 70_000,
      peerAddress: '127.0.0.1',
    });
  });

  test('an agent that has another address than it seems to come from leaves none at which its host can be asked', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    await openSession(collector.streamUrl, agent, { localAddress: '127.0.0.1' });
    await settleAll(collector.store.evidence);
    expect(await collector.store.hosts.find(agent.hostId)).toMatchObject({ peerAddress: '127.0.0.1' });
    await openSession(collector.streamUrl, agent, { localAddress: '10.0.0.3' });
    await settleAll(collector.store.evidence);
    expect(await collector.store.hosts.find(agent.hostId)).toMatchObject({ peerAddress: null });
  });

  test('a sample that is stored, and a goodbye, are signs that the watch over silent hosts hears', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const signs: unknown[] = [];
    collector.live.listen((sign) => signs.push(sign));
    const { wire } = await openSession(collector.streamUrl, agent, { wallMs: startMs + 70_000, sampleEveryMs: 20_000 });
    wire.send(lifeBatch(1, [startMs + 65_000, startMs + 68_000], { boot: 'boot-2' }));
    expect(await wire.next()).toMatchObject({ type: 'ack' });
    wire.send({ type: 'goodbye', reason: 'update', ttlMs: 60_000 });
    wire.socket.close();
    await wire.ended;
    const { hostId } = agent;
    expect(signs).toEqual([
      { type: 'sample', hostId, atMs: startMs - 2000, holdMs: 60_000 },
      { type: 'goodbye', hostId, reason: 'update', ttlMs: 60_000 },
    ]);
  });

  const refused: [name: string, bend: (agent: Agent) => { agent?: Agent; hello?: Partial<Hello> }, ended: unknown][] = [
    [
      'a signature by another key is refused',
      (agent) => ({ agent: { ...agent, keys: { ...newAgentKeys(), machineIdHash: agent.keys.machineIdHash } } }),
      { code: 4001, reason: 'AGENT_UNAUTHORISED' },
    ],
    [
      'a signature of zeroes is refused',
      () => ({ hello: { signature: new Uint8Array(64) } }),
      { code: 4001, reason: 'AGENT_UNAUTHORISED' },
    ],
    [
      'a signature over another nonce is refused',
      () => ({ hello: { nonce: new Uint8Array(32).fill(9) } }),
      { code: 4001, reason: 'AGENT_UNAUTHORISED' },
    ],
    [
      'an unknown host is refused like a bad signature',
      (agent) => ({ agent: { ...agent, hostId: '00000000-0000-4000-8000-000000000000' } }),
      { code: 4001, reason: 'AGENT_UNAUTHORISED' },
    ],
    [
      'a right key on another machine is refused as a copy',
      () => ({ hello: { machineIdHash: new Uint8Array(32).fill(1) } }),
      { code: 4001, reason: 'AGENT_CLONED' },
    ],
    [
      'an agent that speaks only a later protocol is refused',
      () => ({ hello: { protocolMin: 2, protocolMax: 3 } }),
      { code: 4000, reason: 'this collector speaks protocol 1' },
    ],
  ];
  test.each(refused)('%s', async (_, bend, ended) => {
    const collector = await startCollector();
    const enrolled = await enrolHost(collector);
    const { agent = enrolled, hello } = bend(enrolled);
    const wire = await dial(collector.streamUrl);
    wire.send(helloOf(await challenged(wire), agent, hello));
    expect(await wire.ended).toEqual(ended);
    expect(collector.live.connected.size).toBe(0);
    // Only who was refused is told of, and nothing of it is a secret.
    expect(collector.log.at(-1)).toContain(agent.hostId);
  });

  test('a hello that was recorded opens no second session', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const first = await dial(collector.streamUrl);
    const hello = helloOf(await challenged(first), agent);
    first.send(hello);
    await first.next();
    const replay = await dial(collector.streamUrl);
    await challenged(replay);
    replay.send(hello);
    expect(await replay.ended).toEqual({ code: 4001, reason: 'AGENT_UNAUTHORISED' });
  });

  test('a revoked key is refused, and a session that is open ends with the next batch', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const { wire } = await openSession(collector.streamUrl, agent);
    await collector.store.hosts.revoke(agent.hostId, { author: 'kanri', atMs: startMs });
    wire.send(lifeBatch(1, [startMs]));
    expect(await wire.ended).toEqual({ code: 4003, reason: 'AGENT_REVOKED' });
    expect(keptSeq(collector.storeFile)).toBe(0);
    const again = await dial(collector.streamUrl);
    again.send(helloOf(await challenged(again), agent));
    expect(await again.ended).toEqual({ code: 4003, reason: 'AGENT_REVOKED' });
  });

  test('a newer session of the host supersedes the older one, which takes nothing with it', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const { wire: older } = await openSession(collector.streamUrl, agent);
    const { wire: newer } = await openSession(collector.streamUrl, agent);
    expect(await older.ended).toMatchObject({ code: 4009 });
    newer.send(lifeBatch(1, [startMs]));
    expect(await newer.next()).toEqual({ type: 'ack', epoch: 1, seq: 1 });
    expect(collector.live.connected.has(agent.hostId)).toBe(true);
  });

  test('who says no hello in time is sent away', async () => {
    const collector = await startCollector();
    const wire = await dial(collector.streamUrl);
    await challenged(wire);
    await collector.clock.advance(9999);
    expect(wire.socket.readyState).toBe(wire.socket.OPEN);
    await collector.clock.advance(1);
    expect(await wire.ended).toMatchObject({ code: 4008 });
  });

  test('an open session may be quiet', async () => {
    const collector = await startCollector();
    const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
    await collector.clock.advance(15_000);
    wire.send(lifeBatch(1, [startMs]));
    expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });
  });
});

type Agent = Awaited<ReturnType<typeof enrolHost>>;

describe('what is no frame of an open session', () => {
  const nonsense: [name: string, data: string | Uint8Array, ended: unknown][] = [
    ['a text message ends it', 'hello', { code: 4000, reason: 'a text message' }],
    ['noise ends it', new Uint8Array([1, 2, 3, 255]), { code: 4000 }],
    ['an empty message ends it', new Uint8Array(), { code: 4000 }],
    ['a message over the limit ends it before it is read', new Uint8Array(frameBytesMax + 1), { code: 1009 }],
  ];
  test.each(nonsense)('%s, and the collector goes on', async (_, data, ended) => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const { wire } = await openSession(collector.streamUrl, agent);
    wire.socket.send(data);
    expect(await wire.ended).toMatchObject(ended as object);
    await openSession(collector.streamUrl, agent);
  });

  test('a batch before the hello ends it, and nothing is stored', async () => {
    const collector = await startCollector();
    await enrolHost(collector);
    const wire = await dial(collector.streamUrl);
    await challenged(wire);
    wire.send(lifeBatch(1, [startMs]));
    expect(await wire.ended).toMatchObject({ code: 4000, reason: 'batch while greeting' });
    expect(keptSeq(collector.storeFile)).toBe(0);
  });
});

describe('batches', () => {
  test('an ack comes only when another process sees on the disk what it is for', async () => {
    const collector = await startCollector();
    const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
    for (let seq = 1; seq <= 20; seq++) {
      wire.send(lifeBatch(seq, [startMs - 200_000 + seq * 10_000]));
      expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq });
      expect(keptSeq(collector.storeFile)).toBe(seq);
    }
  });

  test('a whole window may be in flight; one more ends the session, and what was taken stays', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const { wire } = await openSession(collector.streamUrl, agent);
    // Nobody reads the network while these are written, so that they arrive together.
    for (let seq = 1; seq <= inFlightMax + 1; seq++) wire.send(lifeBatch(seq, [startMs - 200_000 + seq * 10_000]));
    expect(await wire.ended).toMatchObject({ code: 4000 });
    const { welcome } = await until('the window is stored', 5000, async () => {
      const session = await openSession(collector.streamUrl, agent);
      return session.welcome.acked.length > 0 ? session : undefined;
    });
    expect(welcome.acked).toEqual([{ epoch: 1, seq: inFlightMax }]);
  });

  test('numbers that are missing without a loss record end the session', async () => {
    const collector = await startCollector();
    const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
    wire.send(lifeBatch(3, [startMs]));
    expect(await wire.ended).toMatchObject({ code: 4000 });
  });

  test('a loss record makes the missing numbers legal', async () => {
    const collector = await startCollector();
    const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
    const lostBefore = { count: 2, fromMs: startMs - 30_000, toMs: startMs - 10_000, reason: 'spool-full' };
    wire.send(lifeBatch(3, [startMs], { lostBefore }));
    expect(await wire.next()).toEqual({ type: 'ack', epoch: 1, seq: 3 });
  });

  test('an agent whose clock is set while it is connected says hello anew, and then its samples lie right', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const wrongMs = 9 * 3_600_000;
    const monoMs = 100_000;
    const { wire } = await openSession(collector.streamUrl, agent, { wallMs: startMs + wrongMs, monoMs });
    const sample = (wallMs: number, mono: number) => ({
      samples: [{ boot: 'boot-1', atMs: [wallMs], monoMs: [mono], instances: [] }],
    });
    wire.send(lifeBatch(1, [], sample(startMs + wrongMs + 4000, monoMs + 4000)));
    expect(await wire.next()).toMatchObject({ type: 'ack', seq: 1 });
    const right = lifeBatch(2, [], sample(startMs + 20_000, monoMs + 20_000));
    wire.send(right);
    expect(await wire.ended).toEqual({ code: 4013, reason: 'the clock was set, retryMs=5000' });
    await collector.clock.advance(25_000);
    const { wire: anew } = await openSession(collector.streamUrl, agent, {
      wallMs: startMs + 25_000,
      monoMs: monoMs + 25_000,
    });
    anew.send(right);
    expect(await anew.next()).toMatchObject({ type: 'ack', seq: 2 });
    await settleAll(collector.store.evidence);
    const { samples } = await collector.store.evidence.host(agent.hostId, startMs + 25_000);
    expect(samples.map((one) => one.atMs - startMs)).toEqual([4000, 20_000]);
  });

  test('a store that fails asks the agent to come back later', async () => {
    const collector = await startCollector();
    const { wire } = await openSession(collector.streamUrl, await enrolHost(collector));
    const other = new DatabaseSync(collector.storeFile);
    other.exec('drop table epochs');
    other.close();
    wire.send(lifeBatch(1, [startMs]));
    expect(await wire.ended).toEqual({ code: 4013, reason: 'retryMs=5000' });
  });

  test('a goodbye is kept with its reason', async () => {
    const collector = await startCollector();
    const agent = await enrolHost(collector);
    const { wire } = await openSession(collector.streamUrl, agent);
    wire.send({ type: 'goodbye', reason: 'update', ttlMs: 60_000 });
    wire.socket.close();
    const events = await until('the goodbye is stored', 5000, async () => {
      const known = await collector.store.evidence.events(agent.hostId, 10);
      return known.some(({ event }) => event === 'goodbye') ? known : undefined;
    });
    expect(events).toContainEqual({ atMs: startMs, event: 'goodbye', detail: 'update' });
  });
});
