import { notProtocol, ServerFault } from '../network/server-fault.ts';

/** Seconds from 1900, where NTP counts from, to 1970. */
const epochSeconds = 2_208_988_800;

/** NTP counts 32 bits of seconds: it begins anew in 2036. What lies below 1968 is taken for the next era, as RFC 4330 says. */
const eraSeconds = 2 ** 32;

const packetBytes = 48;

/** A request of SNTP (RFC 4330). `cookie`, 8 random bytes, stands for our time: the server sends it back, and learns nothing. */
export function ntpRequest(cookie: Uint8Array): Buffer {
  const packet = Buffer.alloc(packetBytes);
  // Version 4, mode 3: client.
  packet[0] = (4 << 3) | 3;
  packet.set(cookie, 40);
  return packet;
}

export interface NtpReply {
  readonly stratum: number;
  /** When the server got the question and sent the answer, by its clock; milliseconds since 1970. */
  readonly receivedMs: number;
  readonly sentMs: number;
}

/** Undefined when the packet does not answer our question: somebody else may send there too. */
export function parseNtpReply(packet: Buffer, cookie: Uint8Array): NtpReply | undefined {
  if (packet.length < packetBytes || !packet.subarray(24, 32).equals(cookie)) return undefined;
  const [first = 0, stratum = 0] = packet;
  const mode = first & 7;
  if (mode !== 4) throw notProtocol('NTP', `mode ${mode}`);
  if (stratum === 0) {
    // A kiss of death: the server is there, and does not want our questions.
    const code = packet.toString('latin1', 12, 16).replace(/[^A-Z0-9]/g, '');
    throw new ServerFault('unknown', 'server-refused', `the server does not answer us: ${code}`);
  }
  if (first >> 6 === 3 || stratum > 15)
    throw new ServerFault('down', 'clock-unsynchronised', 'the clock of the server is not set');
  return { stratum, receivedMs: timeMs(packet, 32), sentMs: timeMs(packet, 40) };
}

function timeMs(packet: Buffer, at: number): number {
  const seconds = packet.readUInt32BE(at);
  const era = seconds < eraSeconds / 2 ? eraSeconds : 0;
  return (era + seconds - epochSeconds) * 1000 + (packet.readUInt32BE(at + 4) / eraSeconds) * 1000;
}
