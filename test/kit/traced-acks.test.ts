import { encodeFrame } from '@kadoban/proto/frame';
import { expect, test } from 'vitest';
import { tracedAcks } from './traced-acks.ts';
import { lifeBatch } from './wire.ts';

const socket = '30<TCP:[127.0.0.1:8480->127.0.0.1:40000]>';
const wal = '24</data/kadoban.sqlite-wal>';

/** As strace prints bytes of which one is not ASCII. */
const hex = (bytes: Uint8Array) => [...bytes].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');

const small = (opcode: number, payload: Uint8Array) => Buffer.concat([Uint8Array.of(opcode, payload.length), payload]);
const masked = (payload: Uint8Array) => {
  const mask = Uint8Array.of(1, 2, 3, 4);
  const body = payload.map((byte, index) => byte ^ (mask[index % 4] ?? 0));
  return Buffer.concat([Uint8Array.of(0x82, 0x80 | payload.length), mask, body]);
};
const batch = masked(encodeFrame(lifeBatch(1, [1_790_000_000_000, 1_790_000_001_000])));
const ack = small(0x82, encodeFrame({ type: 'ack', epoch: 1, seq: 2 }));

const upgrade = [
  `10 1.000000 read(${socket}, "GET / HTTP/1.1\\r\\n\\r\\n", 65536) = 18 <0.000010>`,
  `10 1.100000 write(${socket}, "HTTP/1.1 101 OK\\r\\n\\r\\n", 19) = 19 <0.000010>`,
];
const arrives = `10 2.000000 read(${socket}, "${hex(batch)}", 65536) = ${batch.length} <0.001000>`;
const written = `11 3.000000 pwrite64(${wal}, "\\x00"..., 4096, 32) = 4096 <0.001000>`;
const synced = `11 4.000000 fsync(${wal}) = 0 <0.500000>`;
const acked = `10 5.000000 write(${socket}, "${hex(ack)}", ${ack.length}) = ${ack.length} <0.000010>`;

const early = ['5 TCP:[127.0.0.1:8480->127.0.0.1:40000] 1:2'];

const cases: [name: string, lines: readonly string[], early: readonly string[]][] = [
  ['written and synced by another thread', [arrives, written, synced, acked], []],
  [
    'told in two lines by each thread',
    [
      `10 2.000000 read(${socket},  <unfinished ...>`,
      `11 2.000100 read(9</f>, "", 1) = 0 <0.000001>`,
      `10 2.001000 <... read resumed>"${hex(batch)}", 65536) = ${batch.length} <0.001000>`,
      written,
      `11 4.000000 fdatasync(${wal} <unfinished ...>`,
      `10 4.100000 read(9</f>, "", 1) = 0 <0.000001>`,
      `11 4.500000 <... fdatasync resumed>) = 0 <0.500000>`,
      acked,
    ],
    [],
  ],
  [
    'in two pieces, the ack with its header apart',
    [
      arrives,
      written,
      synced,
      `10 5.000000 writev(${socket}, [{iov_base="${hex(ack.subarray(0, 2))}", iov_len=2}, {iov_base="${hex(ack.subarray(2))}", iov_len=${ack.length - 2}}], 2) = ${ack.length} <0.000010>`,
    ],
    [],
  ],
  ['never synced', [arrives, written, acked], early],
  ['synced too late', [arrives, written, `11 4.700000 fsync(${wal}) = 0 <0.500000>`, acked], early],
  [
    'synced before it was written',
    [arrives, synced, `11 4.700000 pwrite64(${wal}, "", 4096, 32) = 4096 <0.000100>`, acked],
    early,
  ],
  ['written before it arrived', [written.replace('3.0', '1.9'), arrives, synced, acked], early],
  [
    'written while the sync ran',
    [arrives, `11 4.100000 pwrite64(${wal}, "", 4096, 32) = 4096 <0.000100>`, synced, acked],
    early,
  ],
  [
    'a sync that failed',
    [arrives, written, `11 4.000000 fsync(${wal}) = -1 EIO (Input/output error) <0.500000>`, acked],
    early,
  ],
  ['a sync of another file', [arrives, written, '11 4.000000 fsync(24</data/kadoban.sqlite>) = 0 <0.5>', acked], early],
];

test.each(cases)('an ack of a batch that was %s', (_name, lines, early) => {
  const told = tracedAcks([...upgrade, ...lines].join('\n'));
  expect([told.acks, told.early]).toEqual([1, early]);
});
