import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { expect, test } from 'vitest';
import { enrolHost, enrolmentOf, newAgentKeys, startCollector, startMs } from '../../../test/kit/collector.ts';
import { command } from '../../../test/kit/command.ts';
import { storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { openData } from '../commands/data.ts';
import { newToken } from '../new-token.ts';

async function scene(agentsDir?: string) {
  const collector = await startCollector(agentsDir === undefined ? {} : { agentsDir });
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const make = (payload: object) => collector.app.inject({ method: 'POST', url: '/api/v1/tokens', headers, payload });
  const list = async () =>
    (await collector.app.inject({ url: '/api/v1/tokens', headers })).json<{ tokens: Record<string, unknown>[] }>()
      .tokens;
  const revoke = (id: string) => collector.app.inject({ method: 'DELETE', url: `/api/v1/tokens/${id}`, headers });
  const enrol = (token: string) =>
    collector.app.inject({
      method: 'POST',
      url: '/api/agent/v1/enroll',
      payload: enrolmentOf(newAgentKeys(token), token),
    });
  return { collector, make, list, revoke, enrol };
}

test('a token tells its secret once, and then what it is good for', async () => {
  const { make, list, enrol, collector } = await scene();
  const made = (await make({ label: 'rack 3', tags: ['web'], minutes: 60 })).json();
  expect(made).toMatchObject({ kind: 'token', uses: 0, usesMax: 1, needsApproval: false, state: 'good' });
  expect(made.expiresAt).toBe(new Date(startMs + 3_600_000).toISOString());
  const { token, ...told } = made;
  expect(await list()).toEqual([told]);
  expect(JSON.stringify(await list())).not.toContain(token);
  const { hostId } = (await enrol(token)).json();
  expect((await collector.store.standings.find(hostId)).tags).toEqual(['web']);
  expect(await list()).toMatchObject([{ uses: 1, state: 'used' }]);
});

test('a token for many hosts asks for approval unless it is told not to', async () => {
  const { make } = await scene();
  expect((await make({ uses: 5 })).json()).toMatchObject({ needsApproval: true });
  expect((await make({ uses: 5, needsApproval: false })).json()).toMatchObject({ needsApproval: false });
});

test('a token that is taken back enrols nobody, and its id says nothing of it', async () => {
  const { make, revoke, enrol, list } = await scene();
  const { id, token } = (await make({})).json();
  expect((await revoke(id)).statusCode).toBe(204);
  expect((await revoke(id)).json()).toMatchObject({ code: 'TOKEN_UNKNOWN' });
  expect((await enrol(token)).json()).toMatchObject({ code: 'TOKEN_UNKNOWN' });
  expect(await list()).toEqual([]);
});

test('a token tells where it is good, in one form, and is not made for what is no range', async () => {
  const { make, list } = await scene();
  const made = (await make({ from: ['10.0.0.0/8', '2001:DB8::/32', '::ffff:192.0.2.7'] })).json();
  expect(made).toMatchObject({ from: ['10.0.0.0/8', '2001:db8::/32', '192.0.2.7/32'] });
  expect(await list()).toMatchObject([{ from: made.from }]);
  for (const from of [[], ['10.0.0.0/33'], ['10.0.0.0/8', 'office'], Array(33).fill('::1')]) {
    expect((await make({ from })).json()).toMatchObject({
      code: 'REQUEST_INVALID',
      message: expect.stringMatching(/from/),
    });
  }
  expect(await list()).toHaveLength(1);
  expect((await make({})).json()).toMatchObject({ from: null });
});

test('only a host that is there and not revoked can be replaced, by one machine', async () => {
  const { collector, make } = await scene();
  const { hostId } = await enrolHost(collector);
  expect((await make({ replaces: 'nobody' })).json()).toMatchObject({ code: 'HOST_UNKNOWN' });
  expect((await make({ replaces: hostId, uses: 2 })).json()).toMatchObject({ code: 'REQUEST_INVALID' });
  expect((await make({ replaces: hostId })).json()).toMatchObject({ replaces: hostId });
  await collector.store.hosts.revoke(hostId, { author: 'kanri', atMs: startMs });
  expect((await make({ replaces: hostId })).json()).toMatchObject({ code: 'HOST_REVOKED' });
});

test('the command line makes, lists and takes back tokens, and hosts stand as it says', async () => {
  const data = tempDir();
  await (await openData(data))[Symbol.asyncDispose]();
  const run = async (...words: string[]) => {
    const { exitCode, out, err } = await command([...words, '--data', data]);
    return [exitCode, ...out, ...err];
  };
  const [, token = ''] = await run(
    'token',
    'create',
    '--uses',
    '2',
    '--no-approval',
    '--tags',
    'web,prod',
    '--label',
    'x',
  );
  expect(token).toMatch(/^kdbe_[0-9A-Za-z]{22}$/);
  const [, line = ''] = await run('token', 'list');
  expect(String(line)).toMatch(/^[0-9a-f]{16}\t0\/2\t\S+\tweb,prod\tx$/);
  expect(await run('token', 'revoke', String(line).slice(0, 16))).toMatchObject([
    0,
    expect.stringMatching(/^revoked /),
  ]);
  expect(await run('token', 'list')).toEqual([0]);
  await run('token', 'create', '--from', '10.0.0.0/8,2001:db8::1', '--label', 'y');
  expect(await run('token', 'list')).toEqual([
    0,
    expect.stringMatching(/^[0-9a-f]{16}\t0\/1\t\S+\tfrom 10\.0\.0\.0\/8 2001:db8::1\/128\ty$/),
  ]);
  expect(await run('token', 'create', '--from', '10.0.0.0/8,')).toMatchObject([
    2,
    expect.stringMatching(/--from: "" is no range/),
  ]);
  expect(await run('token', 'create', '--tags', 'Not A Tag')).toMatchObject([2, expect.stringMatching(/is no tag/)]);
  expect(await run('host', 'approve', 'nobody')).toMatchObject([1, expect.stringMatching(/^HOST_UNKNOWN/)]);
  expect(await run('host', 'decommission', 'nobody', '--from', 'soon')).toMatchObject([
    2,
    expect.stringMatching(/--from soon/),
  ]);
  expect(await run('host', 'list')).toEqual([0]);
});

test('the list of the command line tells links, and the scripts that came of them, from tokens', async () => {
  const data = tempDir();
  const store = await openData(data);
  for (const kind of ['link', 'token'] as const)
    await store.tokens.add(newToken({ label: 'x', tags: ['web'] }, startMs, undefined, kind).token);
  const [link] = (await store.tokens.list()).filter(({ kind }) => kind === 'link');
  const times = { createdMs: startMs + 1, expiresMs: startMs + 60_000 };
  expect(await store.tokens.exchange(link?.hash ?? '', { hash: 'of a script', ...times }, null)).toBe('exchanged');
  await store[Symbol.asyncDispose]();
  const { out } = await command(['token', 'list', '--data', data]);
  const told = out.map((line) => line.split('\t').filter((_, index) => index === 1 || index === 3));
  expect(told.toSorted()).toEqual([
    ['0/1', 'install script,web'],
    ['0/1', 'web'],
    ['1/1', 'install link,web'],
  ]);
});

test('the command line lists the key of each host, for whoever approves of one to compare', async () => {
  const data = tempDir();
  await (await openData(data))[Symbol.asyncDispose]();
  await (await storeWithHosts(join(data, 'kadoban.sqlite'), ['web-01'], startMs))[Symbol.asyncDispose]();
  const { out } = await command(['host', 'list', '--data', data]);
  expect(out).toEqual([`web-01\tweb-01\tactive\t\t${fingerprintOf('key of web-01')}`]);
});

test('an install line leads to where hosts reach the collector, and is told once like a token', async () => {
  const agentsDir = tempDir();
  writeFileSync(join(agentsDir, 'kadoban-agent-linux-x64.tar.gz'), 'a packed agent');
  writeFileSync(join(agentsDir, 'SHA256SUMS'), `${'0'.repeat(64)}  kadoban-agent-linux-x64.tar.gz\n`);
  const { make, list } = await scene(agentsDir);
  const { token, ...told } = (await make({ install: true, label: 'rack 3' })).json();
  expect(token).toMatch(
    /^\(umask 077; curl .*'https:\/\/kadoban\.example\.jp\/i\/kdbi_[0-9A-Za-z]{22}'.*sudo sh kadoban\.sh$/,
  );
  expect(told.kind).toBe('link');
  expect(await list()).toEqual([told]);
});

test('an install line is not made where there is nothing to install', async () => {
  for (const agentsDir of [undefined, tempDir()]) {
    const { make, list } = await scene(agentsDir);
    const refused = await make({ install: true });
    expect([refused.statusCode, refused.json().code]).toEqual([503, 'AGENTS_MISSING']);
    expect(await list()).toEqual([]);
  }
});
