import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { publicKeyFrom, publicKeyText } from '@kadoban/proto/handshake';
import { signKeyChange } from '@kadoban/proto/key-change';
import type { Frame } from '@kadoban/proto/messages';
import { verifyConfig } from '@kadoban/proto/signed-config';
import { expect, onTestFinished, test } from 'vitest';
import { enrolHost, enrolmentOf, newAgentKeys, startCollector, startMs } from '../../../test/kit/collector.ts';
import { until } from '../../../test/kit/until.ts';
import { challenged, dial, helloOf, lifeBatch, openSession } from '../../../test/kit/wire.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import { lookEveryMs } from './limits.ts';

const by = { author: 'kanri', atMs: startMs };

async function scene() {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const post = (action: string, payload: object = {}, hostId = agent.hostId) =>
    collector.app.inject({ method: 'POST', url: `/api/v1/hosts/${hostId}/${action}`, headers, payload });
  const put = (id: string, payload: object) =>
    collector.app.inject({
      method: 'PUT',
      url: `/api/v1/checks/${id}`,
      headers: { ...headers, 'if-none-match': '*' },
      payload,
    });
  const standing = async () => {
    const response = await collector.app.inject({ url: `/api/v1/hosts/${agent.hostId}`, headers });
    return response.json<{ standing: string }>().standing;
  };
  return { collector, agent, post, put, standing, headers };
}

/** How a hello ends. */
async function ends(
  streamUrl: string,
  ...[agent, bent]: Parameters<typeof openSession> extends [string, ...infer R] ? R : never
) {
  const wire = await dial(streamUrl);
  wire.send(helloOf(await challenged(wire), agent, bent));
  const { code, reason } = await wire.ended;
  return [code, reason];
}

test('a revocation ends the session at once, and says who did it', async () => {
  const { collector, agent, post, standing } = await scene();
  const { wire } = await openSession(collector.streamUrl, agent);
  expect((await post('revoke')).statusCode).toBe(204);
  expect(await wire.ended).toEqual({ code: 4003, reason: 'AGENT_REVOKED' });
  expect(await standing()).toBe('revoked');
  const events = await collector.store.evidence.events(agent.hostId, 10);
  expect(events).toContainEqual({ atMs: startMs, event: 'host-revoked', detail: '(a key)' });
});

test('a session ends within seconds when another process revokes its host', async () => {
  const { collector, agent } = await scene();
  const { wire } = await openSession(collector.streamUrl, agent);
  const beside = await openStore(openSqlite(collector.storeFile));
  onTestFinished(() => beside[Symbol.asyncDispose]());
  await beside.hosts.revoke(agent.hostId, by);
  expect(await wire.ended).toEqual({ code: 4003, reason: 'AGENT_REVOKED' });
});

test('a host that waits for approval is seen, but nothing of it is taken until somebody approved', async () => {
  const { collector, post } = await scene();
  const agent = await enrolHost(collector, 'stranger', { needsApproval: true });
  expect(await ends(collector.streamUrl, agent, { os: 'linux 6.1' })).toEqual([
    4013,
    expect.stringMatching(/^AGENT_PENDING, retryMs=5000$/),
  ]);
  await collector.store.evidence.settle(1);
  expect(await collector.store.hosts.find(agent.hostId)).toMatchObject({ os: 'linux 6.1' });
  expect((await post('approve', {}, agent.hostId)).statusCode).toBe(204);
  await openSession(collector.streamUrl, agent);
});

test('a decommissioned host is watched up to the instant, and no more', async () => {
  const { collector, agent, post, standing, headers } = await scene();
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.send(lifeBatch(1, [startMs - 60_000, startMs]));
  await wire.next();
  const effectiveFrom = new Date(startMs + 10_000).toISOString();
  expect((await post('decommission', { effectiveFrom, reason: 'scrapped' })).statusCode).toBe(204);
  expect(await standing()).toBe('active');
  await collector.clock.advance(lookEveryMs);
  expect(await wire.ended).toEqual({ code: 4003, reason: 'AGENT_DECOMMISSIONED' });
  expect(await standing()).toBe('decommissioned');
  expect(await ends(collector.streamUrl, agent)).toEqual([4003, 'AGENT_DECOMMISSIONED']);
  const url = `/api/v1/hosts/${agent.hostId}/spans?from=${effectiveFrom}&to=${new Date(startMs + lookEveryMs).toISOString()}`;
  const spans = (await collector.app.inject({ url, headers })).json<{ spans: { reason: string }[] }>().spans;
  expect(spans.map(({ reason }) => reason)).toEqual(['not-monitored']);
  await post('decommission', { effectiveFrom: null });
  await openSession(collector.streamUrl, agent);
});

