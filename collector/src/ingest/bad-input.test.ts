import { once } from 'node:events';
import type { Socket } from 'node:net';
import { DatabaseSync } from 'node:sqlite';
import { encodeFrame } from '@kadoban/proto/frame';
import { frameBytesMax, inFlightMax } from '@kadoban/proto/limits';
import type { Hello } from '@kadoban/proto/messages';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../../test/kit/certificate.ts';
import {
  enrolHost,
  enrolmentOf,
  newAgentKeys,
  startCollector,
  startMs,
  type TestCollector,
  type Wishes,
} from '../../../test/kit/collector.ts';
import { crowd, ends, knocked, knocking, refused, tcp, upgrade } from '../../../test/kit/knocks.ts';
import { until } from '../../../test/kit/until.ts';
import { challenged, dial, helloOf, lifeBatch, openSession, type Wire } from '../../../test/kit/wire.ts';
import { clockProvenAfterMs } from '../own-clock.ts';
import { newSecret } from '../secrets.ts';
import {
  admissionLimits,
  fragmentsMax,
  helloBytesMax,
  helloMs,
  lobbyMax,
  lobbyMs,
  lookEveryMs,
  strangerMs,
  strangersMax,
  strangersPerAddressMax,
  triesPerMinute,
  unprovenMax,
  unprovenPerAddress,
} from './limits.ts';
import { type End, type Refusal, refusals } from './tally.ts';

const tls = makeCertificate(['localhost'], startMs - 86_400_000, startMs + 10 * 365 * 86_400_000);

type Agent = Awaited<ReturnType<typeof enrolHost>>;
/** Does what is refused, and tells how that ended for who did it. */
type Misdeed = (collector: TestCollector, agent: Agent, good: Wire | undefined) => Promise<End>;

const withHello =
  (bent: Partial<Hello>, as: (agent: Agent) => Agent = (agent) => agent): Misdeed =>
  async (collector, agent) => {
    const wire = await dial(collector.streamUrl);
    wire.send(helloOf(await challenged(wire), as(agent), bent));
    return (await wire.ended).code;
  };

const inSession =
  (act: (wire: Wire, collector: TestCollector, agent: Agent, good: Wire | undefined) => unknown): Misdeed =>
  async (collector, agent, good) => {
    const { wire } = await openSession(collector.streamUrl, agent);
    await act(wire, collector, agent, good);
    const { code } = await wire.ended;
    return code === 1006 ? 'reset' : code;
  };

/** The session takes a batch, and by then has taken what its agent sent before. */
async function serves(wire: Wire | undefined): Promise<void> {
  wire?.send(lifeBatch(1, [startMs]));
  expect(await wire?.next()).toEqual(wire && { type: 'ack', epoch: 1, seq: 1 });
}

const enrolment =
  (body: (collector: TestCollector) => object | Promise<object>, times = 1): Misdeed =>
  async (collector) => {
    let status = 0;
    for (let each = 0; each < times; each++) {
      const response = await fetch(`${collector.url}/api/agent/v1/enroll`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', connection: 'close' },
        body: JSON.stringify(await body(collector)),
      });
      await response.arrayBuffer();
      status = response.status;
    }
    return status;
  };

/** Has the store refuse every batch until it is called again. */
function breakStore({ storeFile }: TestCollector): () => void {
  const file = new DatabaseSync(storeFile);
  file.exec("create trigger broken before insert on frame_log begin select raise(abort, 'broken'); end");
  return () => {
    file.exec('drop trigger broken');
    file.close();
  };
}

