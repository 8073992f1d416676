import type { keyOf, Sealed } from './seal.ts';

/**
 * What was sealed; null for another passphrase, or a file that was changed. Sealed files carry this function with them: it names nothing outside
 * of itself.
 */
export async function unseal(
  sealed: Sealed,
  passphrase: string,
  subtle: SubtleCrypto,
  key: typeof keyOf,
): Promise<string | null> {
  const bytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const opened = await key(subtle, passphrase.normalize('NFKC').trim(), bytes(sealed.salt), sealed.rounds);
  try {
    const text = await subtle.decrypt({ name: 'AES-GCM', iv: bytes(sealed.iv) }, opened, bytes(sealed.data));
    return new TextDecoder().decode(text);
  } catch {
    // AES-GCM tells no more than that it does not fit.
    return null;
  }
}
