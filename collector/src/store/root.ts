import { createHash, createPrivateKey, sign, verify } from 'node:crypto';
import { publicKeyFrom } from '@kadoban/proto/handshake';
import { canonicalJson, noPreviousHash } from './chain.ts';
import type { Head, Root, SignedRoot } from './chain-store.ts';

/** SHA-256 over the ends of all chains, which must be in the order of their names. */
export function rootOf(heads: readonly Head[]): string {
  return sha256(canonicalJson(heads));
}

/** What stands under the signature; the heads are in it by their root. */
function signedText({ day, atMs, root, previousHash }: Omit<SignedRoot, 'signature'>): string {
  return `kadoban-root-v1\n${canonicalJson({ day, atMs, root, previousHash })}`;
}

/** What the next root names as its predecessor. */
export function rootHash(root: SignedRoot | undefined): string {
  return root === undefined ? noPreviousHash : sha256(signedText(root));
}

/** `signingKey` is the collector's, as PEM. */
export function signedRoot(
  { day, atMs, heads }: Pick<Root, 'day' | 'atMs' | 'heads'>,
  previous: SignedRoot | undefined,
  signingKey: string,
): Root {
  const unsigned = { day, atMs, heads, root: rootOf(heads), previousHash: rootHash(previous) };
  const signature = sign(null, Buffer.from(signedText(unsigned)), createPrivateKey(signingKey)).toString('base64url');
  return { ...unsigned, signature };
}

/** `publicKey` is raw, base64url. */
export function isSignedBy(root: SignedRoot, publicKey: string): boolean {
  const key = publicKeyFrom(publicKey);
  if (key === undefined) return false;
  return verify(null, Buffer.from(signedText(root)), key, Buffer.from(root.signature, 'base64url'));
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
