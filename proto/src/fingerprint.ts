import { createHash } from 'node:crypto';

/** A key as ssh prints it, so that people compare it by eye: of the raw key, which is what base64url text holds. */
export function fingerprintOf(publicKey: string): string {
  const hash = createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('base64');
  return `SHA256:${hash.replace(/=+$/, '')}`;
}
