import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fileInTar, tarOf } from './tar.ts';

function tempDir(): string {
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  return dir;
}

test('the system’s tar unpacks what we pack', () => {
  const dir = tempDir();
  const files = [
    { name: 'a/empty', bytes: new Uint8Array() },
    { name: 'a/one', bytes: Buffer.from('稼働番') },
    { name: 'a/block', bytes: new Uint8Array(512).fill(7) },
  ];
  writeFileSync(join(dir, 'x.tar'), tarOf(files, Date.UTC(2026, 9, 1)));
  execFileSync('tar', ['-xf', 'x.tar'], { cwd: dir });
  for (const { name, bytes } of files) expect(readFileSync(join(dir, name))).toEqual(Buffer.from(bytes));
});

test('we find in an archive of the system’s tar what is there, and nothing else', () => {
  const dir = tempDir();
  const program = Buffer.alloc(1300, 'x');
  writeFileSync(join(dir, 'kadoban-agent'), program);
  writeFileSync(join(dir, 'README'), 'read me');
  execFileSync('tar', ['-cf', 'x.tar', './README', './kadoban-agent'], { cwd: dir });
  const archive = readFileSync(join(dir, 'x.tar'));
  expect(Buffer.from(fileInTar(archive, 'kadoban-agent') ?? [])).toEqual(program);
  expect(fileInTar(archive, 'kadoban')).toBeUndefined();
  expect(fileInTar(archive.subarray(0, 2000), 'kadoban-agent')).toBeUndefined();
  expect(fileInTar(new Uint8Array(1024), 'kadoban-agent')).toBeUndefined();
  expect(fileInTar(Buffer.alloc(600, 'noise'), 'kadoban-agent')).toBeUndefined();
});
