import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { isIPv4 } from 'node:net';

export interface Certificate {
  readonly certPem: string;
  readonly keyPem: string;
}

/**
 * A certificate that signs itself, for `names` (DNS names or IPv4 addresses), valid in `[fromMs, toMs)`: X.509 v3, ECDSA on P-256 (RFC 5280,
 * RFC 5480). Agents trust its key by pin, so that it needs nothing else of what a certificate can say.
 */
export function makeCertificate(names: readonly string[], fromMs: number, toMs: number): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = der(0x30, oid('2a8648ce3d040302'));
  const name = der(0x30, der(0x31, der(0x30, oid('550403'), der(0x0c, Buffer.from('kadoban collector')))));
  const altNames = names.map((each) =>
    isIPv4(each) ? der(0x87, Buffer.from(each.split('.').map(Number))) : der(0x82, Buffer.from(each)),
  );
  const unsigned = der(
    0x30,
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    ecdsaWithSha256,
    name,
    der(0x30, time(fromMs), time(toMs)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, der(0x30, der(0x30, oid('551d11'), der(0x04, der(0x30, ...altNames))))),
  );
  const signature = sign('sha256', unsigned, privateKey);
  const signed = der(0x30, unsigned, ecdsaWithSha256, der(0x03, Buffer.from([0]), signature));
  const lines = signed.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    certPem: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
    keyPem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Tag, length and contents: all that DER is. */
function der(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const size = content.length;
  const length = size < 0x80 ? [size] : size < 0x100 ? [0x81, size] : [0x82, size >> 8, size & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), content]);
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'));
}

/** RFC 5280, 4.1.2.5: two digits for the year until 2049, four from 2050 on. */
function time(atMs: number): Buffer {
  const digits = `${new Date(atMs).toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return digits < '2050' ? der(0x17, Buffer.from(digits.slice(2))) : der(0x18, Buffer.from(digits));
}
