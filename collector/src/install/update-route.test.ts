import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyManifest } from '@kadoban/proto/update-manifest';
import { expect, onTestFinished, test } from 'vitest';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { openLog } from '../log.ts';
import { buildServer } from '../server.ts';
import { openSqlite } from '../store/backends/sqlite.ts';
import { openStore } from '../store/open.ts';
import { updateRoute } from './update-route.ts';

test('what is offered is signed by the key that the collector proves itself with', async () => {
  const agentsDir = join(tempDir(), 'agents');
  mkdirSync(agentsDir);
  const name = 'kadoban-agent-linux-x64.tar.gz';
  const archive = Buffer.from('a packed agent');
  const sha256 = createHash('sha256').update(archive).digest('hex');
  writeFileSync(join(agentsDir, name), archive);
  writeFileSync(join(agentsDir, 'SHA256SUMS'), `${sha256}  ${name}\n`);
  const store = await openStore(openSqlite(join(tempDir(), 'kadoban.sqlite')));
  const parts = {
    store,
    log: openLog('trace', { write: () => {} }),
    identity: await store.identity(),
    version: '1.4.2',
    hostNames: new Set<string>(),
    trustProxy: false,
    clockBehindMs: () => 0,
    tls: undefined,
    now: () => 1_800_000_000_000,
    agentsDir,
  };
  const app = await buildServer(parts, (routes) => updateRoute(routes, parts));
  onTestFinished(async () => {
    await app.close();
    await store[Symbol.asyncDispose]();
  });
  const { signature, name: named, ...manifest } = (await app.inject('/api/agent/v1/update/linux-x64')).json();
  expect(manifest).toEqual({ version: '1.4.2', platform: 'linux-x64', sha256, sizeBytes: archive.length });
  expect(named).toBe(name);
  const key = createPublicKey(createPrivateKey(parts.identity.signingKey));
  expect(verifyManifest(key, manifest, signature)).toBe(true);
  expect(verifyManifest(key, { ...manifest, version: '1.4.3' }, signature)).toBe(false);
  expect(await app.inject('/api/agent/v1/update/win-x64')).toMatchObject({ statusCode: 404 });
});
