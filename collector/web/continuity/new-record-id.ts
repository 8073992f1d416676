/** As many random bytes as keep two people from meeting at one id. */
const randomBytes = 6;

/** An id that nobody has to think of. `fill` fills bytes at random: those of the browser also without TLS. */
export function newRecordId(prefix: string, fill: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer>): string {
  const bytes = fill(new Uint8Array(randomBytes));
  return `${prefix}-${[...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}