const misdeeds: Record<Refusal, Misdeed> = {
  'address-full': async (collector) => {
    const all = await crowd(collector, strangersPerAddressMax);
    const end = await ends(tcp(collector), '');
    for (const socket of all) socket.destroy();
    return end;
  },
  'lobby-full': async (collector) => {
    const all = await crowd(collector, strangersMax + lobbyMax);
    const end = await ends(tcp(collector), '');
    for (const socket of all) socket.destroy();
    return end;
  },
  'lobby-late': async (collector) => {
    const all = await crowd(collector, strangersMax);
    const [waiting] = await crowd(collector, 1);
    const end = await ends(waiting as Socket, '', () => collector.clock.advance(lobbyMs));
    for (const socket of all) socket.destroy();
    return end;
  },
  'tls-failed': async (collector) => ends(tcp(collector), 'GET / HTTP/1.1\r\n\r\n'),
  'tls-late': async (collector) => {
    const [silent] = await crowd(collector, 1);
    return ends(silent as Socket, '', () => collector.clock.advance(strangerMs));
  },
  'request-late': async (collector) => {
    const [slow] = await crowd(collector, 1);
    return ends(slow as Socket, 'GET /healthz HTTP/1.1\r\nHost: a', () => collector.clock.advance(strangerMs));
  },
  'request-malformed': async (collector) => ends(tcp(collector), 'hello\r\n\r\n'),
  'header-too-large': async (collector) =>
    ends(tcp(collector), `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'a'.repeat(20_000)}\r\n\r\n`),
  'subprotocol-missing': async (collector) => ends(tcp(collector), upgrade('')),
  'clock-behind': async (collector) => {
    const { clock } = collector;
    clock.stall(clockProvenAfterMs);
    (await knocked(collector)).destroy();
    const rightMs = clock.wallMs();
    clock.setWall(rightMs - 3_600_000);
    const end = await ends(tcp(collector), upgrade());
    clock.setWall(rightMs);
    return end;
  },
  'door-full': async (collector) => {
    const all: Socket[] = [];
    while (all.length < unprovenMax) {
      all.push(...(await Promise.all(Array.from({ length: admissionLimits.burst / 2 }, () => knocked(collector)))));
      await collector.clock.advance(200);
    }
    const end = await ends(tcp(collector), upgrade());
    for (const socket of all) socket.destroy();
    return end;
  },
  'address-unproven': async (collector) => {
    for (let knocks = 1; ; knocks++) {
      const status = await knocking(collector, '127.0.0.1');
      if (knocks % (admissionLimits.burst / 2) === 0) await collector.clock.advance(100);
      if (status === 101) continue;
      expect(knocks).toBeLessThan(unprovenPerAddress.burst * 1.2);
      expect(await knocking(collector, '127.0.0.2')).toBe(101);
      await collector.clock.advance(1000);
      return status;
    }
  },
  storm: async (collector) => {
    // One of the burst was the good agent.
    const all = await Promise.all(Array.from({ length: admissionLimits.burst - 1 }, () => knocked(collector)));
    const end = await ends(tcp(collector), upgrade());
    for (const socket of all) socket.destroy();
    await collector.clock.advance(1000);
    return end;
  },
  'enrolment-invalid': enrolment(() => ({})),
  'enrolment-too-large': enrolment(() => ({ hostname: 'a'.repeat(100_000) })),
  'token-wrong': enrolment(() => enrolmentOf(newAgentKeys(), newSecret('kdbe'))),
  // Two of the tries were those of the good agent and the bad one.
  'enrolment-limited': enrolment(() => enrolmentOf(newAgentKeys(), newSecret('kdbe')), triesPerMinute - 1),
  'hello-late': async (collector) => {
    const wire = await dial(collector.streamUrl);
    await challenged(wire);
    await collector.clock.advance(helloMs);
    return (await wire.ended).code;
  },
  'hello-too-large': async (collector) => {
    const wire = await dial(collector.streamUrl);
    wire.socket.send(new Uint8Array(helloBytesMax), { fin: false });
    return (await wire.ended).code;
  },
  'signature-wrong': withHello({ signature: new Uint8Array(64) }),
  'machine-copied': withHello({ machineIdHash: new Uint8Array(32) }),
  'key-revoked': async (collector) => {
    const revoked = await enrolHost(collector, 'revoked');
    await collector.store.hosts.revoke(revoked.hostId, { author: 'kanri', atMs: startMs });
    return withHello({})(collector, revoked, undefined);
  },
  decommissioned: async (collector) => {
    const gone = await enrolHost(collector, 'gone');
    const by = { author: 'kanri', atMs: startMs, reason: '' };
    await collector.store.standings.end(gone.hostId, startMs, by);
    return withHello({})(collector, gone, undefined);
  },
  'not-approved': async (collector) => {
    const stranger = await enrolHost(collector, 'stranger', { needsApproval: true });
    return withHello({})(collector, stranger, undefined);
  },
  'key-change-wrong': inSession((wire) => {
    const [publicKey, signature] = [new Uint8Array(32), new Uint8Array(64)];
    wire.send({ type: 'keyChange', publicKey, signatureByOld: signature, signatureByNew: signature });
  }),
  'protocol-unknown': withHello({ protocolMin: 2, protocolMax: 2 }),
  'websocket-malformed': async (collector) => {
    const socket = await knocked(collector);
    // A frame that is not masked, as only servers may send them; then what comes is a close frame with its code.
    socket.write(Buffer.from([0x82, 0x01, 0x00]));
    const [close] = (await once(socket, 'data')) as [Buffer];
    return close.readUInt16BE(2);
  },
  'frame-too-large': inSession((wire) => wire.socket.send(new Uint8Array(frameBytesMax + 1))),
  'frame-in-pieces': inSession((wire) => {
    for (let piece = 0; piece <= fragmentsMax; piece++) wire.socket.send(new Uint8Array(1), { fin: false });
  }),
  'frame-malformed': inSession((wire) => wire.socket.send(encodeFrame(lifeBatch(1, [startMs])).subarray(0, -3))),
  'frame-unexpected': inSession((wire) => wire.send({ type: 'ack', epoch: 1, seq: 1 })),
  'window-exceeded': inSession((wire) => {
    for (let seq = 1; seq <= inFlightMax + 1; seq++) wire.send(lifeBatch(seq, [startMs - 60_000 + seq]));
  }),
  'numbers-missing': inSession(async (wire) => {
    wire.send(lifeBatch(2, [startMs]));
    wire.send(lifeBatch(1, [startMs - 10_000]));
  }),
  'clock-set': inSession((wire) => {
    const samples = [{ boot: 'boot-1', atMs: [startMs + 3_600_000], monoMs: [startMs], instances: [] }];
    wire.send(lifeBatch(1, [], { samples }));
  }),
  'store-failed': inSession(async (wire, collector) => {
    const mend = breakStore(collector);
    wire.send(lifeBatch(1, [startMs]));
    await wire.ended;
    mend();
  }),
  superseded: inSession((_wire, collector, agent) => openSession(collector.streamUrl, agent)),
  'pings-unanswered': inSession(async (wire, collector, _agent, good) => {
    wire.socket.pause();
    for (const _turn of ['heard before', 'asked']) {
      await collector.clock.advance(lookEveryMs);
      await serves(good);
    }
    await collector.clock.advance(lookEveryMs);
    wire.socket.resume();
  }),
  'answers-unread': inSession(async (wire, { tally }) => {
    wire.socket.pause();
    const payload = new Uint8Array(125);
    const sent = () => new Promise((resolve) => wire.socket.ping(payload, true, resolve));
    while (tally.counts()['answers-unread'] === 0) {
      await Promise.all(Array.from({ length: 2000 }, sent));
    }
    wire.socket.resume();
  }),
};

