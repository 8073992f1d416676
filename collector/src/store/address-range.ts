import { BlockList, isIP, isIPv4, SocketAddress } from 'node:net';

/** The networks of a large company in both families. Each is looked at with each enrolment. */
export const rangesMax = 32;

/** The longest there is: an IPv6 address that ends in an IPv4 one, and its bits. */
export const rangeCharsMax = '0000:0000:0000:0000:0000:ffff:255.255.255.255/128'.length;

/** What stands before an IPv4 address within IPv6: `::ffff:0:0/96`. */
const mappedBits = 96;

/**
 * Ranges as people write them (`10.0.0.0/8`, `2001:db8::/32`, or a single address) in the one form in which they are kept: with their bits,
 * IPv4 within IPv6 as IPv4. What stands behind the bits does not count.
 */
export function readRanges(texts: readonly string[]): { readonly from: string[] } | { readonly problem: string } {
  if (texts.length > rangesMax) return { problem: `${texts.length} ranges: give ${rangesMax} at the most` };
  const from: string[] = [];
  for (const text of texts) {
    const range = readRange(text);
    if (range === undefined)
      return { problem: `"${text}" is no range: give one such as 10.0.0.0/8, 2001:db8::/32 or 192.0.2.7` };
    from.push(range);
  }
  return { from };
}

/** Whether an address lies in one of the ranges, which `readRanges` gave. Nobody knows that of an address that nobody knows. */
export function isInRanges(ranges: readonly string[], address: string | null): boolean {
  if (address === null) return false;
  const plain = plainAddress(address);
  const family = familyOf(plain);
  const list = new BlockList();
  for (const range of ranges) {
    const [network = '', bits] = range.split('/');
    // BlockList takes IPv4 for a part of IPv6: `::/0` would let all of it in.
    if (familyOf(network) === family) list.addSubnet(network, Number(bits), family);
  }
  return list.check(plain, family);
}

function readRange(text: string): string | undefined {
  const [address = '', bits, ...more] = text.split('/');
  // An interface is named by whoever looks at it: it says nothing of where others are.
  if (isIP(address) === 0 || address.includes('%') || more.length > 0) return undefined;
  const bitsMax = isIPv4(address) ? 32 : 128;
  if (bits !== undefined && (!/^(0|[1-9]\d{0,2})$/.test(bits) || Number(bits) > bitsMax)) return undefined;
  const network = plainAddress(address);
  const isMapped = isIPv4(network) && !isIPv4(address);
  const prefix = Number(bits ?? bitsMax) - (isMapped ? mappedBits : 0);
  return prefix < 0 ? undefined : `${network}/${prefix}`;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIPv4(address) ? 'ipv4' : 'ipv6';
}

/** An address in its one form, IPv4 within IPv6 as what it is. */
function plainAddress(address: string): string {
  if (isIPv4(address)) return address;
  const { address: shortest } = new SocketAddress({ address, family: 'ipv6' });
  const last = shortest.replace(/^::ffff:/, '');
  return isIPv4(last) ? last : shortest;
}
