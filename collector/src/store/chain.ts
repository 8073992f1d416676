import { createHash } from 'node:crypto';

/** What the first entry of a chain names as its predecessor. */
export const noPreviousHash = '0'.repeat(64);

/**
 * JSON with one spelling for one value: keys sorted by their UTF-16 code units, no white space, absent members left out. Numbers
 * are written as JavaScript writes them. An auditor's program must come to the same bytes: never change it.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  // Put together by hand: a JavaScript object keeps keys that look like numbers in an order of their own.
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  const texts = members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${texts.join()}}`;
}

/** SHA-256, in hexadecimal, of a chain's entry without its own `hash`; `previousHash` makes it vouch for all entries before. */
export function hashOf(entry: { readonly previousHash: string }): string {
  const { hash: _, ...hashed } = entry as { previousHash: string; hash?: string };
  return createHash('sha256').update(canonicalJson(hashed)).digest('hex');
}