test('a copy of the machine bars both, until somebody says which one is the host', async () => {
  const { collector, agent, post, standing } = await scene();
  const { wire } = await openSession(collector.streamUrl, agent);
  const copy = { machineIdHash: new Uint8Array(32).fill(9) };
  expect(await ends(collector.streamUrl, agent, copy)).toEqual([4001, 'AGENT_CLONED']);
  expect(await wire.ended).toEqual({ code: 4001, reason: 'AGENT_CLONED' });
  expect(await ends(collector.streamUrl, agent)).toEqual([4001, 'AGENT_CLONED']);
  expect(await standing()).toBe('cloned');
  expect((await post('release', { machine: 'other' })).statusCode).toBe(204);
  await openSession(collector.streamUrl, agent, copy);
});

test('boots that take turns are those of copies; a reboot and a half-open connection are not', async () => {
  const { collector, agent, post } = await scene();
  const boot = async (boot: string, epoch: number, at: number) => {
    const bootAtMs = startMs - 3_600_000 + epoch * 60_000;
    const { wire } = await openSession(collector.streamUrl, agent, { boot, epoch });
    const lifecycle = [{ type: 'agentStarted', atMs: startMs + at, boot, bootAtMs, version: '1' }] as const;
    wire.send(lifeBatch(1, [startMs + at], { epoch, boot, lifecycle }));
    expect(await wire.next()).toMatchObject({ type: 'ack' });
    await collector.store.evidence.settleHost(agent.hostId);
  };
  await boot('a', 1, -5000);
  await boot('a', 2, -4000);
  await boot('b', 3, -3000);
  await boot('b', 4, -2000);
  expect(await ends(collector.streamUrl, agent, { boot: 'a', epoch: 5 })).toEqual([4001, 'AGENT_CLONED']);
  expect(await ends(collector.streamUrl, agent, { boot: 'b', epoch: 6 })).toEqual([4001, 'AGENT_CLONED']);
  await post('release');
  await boot('a', 7, -1000);
});

test('an enrolment whose answer was lost is answered again, with the same host', async () => {
  const { collector } = await scene();
  const [keys, token] = [newAgentKeys(), await collector.token()];
  const enrol = (by = keys) =>
    collector.app.inject({ method: 'POST', url: '/api/agent/v1/enroll', payload: enrolmentOf(by, token, 'web-2') });
  const first = (await enrol()).json();
  expect((await enrol()).json()).toEqual(first);
  expect((await collector.store.hosts.list()).filter(({ name }) => name === 'web-2')).toHaveLength(1);
  expect((await enrol(newAgentKeys())).json()).toMatchObject({ code: 'TOKEN_USED' });
  // The same key from another machine is a copy of its state.
  expect((await enrol({ ...keys, machineIdHash: 'f'.repeat(64) })).json()).toMatchObject({ code: 'AGENT_CLONED' });
});

test('a new machine takes over the id, the name and the past of a host, and the old one is out', async () => {
  const { collector, agent, post } = await scene();
  await post('rename', { name: 'shop' });
  const { wire } = await openSession(collector.streamUrl, agent);
  const next = await enrolHost(collector, 'new-iron', { replaces: agent.hostId });
  expect(next.hostId).toBe(agent.hostId);
  expect(await collector.store.hosts.list()).toMatchObject([{ hostId: agent.hostId, name: 'shop' }]);
  await openSession(collector.streamUrl, next, { boot: 'another' });
  expect((await wire.ended).code).toBe(4009);
  expect(await ends(collector.streamUrl, agent)).toEqual([4001, 'AGENT_UNAUTHORISED']);
});

test('a key changes by the hand of both keys, as often as the agent asks, and the old one is dead', async () => {
  const { collector, agent, post } = await scene();
  const { wire } = await openSession(collector.streamUrl, agent, { configRevision: 0 });
  await post('rotate');
  expect(await wire.next()).toEqual({ type: 'keyAsk' });
  const { privateKey: newKey } = generateKeyPairSync('ed25519');
  const host = { collectorId: collector.identity.collectorId, hostId: agent.hostId };
  const change = { type: 'keyChange', ...signKeyChange(host, agent.keys.privateKey, newKey) } as const;
  for (let each = 0; each < 2; each++) {
    wire.send(change);
    expect(await wire.next()).toEqual({ type: 'keyChanged', publicKey: change.publicKey });
  }
  expect(await ends(collector.streamUrl, agent)).toEqual([4001, 'AGENT_UNAUTHORISED']);
  const keys = { ...agent.keys, privateKey: newKey, publicKey: publicKeyText(createPublicKey(newKey)) };
  await openSession(collector.streamUrl, { ...agent, keys });
  expect((await collector.store.standings.find(agent.hostId)).rotateAskedMs).toBeNull();
});

