/** A text that nobody reads without the passphrase; bytes are base64. */
export interface Sealed {
  readonly rounds: number;
  readonly salt: string;
  readonly iv: string;
  readonly data: string;
}

/** What OWASP asks of PBKDF2 with SHA-256: some tenths of a second of a computer for each guess. */
const rounds = 600_000;

const saltBytes = 16;

/** What AES-GCM is made for; a key seals one text only, so that none comes twice. */
const ivBytes = 12;

/** Fewer characters are guessed within the years for which a list of telephone numbers is worth something. */
export const passphraseCharsMin = 12;

/** The passphrase as it counts: full-width letters of an input method are the same as others. */
export function plainPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim();
}

/** Seals a text by a passphrase. `fill` fills bytes at random. */
export async function seal(
  text: string,
  passphrase: string,
  subtle: SubtleCrypto,
  fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>,
): Promise<Sealed> {
  const [salt, iv] = [fill(new Uint8Array(saltBytes)), fill(new Uint8Array(ivBytes))];
  const key = await keyOf(subtle, plainPassphrase(passphrase), salt, rounds);
  const data = await subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(text));
  return { rounds, salt: base64(salt), iv: base64(iv), data: base64(new Uint8Array(data)) };
}

/** The key that a passphrase stands for. Sealed files carry this function with them: it names nothing outside of itself. */
export async function keyOf(
  subtle: SubtleCrypto,
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase);
  const secret = await subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey']);
  const derived = { name: 'AES-GCM', length: 256 };
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return subtle.deriveKey(how, secret, derived, false, ['encrypt', 'decrypt']);
}

function base64(bytes: Uint8Array): string {
  // One by one: as arguments of one call they would be too many for a long list.
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
