import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zstdDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { allTold } from '../../../test/kit/all-told.ts';
import { appended } from '../../../test/kit/appended.ts';
import { backends } from '../../../test/kit/backends.ts';
import { command } from '../../../test/kit/command.ts';
import { fillStore, promisedId, sceneToMs } from '../../../test/kit/golden-scene.ts';
import { storedGoldens } from '../../../test/kit/stored-goldens.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { migrations } from './backends/migrations.ts';
import { openSqlite } from './backends/sqlite.ts';
import { openStore } from './open.ts';
import { settleAll } from './settle-all.ts';

const { dir, names } = storedGoldens();
const [sqlite] = backends;
if (!sqlite) throw new Error('SQLite is the backend that has files');

/** Versions at which no collector ever stopped: they came together with the one after them. */
const neverLast = new Set(['0004-probes', '0006-changes']);

test('every schema version before the newest has a store that its own code wrote', () => {
  const earlier = Object.keys(migrations).slice(0, -1);
  expect(names.filter((name) => name in migrations && name !== Object.keys(migrations).at(-1))).toEqual(
    earlier.filter((name) => !neverLast.has(name)),
  );
});

/** Up to here no store holds an SLO that can be reckoned. */
const lastWithoutPromise = '0014-token-ranges';

test('the store that the next migration will find holds a promise, and so do all that were kept since', async () => {
  const store = await openStore(openSqlite(join(tempDir(), 'kadoban.sqlite')));
  await fillStore(store, (arrivals) => appended(store, arrivals));
  const { slos } = await allTold(store, sceneToMs);
  await store[Symbol.asyncDispose]();
  expect(slos).toMatchObject([{ slo: promisedId, period: '2026-09', downMs: 600_000, budgetMs: 12_960_000 }]);
  const promising = names.filter((name) => 'slos' in JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8')));
  expect(promising).toEqual(names.filter((name) => name > lastWithoutPromise));
});

/** The store of a version in a data directory of its own. */
function unpacked(name: string): string {
  const data = tempDir();
  writeFileSync(join(data, 'kadoban.sqlite'), zstdDecompressSync(readFileSync(join(dir, `${name}.sqlite.zst`))));
  return data;
}

const rowsOf = (data: string) => sqlite.tables(data);

for (const name of names) {
  test(`${name} is brought up to date, tells all that it was told, and is whole`, async () => {
    const data = unpacked(name);
    const [before] = rowsOf(data).meta ?? [];
    const store = await openStore(openSqlite(join(data, 'kadoban.sqlite')));
    await settleAll(store.evidence);
    const told = await allTold(store, sceneToMs);
    await store[Symbol.asyncDispose]();
    expect(told).toEqual(JSON.parse(readFileSync(join(dir, `${name}.json`), 'utf8')));
    expect(rowsOf(data)).toMatchObject({ meta: [before], losses: [{ count: 3 }], quarantine: [{ reason: 'clock' }] });
    const { exitCode, out } = await command(['verify', '--data', data]);
    expect([exitCode, out[0]]).toEqual([0, expect.stringMatching(/^no broken link: /)]);
  });

  test(`${name}, once up to date, is left alone by the next opening`, async () => {
    const data = unpacked(name);
    const open = () => openStore(openSqlite(join(data, 'kadoban.sqlite')));
    await (await open())[Symbol.asyncDispose]();
    const first = rowsOf(data);
    await (await open())[Symbol.asyncDispose]();
    expect(rowsOf(data)).toEqual(first);
  });
}
