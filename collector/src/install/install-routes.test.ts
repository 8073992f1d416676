import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { openLog } from '../log.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { buildServer } from '../server.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import type { EnrolmentToken } from '../store/token-store.ts';
import { installRoutes } from './install-routes.ts';

const pin = 'pppppppppppppppppppppppppppppppppppppppppp0';
const agent = Buffer.from('a packed agent');

/** The routes alone, on a real store, with one agent to hand out. */
async function scene() {
  const agentsDir = join(tempDir(), 'agents');
  mkdirSync(agentsDir);
  writeFileSync(join(agentsDir, 'kadoban-agent-linux-x64.tar.gz'), agent);
  const sha256 = createHash('sha256').update(agent).digest('hex');
  writeFileSync(join(agentsDir, 'SHA256SUMS'), `${sha256}  kadoban-agent-linux-x64.tar.gz\n`);
  const store = await openStore(openSqlite(join(tempDir(), 'kadoban.sqlite')));
  const logged: string[] = [];
  const log = openLog('trace', { write: (line) => void logged.push(line) });
  let nowMs = 1_800_000_000_000;
  const parts = {
    store,
    log,
    identity: await store.identity(),
    version: '0.1.0',
    hostNames: new Set<string>(),
    trustProxy: false,
    clockBehindMs: () => 0,
    tls: undefined,
    now: () => nowMs,
    agentsDir,
    endpoint: async () => ({ url: 'https://kadoban.example.jp', pin, agentsDir }),
  };
  const app = await buildServer(parts, (routes) => installRoutes(routes, parts));
  onTestFinished(async () => {
    await app.close();
    await store[Symbol.asyncDispose]();
  });
  /** A link that works `uses` times for a minute. */
  const link = async (uses = 1, bound: Pick<EnrolmentToken, 'from'> = {}) => {
    const secret = newSecret('kdbi');
    const [createdMs, expiresMs] = [nowMs, nowMs + 60_000];
    const terms = { label: 'rack 3', tags: ['web'], usesMax: uses, uses: 0, kind: 'link', ...bound } as const;
    await store.tokens.add({ hash: hashSecret(secret), createdMs, expiresMs, ...terms });
    return `/i/${secret}`;
  };
  const pass = (ms: number) => {
    nowMs += ms;
  };
  return { app, store, agentsDir, sha256, link, logged, pass };
}

test('a link gives a script once, with a token of its own that has the terms of the link', async () => {
  const { app, store, sha256, link, logged, pass } = await scene();
  const url = await link();
  pass(1000);
  const script = await app.inject(url);
  expect(script.statusCode).toBe(200);
  expect(script.headers['cache-control']).toBe('no-store');
  expect(script.body).toContain(`linux-x64:${sha256}`);
  const [token = ''] = /kdbe_[0-9A-Za-z]{22}(?=\.p{42}0$)/m.exec(script.body) ?? [];
  expect((await store.tokens.list()).at(-1)).toMatchObject({
    hash: hashSecret(token),
    kind: 'script',
    label: 'rack 3',
    tags: ['web'],
    usesMax: 1,
    uses: 0,
  });
  expect(await app.inject(url)).toMatchObject({ statusCode: 410 });
  // Who reads the log must not be able to enrol anything.
  expect(logged.join('')).not.toContain(token);
  expect(logged.join('')).not.toContain(url);
});

test('each use of a link for many hosts gives another token', async () => {
  const { app, link } = await scene();
  const url = await link(2);
  const tokens = [await app.inject(url), await app.inject(url)].map(({ body }) => /kdbe_\w{22}/.exec(body)?.[0]);
  expect(new Set(tokens).size).toBe(2);
  expect(await app.inject(url)).toMatchObject({ statusCode: 410 });
});

test('a link that has expired, and one that never was, say the same and tell nothing', async () => {
  const { app, link, pass } = await scene();
  const url = await link();
  pass(60_000);
  const [late, unknown] = [await app.inject(url), await app.inject('/i/kdbi_0000000000000000000000')];
  expect(late).toMatchObject({ statusCode: 410 });
  expect(late.json()).toEqual(unknown.json());
});

test('a link for some places is nothing elsewhere, is not spent there, and gives a token for the same places', async () => {
  const { app, store, link } = await scene();
  const from = ['10.0.0.0/8'];
  const url = await link(1, { from });
  const [elsewhere, unknown] = [await app.inject(url), await app.inject('/i/kdbi_0000000000000000000000')];
  expect([elsewhere.statusCode, elsewhere.json()]).toEqual([410, unknown.json()]);
  expect(await app.inject({ url, remoteAddress: '10.1.2.3' })).toMatchObject({ statusCode: 200 });
  // Both may be of one millisecond, and then stand in any order.
  const tokens = (await store.tokens.list()).toSorted((a, b) => b.uses - a.uses);
  expect(tokens).toMatchObject([{ uses: 1 }, { uses: 0, from }]);
});

test('a look at a link does not spend it', async () => {
  const { app, link } = await scene();
  const url = await link();
  expect(await app.inject({ method: 'HEAD', url })).toMatchObject({ statusCode: 404 });
  expect(await app.inject(url)).toMatchObject({ statusCode: 200 });
});

test('a collector without agents says so, and spends no link', async () => {
  const { app, agentsDir, link, store } = await scene();
  const url = await link();
  rmSync(join(agentsDir, 'kadoban-agent-linux-x64.tar.gz'));
  expect((await app.inject(url)).json()).toMatchObject({ code: 'AGENTS_MISSING' });
  expect(await store.tokens.list()).toMatchObject([{ uses: 0 }]);
});

test('only agents that are listed are handed out, whatever else is asked for', async () => {
  const { app, agentsDir } = await scene();
  writeFileSync(join(agentsDir, 'secret.txt'), 'not yours');
  const found = await app.inject('/agents/kadoban-agent-linux-x64.tar.gz');
  expect(found.rawPayload).toEqual(agent);
  expect(found.headers['content-length']).toBe(String(agent.length));
  for (const name of ['kadoban-agent-linux-arm64.tar.gz', 'secret.txt', 'SHA256SUMS', '..%2fsecret.txt', '%2e%2e']) {
    expect(await app.inject(`/agents/${name}`)).toMatchObject({ statusCode: 404 });
  }
});

test('who guesses links is limited', async () => {
  const { app } = await scene();
  const codes = [];
  for (let tries = 0; tries < 12; tries++) {
    codes.push((await app.inject('/i/kdbi_0000000000000000000000')).statusCode);
  }
  expect(codes.filter((code) => code === 429)).toHaveLength(2);
});
