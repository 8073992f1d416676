import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { pinOf } from '@kadoban/proto/handshake';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../test/kit/certificate.ts';
import { startCollector, startMs } from '../../test/kit/collector.ts';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { collectorAddress } from './collector-address.ts';
import { enroll } from './enroll.ts';
import { farewellByCurl, sayFarewell } from './farewell.ts';
import { newPrivateKey } from './identity.ts';
import { openState } from './state.ts';

const tls = makeCertificate(['127.0.0.1'], Date.now() - 1000, Date.now() + 3_600_000);
const pin = pinOf(new X509Certificate(tls.certPem).publicKey);
const newcomer = {
  boot: 'b',
  hostname: 'web-01',
  os: 'o',
  arch: 'a',
  version: '1',
  clockMs: startMs,
  machineIdHash: async () => new Uint8Array(32),
};

/** A host that is enrolled with a real collector over TLS, and since when it is not watched. */
async function scene() {
  const collector = await startCollector({ tls });
  const invitation = { collectorUrl: collector.url, token: await collector.token(), pin };
  const { identity } = await enroll(openState(tempDir()), invitation, newcomer, AbortSignal.timeout(5000));
  const address = collectorAddress({}, identity, {});
  const endedMs = async () => (await collector.store.hosts.find(identity.hostId))?.decommissionedMs;
  return { identity, address, endedMs };
}

test('a host that says farewell is not watched any more', async () => {
  const { identity, address, endedMs } = await scene();
  await sayFarewell({ identity }, address);
  expect(await endedMs()).toBe(startMs);
});

test('a key that the collector does not know gives way to the next one', async () => {
  const { identity, address, endedMs } = await scene();
  const unknown = { ...identity, privateKey: newPrivateKey() };
  await expect(sayFarewell({ identity: unknown }, address)).rejects.toThrow(/AGENT_UNAUTHORISED/);
  expect(await endedMs()).toBe(null);
  await sayFarewell({ identity: unknown, nextKey: identity.privateKey }, address);
  expect(await endedMs()).toBe(startMs);
});

test('curl says it under the pin, and to nobody else', async () => {
  const { identity, address, endedMs } = await scene();
  const file = join(tempDir(), 'farewell.curl');
  const say = (text: string) => {
    writeFileSync(file, text);
    return promisify(execFile)('curl', ['--config', file]);
  };
  const prepared = farewellByCurl({ identity }, address);
  const other = farewellByCurl({ identity }, { ...address, pin: 'A'.repeat(43) });
  // 90 = the pinned key does not match.
  await expect(say(other)).rejects.toMatchObject({ code: 90 });
  expect(await endedMs()).toBe(null);
  await say(prepared);
  expect(await endedMs()).toBe(startMs);
});
