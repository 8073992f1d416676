import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { capability } from '../../../test/kit/capabilities.ts';
import { command } from '../../../test/kit/command.ts';
import { smallDisk } from '../../../test/kit/small-disk.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { until } from '../../../test/kit/until.ts';
import { lifeBatch } from '../../../test/kit/wire.ts';
import { encodeLog } from '../store/log-record.ts';
import { selfMadeTls } from '../tls.ts';
import { openData } from './data.ts';
import { storeFile } from './store-file.ts';

/** The data directory of a collector that ran once. */
async function founded(data = tempDir()): Promise<string> {
  await using store = await openData(data);
  await store.identity();
  return data;
}

/** Makes the store too large to be copied in an instant. */
function grow(data: string, rows: number): void {
  using database = new DatabaseSync(join(data, storeFile));
  database.exec(`insert into metric_raw with recursive hour(n) as (select 1 union all select n + 1 from hour where n < ${rows})
    select 'h', n, randomblob(10000) from hour`);
}

const backingUp = (data: string, out: string) => command(['backup', '--data', data, '--out', out]);

/** A backup where a collector would look for its store. */
function asData(backup: string): string {
  const data = tempDir();
  copyFileSync(backup, join(data, storeFile));
  return data;
}

test('a backup made while another process writes holds all that was stored before, and every link of it', async () => {
  const data = await founded();
  const writer = join(import.meta.dirname, '../../../test/kit/store-writer.ts');
  const child = spawn(process.execPath, [writer, 'sqlite', data], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let stored = 0;
  createInterface({ input: child.stdout }).on('line', (line) => {
    stored = Number(line);
  });
  const dir = tempDir();
  for (let n = 1; n <= 3; n++) {
    const before = stored;
    await until('more is stored', 20_000, async () => (stored > before ? true : undefined));
    const [atLeast, out] = [stored, join(dir, `${n}.backup`)];
    const made = await backingUp(data, out);
    expect([made.exitCode, made.out[0]]).toEqual([0, expect.stringMatching(/ KiB, collector [0-9a-f-]{36}, schema 0/)]);
    const copy = asData(out);
    expect((await command(['verify', '--data', copy])).out[0]).toMatch(/^no broken link: /);
    await using store = await openData(copy);
    expect((await store.evidence.epochs('h', 1))[0]?.seq).toBeGreaterThanOrEqual(atLeast);
  }
  expect(child.exitCode).toBe(null);
});

test('a backup is one file that its owner alone may read, and says whose it is and how far it goes', async () => {
  const data = await founded();
  using database = new DatabaseSync(join(data, storeFile));
  database.exec(`insert into epochs values ('h', 1, 1, ${Date.UTC(2026, 8, 1)})`);
  const out = join(tempDir(), 'a.backup');
  const made = await backingUp(data, out);
  expect(made.out).toEqual([expect.stringMatching(/a\.backup: .*, last evidence at 2026-09-01T00:00:00\.000Z$/)]);
  expect(readdirSync(dirname(out))).toEqual(['a.backup']);
  expect((statSync(out).mode & 0o777).toString(8)).toBe('600');
});

test('evidence that is only in the log counts as the last', async () => {
  const data = await founded();
  const receivedMs = Date.UTC(2026, 8, 2);
  {
    await using store = await openData(data);
    const arrival = { hostId: 'h', batch: lifeBatch(1, [receivedMs]), receivedMs, clockOffsetMs: 0 };
    await store.evidence.append(encodeLog([arrival]));
  }
  const made = await backingUp(data, join(tempDir(), 'a.backup'));
  expect(made.out).toEqual([expect.stringMatching(/last evidence at 2026-09-02T00:00:00\.000Z$/)]);
});

test('rows of the log that cannot be read are copied, and named', async () => {
  const data = await founded();
  using database = new DatabaseSync(join(data, storeFile));
  database.exec("insert into frame_log values (-3, x'00000000ff')");
  const out = join(tempDir(), 'a.backup');
  const made = await backingUp(data, out);
  expect([made.exitCode, made.err]).toEqual([
    0,
    [expect.stringMatching(/^LOG_DAMAGED: .*a\.backup, row 3 of frame_log$/)],
  ]);
  using copy = new DatabaseSync(out, { readOnly: true });
  expect(copy.prepare('select n from frame_log').all()).toEqual([{ n: -3 }]);
});

test('the certificate that agents have pinned is in the backup, for restore alone', async () => {
  const data = await founded();
  await selfMadeTls(data, ['localhost'], Date.now());
  const out = join(tempDir(), 'a.backup');
  await backingUp(data, out);
  expect(readFileSync(out, 'utf8')).toContain('PRIVATE KEY');
  const restored = tempDir();
  await command(['restore', '--data', restored, '--from', out]);
  expect(readFileSync(join(restored, 'tls/key.pem'))).toEqual(readFileSync(join(data, 'tls/key.pem')));
  expect((statSync(join(restored, 'tls/key.pem')).mode & 0o777).toString(8)).toBe('600');
  using database = new DatabaseSync(join(restored, storeFile));
  expect(database.prepare('select name from meta').all()).toEqual([{ name: 'identity' }]);
});

test('nothing is overwritten: neither a file that is there, nor a copy that another backup may be writing', async () => {
  const data = await founded();
  const dir = tempDir();
  for (const [name, message] of [
    ['taken', /^OUTPUT_UNWRITABLE: .*taken is there already/],
    ['busy.partial', /^OUTPUT_UNWRITABLE: .*busy\.partial is there: another copy is being written, or one was killed/],
  ] as const) {
    writeFileSync(join(dir, name), 'mine');
    const made = await backingUp(data, join(dir, name.replace('.partial', '')));
    expect([made.exitCode, made.err]).toEqual([1, [expect.stringMatching(message)]]);
    expect(readFileSync(join(dir, name), 'utf8')).toBe('mine');
  }
  const nowhere = await backingUp(data, join(dir, 'nowhere/a.backup'));
  expect(nowhere.err).toEqual([expect.stringMatching(/^OUTPUT_UNWRITABLE: .*ENOENT.*nowhere/)]);
});

capability('root')('a backup for which there is no room leaves nothing', async () => {
  const data = await founded();
  grow(data, 100);
  const out = join(smallDisk(512), 'a.backup');
  const made = await backingUp(data, out);
  expect(made.err).toEqual([expect.stringMatching(/^DISK_FULL: .*the copy takes about .* MiB, and .* KiB are free/)]);
  expect(readdirSync(dirname(out))).toEqual([]);
});

capability('root')('nor does one that runs out of room while it is written', async () => {
  const data = await founded();
  grow(data, 100);
  const disk = smallDisk(1200);
  const out = join(disk, 'a.backup');
  // Room that is only promised: as free as it looks until somebody else takes it.
  const others = await open(join(disk, 'others'), 'w');
  const copying = backingUp(data, out);
  await others.writeFile(new Uint8Array(700 * 1024)).finally(() => others.close());
  expect((await copying).err).toEqual([expect.stringMatching(/^DISK_FULL: /)]);
  expect(readdirSync(disk)).toEqual(['others']);
});

test('a damaged store makes no backup', async () => {
  const data = await founded();
  grow(data, 400);
  const file = join(data, storeFile);
  truncateSync(file, statSync(file).size - 1_000_000);
  const dir = tempDir();
  const made = await backingUp(data, join(dir, 'a.backup'));
  expect([made.exitCode, made.err[0]]).toEqual([1, expect.stringMatching(/^STORE_DAMAGED: .*kadoban\.sqlite: /)]);
  expect(readdirSync(dir)).toEqual([]);
});

test.each(['SIGTERM', 'SIGINT', 'SIGKILL'] as const)(
  '%s in the middle ends a backup at once; the file never has its name',
  async (signal) => {
    const data = await founded();
    grow(data, 20_000);
    const dir = join(tempDir(), 'backups');
    mkdirSync(dir);
    const main = join(import.meta.dirname, '../main.ts');
    const args = [main, 'backup', '--data', data, '--out', join(dir, 'a.backup')];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const gone = once(child, 'exit');
    const said = text(child.stderr);
    while ((statSync(join(dir, 'a.backup.partial'), { throwIfNoEntry: false })?.size ?? 0) === 0) {
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    child.kill(signal);
    expect(await gone).toEqual([null, signal]);
    expect([readdirSync(dir), await said]).toEqual(
      signal === 'SIGKILL'
        ? [['a.backup.partial', 'a.backup.partial-journal'], '']
        : [[], `${signal}: nothing was written\n`],
    );
  },
);