test('a key that only one of the two signs is refused', async () => {
  const { collector, agent } = await scene();
  const host = { collectorId: collector.identity.collectorId, hostId: agent.hostId };
  const thief = generateKeyPairSync('ed25519').privateKey;
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.send({ type: 'keyChange', ...signKeyChange(host, thief, thief) });
  expect(await wire.ended).toEqual({ code: 4000, reason: 'KEY_CHANGE_INVALID' });
  await openSession(collector.streamUrl, agent);
});

const web = { tags: ['web'], checks: [{ name: 'shop', kind: 'http', url: 'https://shop.example/' }] };

async function configFrom(wire: { next(): Promise<Frame> }) {
  const frame = await wire.next();
  if (frame.type !== 'config') throw new Error(`a ${frame.type} instead of a config`);
  return { ...frame, text: Buffer.from(frame.document).toString() };
}

test('hosts get the checks of their tags, signed for them alone, as soon as either changes', async () => {
  const { collector, agent, post, put } = await scene();
  const { wire } = await openSession(collector.streamUrl, agent, { configRevision: 0 });
  expect((await put('web', web)).statusCode).toBe(201);
  await post('tag', { tags: ['web', 'prod'] });
  const config = await configFrom(wire);
  expect(JSON.parse(config.text)).toEqual({ checks: web.checks });
  const key = publicKeyFrom(publicKeyText(createPublicKey(collector.identity.signingKey)));
  const { collectorId } = collector.identity;
  const signed = { ...config, collectorId, hostId: agent.hostId };
  expect(key && verifyConfig(key, signed, config.signature)).toBe(true);
  expect(key && verifyConfig(key, { ...signed, hostId: 'another' }, config.signature)).toBe(false);

  await post('tag', { tags: [] });
  const empty = await configFrom(wire);
  expect([empty.text, empty.revision > config.revision]).toEqual(['{"checks":[]}', true]);
});

test('what an agent refuses is kept with its reason, and an agent that has the newest is sent nothing', async () => {
  const { collector, agent, post, put } = await scene();
  await put('web', web);
  await post('tag', { tags: ['web'] });
  const { wire } = await openSession(collector.streamUrl, agent, { configRevision: 0 });
  const { revision } = await configFrom(wire);
  wire.send({ type: 'configTold', revision, refusal: 'checks[0].kind: not allowed' });
  const { config } = await until('the refusal is kept', 5000, async () => {
    const standing = await collector.store.standings.find(agent.hostId);
    return standing.config.refusal === '' ? undefined : standing;
  });
  expect(config).toMatchObject({ revision, toldRevision: revision, refusal: 'checks[0].kind: not allowed' });
  const again = await openSession(collector.streamUrl, agent, { configRevision: revision });
  expect(again.welcome.configRevision).toBe(revision);
  again.wire.send(lifeBatch(1, [startMs]));
  expect(await again.wire.next()).toMatchObject({ type: 'ack' });
});

test('a collector that was set back to an older backup still issues newer revisions', async () => {
  const { collector, agent, put } = await scene();
  await put('all', { tags: [], checks: [] });
  const ahead = startMs + 1_000_000;
  const { wire } = await openSession(collector.streamUrl, agent, { configRevision: ahead });
  expect((await configFrom(wire)).revision).toBe(ahead + 1);
});

test('agents that know of no configuration are sent none', async () => {
  const { collector, agent, put, post } = await scene();
  await put('all', { tags: [], checks: web.checks });
  await post('rotate');
  const { wire } = await openSession(collector.streamUrl, agent);
  wire.send(lifeBatch(1, [startMs]));
  expect(await wire.next()).toMatchObject({ type: 'ack' });
});

test('a definition that would run a program from afar is refused where it is written', async () => {
  const { put } = await scene();
  const response = await put('evil', { tags: [], checks: [{ name: 'x', kind: 'exec', program: '/bin/sh' }] });
  expect([response.statusCode, response.json()]).toEqual([
    400,
    expect.objectContaining({ code: 'DEFINITION_INVALID', message: expect.stringMatching(/never run from afar/) }),
  ]);
});
