import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { machineIdHash, parseMachineId } from './machine-id-hash.ts';

const id = '8f14e45fceea467a9b3c2d1e0f5a6b7c';
const other = '00112233445566778899aabbccddeeff';
const hashed = (text: string): Buffer => createHash('sha256').update(`kadoban-machine-id-v1\0${text}`).digest();

async function hashWith(files: Record<string, string>): Promise<Uint8Array> {
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-root-'));
  onTestFinished(() => rm(dir, { recursive: true }));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), text);
  }
  return machineIdHash({ proc: '/proc', sys: join(dir, 'sys'), root: dir }, 'public-key');
}

const board = 'sys/class/dmi/id/product_uuid';
const cases: [name: string, files: Record<string, string>, expected: string][] = [
  ['the system id comes first', { 'etc/machine-id': `${id}\n`, [board]: other }, id],
  ['D-Bus has it where systemd does not', { 'var/lib/dbus/machine-id': `${id}\n` }, id],
  [
    'an image before its first start has none',
    { 'etc/machine-id': 'uninitialized\n', 'var/lib/dbus/machine-id': other },
    other,
  ],
  ['the board has one, in another spelling', { [board]: '00112233-4455-6677-8899-AABBCCDDEEFF\n' }, other],
  [
    'a board whose maker filled in none is passed over',
    { [board]: 'FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF' },
    'public-key',
  ],
  ['without any the fallback stands in', {}, 'public-key'],
];

for (const [name, files, expected] of cases) {
  test(name, async () => expect(Buffer.from(await hashWith(files))).toEqual(hashed(expected)));
}

test('only 32 hexadecimal digits are an id', () => {
  expect(['', 'abc', `${id}0`, `${id}\n${other}`, 'g'.repeat(32), '0'.repeat(32)].map(parseMachineId)).toEqual(
    Array(6).fill(undefined),
  );
});
