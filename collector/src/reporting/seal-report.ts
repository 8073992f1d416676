import { createHash, createPrivateKey, sign, verify } from 'node:crypto';
import { fingerprintOf } from '@kadoban/proto/fingerprint';
import { publicKeyFrom, publicKeyText } from '@kadoban/proto/handshake';
import type { Report, Seal } from '../reports/report.ts';
import { canonicalJson } from '../store/chain.ts';
import { inputHashOf } from '../store/revisions.ts';

/** SHA-256 of what a report says: of everything but the hash itself and the signature over it. An auditor's program must come to the same. */
export function reportHash({ hash: _, seal: __, ...said }: Omit<Report, 'hash'> & { readonly hash?: string }): string {
  return inputHashOf(canonicalJson(said));
}

/** What stands under the signature: the dataset by its hash, with the root that it stands on. */
function sealedText({ hash, method }: Report): string {
  return `kadoban-report-v1\n${canonicalJson({ hash, root: method.root })}`;
}

/** The report with the collector's signature over it. `signingKey` is the one that signs the roots, as PEM. */
export function sealed(report: Report, signingKey: string): Report {
  const key = createPrivateKey(signingKey);
  const publicKey = publicKeyText(key);
  const signature = sign(null, Buffer.from(sealedText(report)), key).toString('base64url');
  return { ...report, seal: { publicKey, fingerprint: fingerprintOf(publicKey), signature } };
}

/** Whether the key that a report names has signed it; whose key that is, the key alone does not say. */
export function isSealed(report: Report, { publicKey, fingerprint, signature }: Seal): boolean {
  const key = publicKeyFrom(publicKey);
  if (key === undefined || fingerprintOf(publicKey) !== fingerprint || typeof signature !== 'string') return false;
  return verify(null, Buffer.from(sealedText(report)), key, Buffer.from(signature, 'base64url'));
}

/** SHA-256 of a file, in hexadecimal. */
export function fileHash(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