/** What a misdeed needs of its collector. */
const wishes: Partial<Record<Refusal, Wishes>> = {
  'lobby-full': { trustProxy: true },
  'lobby-late': { trustProxy: true },
  'door-full': { trustProxy: true },
  'tls-failed': { tls },
  'tls-late': { tls },
};

/** What is also refused before a misdeed is. */
const onTheWay: Partial<Record<Refusal, object>> = { 'enrolment-limited': { 'token-wrong': triesPerMinute - 2 } };

test.each(Object.keys(refusals) as Refusal[])(
  '%s is counted once, ends as it is told, and harms nobody else',
  async (reason) => {
    const collector = await startCollector(wishes[reason]);
    const good = await enrolHost(collector, 'good');
    const secure = wishes[reason]?.tls !== undefined;
    const open = secure ? undefined : (await openSession(collector.streamUrl, good)).wire;
    const bad = await enrolHost(collector, 'bad');
    const end = await misdeeds[reason](collector, bad, open);
    expect([reason, end]).toEqual([reason, refusals[reason]]);
    await until('it is counted', 5000, async () => (collector.tally.counts()[reason] > 0 ? true : undefined));
    expect(refused(collector)).toEqual({ ...onTheWay[reason], [reason]: 1 });
    await serves(open);
    const late = await dial(collector.streamUrl);
    expect((await challenged(late)).collectorId).toBe(collector.identity.collectorId);
  },
);
