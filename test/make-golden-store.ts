import { readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { constants, zstdCompressSync } from 'node:zlib';
import { migrations } from '../collector/src/store/backends/migrations.ts';
import { openSqlite } from '../collector/src/store/backends/sqlite.ts';
import { encodeLog } from '../collector/src/store/log-record.ts';
import { openStore } from '../collector/src/store/open.ts';
import { settleAll } from '../collector/src/store/settle-all.ts';
import { allTold } from './kit/all-told.ts';
import { appended } from './kit/appended.ts';
import { fillStore, lastArrival, sceneToMs } from './kit/golden-scene.ts';

/** Writes the store of the schema as it is now, and what it tells, beside the earlier ones. One that is there is not written again. */
async function makeStore(): Promise<void> {
  const name = Object.keys(migrations).at(-1) ?? '';
  const dir = await mkdtemp(join(tmpdir(), 'kadoban-golden-'));
  const [file, packed] = [join(dir, 'kadoban.sqlite'), join(dir, 'packed.sqlite')];
  const store = await openStore(openSqlite(file));
  await fillStore(store, (arrivals) => appended(store, arrivals));
  await store.evidence.append(encodeLog([lastArrival]));
  using database = new DatabaseSync(file, { readOnly: true });
  database.prepare('vacuum into ?').run(packed);
  await settleAll(store.evidence);
  const told = await allTold(store, sceneToMs);
  await store[Symbol.asyncDispose]();
  const small = { params: { [constants.ZSTD_c_compressionLevel]: 19 } };
  const beside = (end: string) => join(import.meta.dirname, 'golden/stores', `${name}.${end}`);
  writeFileSync(beside('sqlite.zst'), zstdCompressSync(readFileSync(packed), small), { flag: 'wx' });
  writeFileSync(beside('json'), `${JSON.stringify(told, undefined, 1)}\n`, { flag: 'wx' });
}

void makeStore();
