import { X509Certificate } from 'node:crypto';
import { rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeCertificate } from '../../test/kit/certificate.ts';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { certificatePin, readTls, selfMadeTls } from './tls.ts';

const nowMs = Date.parse('2026-10-14T03:00:00Z');
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('the certificate of a data directory is made once, for its names, and its key is nobody else’s', async () => {
  const data = tempDir();
  const made = await selfMadeTls(data, ['kadoban.example.jp', '10.0.0.5'], nowMs);
  const certificate = new X509Certificate(made.cert);
  expect(certificate.checkHost('kadoban.example.jp')).toBe('kadoban.example.jp');
  expect(certificate.checkIP('10.0.0.5')).toBe('10.0.0.5');
  expect(Date.parse(certificate.validFrom)).toBeLessThan(nowMs);
  expect(Date.parse(certificate.validTo)).toBeGreaterThan(nowMs + 19 * 365 * 86_400_000);
  expect([mode(join(data, 'tls')), mode(join(data, 'tls/key.pem'))]).toEqual(['700', '600']);
  expect(await selfMadeTls(data, ['another.example.jp'], nowMs + 1)).toEqual(made);
});

test('the pin is that of the key, whatever certificate it is in', async () => {
  const [one, two] = [makeCertificate(['a'], nowMs, nowMs + 1000), makeCertificate(['a'], nowMs, nowMs + 1000)];
  expect(certificatePin(one.certPem)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(certificatePin(two.certPem)).not.toBe(certificatePin(one.certPem));
});

test('a key that is gone does not make the agents’ pins void in silence', async () => {
  const data = tempDir();
  await selfMadeTls(data, ['a'], nowMs);
  rmSync(join(data, 'tls/key.pem'));
  await expect(selfMadeTls(data, ['a'], nowMs)).rejects.toMatchObject({ code: 'TLS_UNREADABLE' });
});

test('a certificate that was not written to its end is made anew', async () => {
  const data = tempDir();
  const made = await selfMadeTls(data, ['a'], nowMs);
  rmSync(join(data, 'tls/cert.pem'));
  expect(await selfMadeTls(data, ['a'], nowMs)).not.toEqual(made);
});

const wrong: [name: string, cert: string | undefined, key: string | undefined][] = (() => {
  const [one, two] = [makeCertificate(['a'], nowMs, nowMs + 1000), makeCertificate(['b'], nowMs, nowMs + 1000)];
  return [
    ['no certificate', undefined, one.keyPem],
    ['no key', one.certPem, undefined],
    ['a certificate that is no PEM', 'hello', one.keyPem],
    ['a key that is no PEM', one.certPem, 'hello'],
    ['a key of another certificate', one.certPem, two.keyPem],
  ];
})();

test.each(wrong)('%s is refused before anything listens', async (_, cert, key) => {
  const [certFile, keyFile] = [join(tempDir(), 'cert.pem'), join(tempDir(), 'key.pem')];
  if (cert !== undefined) writeFileSync(certFile, cert);
  if (key !== undefined) writeFileSync(keyFile, key);
  await expect(readTls(certFile, keyFile)).rejects.toMatchObject({
    code: 'TLS_UNREADABLE',
    message: expect.stringContaining(certFile),
  });
});
