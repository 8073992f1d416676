import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ServerFault } from '../network/server-fault.ts';
import { parseNtpReply } from './ntp-packet.ts';

const cookie = Buffer.alloc(8, 7);

function reply(seconds: number): Buffer {
  const packet = Buffer.alloc(48);
  packet.set([0x24, 1], 0);
  packet.set(cookie, 24);
  packet.writeUInt32BE(seconds, 32);
  packet.writeUInt32BE(seconds, 40);
  packet.writeUInt32BE(2 ** 31, 44);
  return packet;
}

test.each([
  [3_976_214_400, '2026-01-01T00:00:00.500Z'],
  [0xffff_ffff, '2036-02-07T06:28:15.500Z'],
  [0, '2036-02-07T06:28:16.500Z'],
])('the %i seconds of a reply are %s', (seconds, time) => {
  const sentMs = parseNtpReply(reply(seconds), cookie)?.sentMs ?? 0;
  expect(new Date(sentMs).toISOString()).toBe(time);
});

test('any bytes are a reply, none, or a fault of the server', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 60 }), fc.boolean(), (bytes, isOurs) => {
      const packet = Buffer.from(bytes);
      try {
        const found = parseNtpReply(packet, isOurs ? packet.subarray(24, 32) : cookie);
        if (found) expect(Number.isFinite(found.sentMs)).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(ServerFault);
      }
    }),
  );
});
