import { join } from 'node:path';
import type { InventoryFact, Lifecycle } from '@kadoban/proto/messages';
import { expect, test } from 'vitest';
import { appended } from '../../../test/kit/appended.ts';
import { enrolHost, startCollector, startMs } from '../../../test/kit/collector.ts';
import { command } from '../../../test/kit/command.ts';
import { storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { lifeBatch, openSession } from '../../../test/kit/wire.ts';
import type { HostInventory } from './contract.ts';

const hourMs = 3_600_000;
const fact = (name: string, value: string, instance = ''): InventoryFact => ({ name, instance, value });
const told = (atMs: number, ...facts: InventoryFact[]): Lifecycle => ({ type: 'inventory', atMs, facts });
const first = [fact('os', 'Debian GNU/Linux 12 (bookworm)'), fact('arch', 'x64'), fact('machine.kind', 'virtual')];
const rule = { intervalMs: 60_000, failures: 3, recoveries: 1 };

/** A host whose agent told this, and what the collector answers of it to a person. */
async function hostThatTold(...lifecycle: Lifecycle[]) {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  const { wire } = await openSession(collector.streamUrl, agent);
  if (lifecycle.length > 0) {
    wire.send(lifeBatch(1, [], { samples: [], lifecycle }));
    expect(await wire.next()).toMatchObject({ type: 'ack' });
  }
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const get = async (id: string) => {
    const response = await collector.app.inject({ url: `/api/v1/hosts/${id}/inventory`, headers });
    return { status: response.statusCode, body: response.json<HostInventory & { code?: string }>() };
  };
  return { collector, hostId: agent.hostId, get };
}

test('a host is told as a configuration item: identifier, type, description, relations, status', async () => {
  const checks = [{ ...rule, name: 'db', kind: 'tcp', target: 'tcp://db.example.jp:5432' }];
  const { collector, hostId, get } = await hostThatTold(
    { type: 'checkSet', atMs: startMs, checks },
    told(startMs, ...first, fact('machine.vendor', 'QEMU'), fact('machine.model', 'Standard PC')),
  );
  const services = {
    shop: { all: [`host:${hostId}`] },
    mail: { any: ['host:other'] },
    db: { any: [`check:${hostId}/db`] },
  };
  for (const [id, body] of Object.entries(services)) {
    const saying = { effectiveFromMs: null, atMs: startMs, author: 'ops', reason: '', expectedVersion: null };
    await collector.store.definitions.append([{ kind: 'service', id, body, ...saying }]);
  }
  const { body } = await get(hostId);
  expect(body).toMatchObject({
    identifier: `host:${hostId}`,
    type: 'virtual',
    description: 'Debian GNU/Linux 12 (bookworm), x64, QEMU Standard PC',
    status: 'active',
    changes: [],
  });
  expect(body.relations.toSorted((a, b) => (a.target < b.target ? -1 : 1))).toEqual([
    { relation: 'part-of', target: 'service:db' },
    { relation: 'part-of', target: 'service:shop' },
    { relation: 'looks-at', target: 'tcp://db.example.jp:5432' },
  ]);
});

test('what changed stands there with when and what it was before, the newest first', async () => {
  const { hostId, get } = await hostThatTold(
    told(startMs - 3 * hourMs, ...first),
    told(startMs - 2 * hourMs, ...first),
    told(
      startMs - hourMs,
      fact('os', 'Debian GNU/Linux 13 (trixie)'),
      ...first.slice(1),
      fact('disk.bytes', '1000', 'sdb'),
    ),
  );
  const { body } = await get(hostId);
  expect(body.facts).toEqual([
    { ...fact('os', 'Debian GNU/Linux 13 (trixie)'), since: '2026-10-14T02:00:00.000Z' },
    { ...first[1], since: '2026-10-14T00:00:00.000Z' },
    { ...first[2], since: '2026-10-14T00:00:00.000Z' },
    { ...fact('disk.bytes', '1000', 'sdb'), since: '2026-10-14T02:00:00.000Z' },
  ]);
  const at = '2026-10-14T02:00:00.000Z';
  expect(body.changes).toEqual([
    { at, name: 'disk.bytes', instance: 'sdb', before: null, after: '1000' },
    { at, name: 'os', instance: '', before: first[0]?.value, after: 'Debian GNU/Linux 13 (trixie)' },
  ]);
});

test('a host that never told what it is made of is of an unknown type, and one that is not there is none', async () => {
  const { hostId, get } = await hostThatTold();
  expect((await get(hostId)).body).toMatchObject({ type: 'unknown', facts: [], changes: [], relations: [] });
  expect(await get('nobody')).toMatchObject({ status: 404, body: { code: 'HOST_UNKNOWN' } });
});

test('the command line tells the same, of a store that nobody else has open', async () => {
  const data = tempDir();
  const store = await storeWithHosts(join(data, 'kadoban.sqlite'), ['web'], startMs);
  const batch = lifeBatch(1, [], { samples: [], lifecycle: [told(startMs, ...first)] });
  await appended(store, [{ hostId: 'web', batch, receivedMs: startMs, clockOffsetMs: 0 }]);
  await store[Symbol.asyncDispose]();
  const { exitCode, out } = await command(['host', 'inventory', '--data', data, 'web']);
  expect(exitCode).toBe(0);
  expect(out[0]).toMatch(/^host:web\t.*\tvirtual\tactive\t/);
  expect(out).toContain('2026-10-14T03:00:00.000Z\tos\t\tDebian GNU/Linux 12 (bookworm)');
  const json = await command(['host', 'inventory', '--data', data, 'web', '--json']);
  expect(JSON.parse(json.out.join(''))).toMatchObject({ identifier: 'host:web', facts: first });
  const nobody = await command(['host', 'inventory', '--data', data, 'nobody']);
  expect([nobody.exitCode, nobody.err.join('')]).toEqual([1, expect.stringContaining('HOST_UNKNOWN')]);
});
