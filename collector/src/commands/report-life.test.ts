import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { octoberStore, octoberWords, reportMs } from '../../../test/kit/october.ts';
import { newStoreFile } from '../../../test/kit/store-with-hosts.ts';

/** A data directory with the worked October in it. */
async function october(words = octoberWords) {
  const file = newStoreFile();
  const store = await octoberStore(file);
  await store.definitions.append(words);
  await store.identity();
  await store[Symbol.asyncDispose]();
  const options = ['--data', dirname(file), '--month', '2026-10'];
  const run = (line: readonly string[], now = reportMs) => command([...line, ...options], { now: () => now });
  return { dir: dirname(file), run };
}

describe('report', () => {
  test('goes from draft to final at the command line, and is written from what was frozen', async () => {
    const { dir, run } = await october();
    const sla = ['--sla', 'accounting'];
    expect((await run(['report', 'list'])).out[0]).toBe('accounting\tedition 1\tdraft');
    expect((await run(['report', 'check', ...sla, '--by', 'aoi'])).out).toEqual(['KDB-2026-10-001 edition 1: checked']);
    const own = await run(['report', 'approve', ...sla, '--by', 'aoi']);
    expect([own.exitCode, own.err[0]]).toEqual([1, expect.stringMatching(/^APPROVER_INVOLVED: /)]);
    expect((await run(['report', 'approve', ...sla, '--by', 'ren'])).exitCode).toBe(0);
    const final = await run(['report', 'finalize', ...sla, '--by', 'aoi']);
    expect(final.out[0]).toMatch(/^KDB-2026-10-001 edition 1: final sha256 [0-9a-f]{64}$/);
    const first = await run(['report', ...sla]);
    const later = await run(['report', ...sla], reportMs + 86_400_000);
    expect([first.exitCode, later]).toEqual([0, first]);
    expect(JSON.parse(first.out[0] ?? '').document.state).toBe('final');
    const book = join(dir, 'report.xlsx');
    expect((await run(['report', ...sla, '--format', 'xlsx', '--out', book])).exitCode).toBe(0);
    expect(readFileSync(book).subarray(0, 2).toString()).toBe('PK');
    const verified = await command(['verify', '--data', dir]);
    expect([verified.exitCode, verified.out[0]]).toEqual([0, expect.stringMatching(/^no broken link/)]);
    const database = new DatabaseSync(join(dir, 'kadoban.sqlite'));
    for (const { name } of database.prepare("select name from sqlite_master where type = 'trigger'").all()) {
      database.exec(`drop trigger "${name}"`);
    }
    database.exec('delete from frozen_documents where hash = (select max(hash) from frozen_documents)');
    database.close();
    const broken = await command(['verify', '--data', dir]);
    expect([broken.exitCode, broken.out[0]]).toEqual([
      1,
      expect.stringMatching(/a document of report \d of accounting\/2026-10 is not there/),
    ]);
  });

  test('says exactly what is missing', async () => {
    const { run } = await october([]);
    const { exitCode, err } = await run(['report', 'check', '--sla', 'accounting']);
    expect([exitCode, err[0]]).toEqual([1, expect.stringMatching(/^REPORT_INCOMPLETE: .*kaikei-a.* has no cause/)]);
    const list = (await run(['report', 'list'])).out;
    expect(list[0]).toBe('accounting\tedition 1\tneeds-input');
    expect(list[1]).toBe('\tthe outage of kaikei-a from 2026-10-14T01:02:10.000Z has no cause');
  });

  test.each<[what: string, line: string[], message: RegExp]>([
    ['a format that there is not', ['--format', 'docx'], /^USAGE: .*--format docx: give one of /],
    ['bytes on a terminal', ['--format', 'xlsx'], /^USAGE: .*--out is missing/],
    ['an edition that is no number', ['--edition', 'last'], /^USAGE: .*--edition last/],
    ['an edition that there is not', ['--edition', '7'], /^REPORT_UNKNOWN: .*edition 7/],
    ['an agreement that there is not', ['--sla', 'nobody'], /^DEFINITION_UNKNOWN: .*sla nobody/],
    ['a zone besides the one of the agreement', ['--sla', 'accounting', '--tz', 'UTC'], /^USAGE: .*--tz/],
  ])('is refused for %s', async (_, line, message) => {
    const { run } = await october([]);
    const { exitCode, err } = await run(['report', ...line]);
    expect(exitCode).toBeGreaterThan(0);
    expect(err[0]).toMatch(message);
  });
});

describe('report verify', () => {
  test('proves what was made final, and finds one changed digit', async () => {
    const { dir, run } = await october();
    const sla = ['--sla', 'accounting'];
    for (const [move, by] of [
      ['check', 'aoi'],
      ['approve', 'ren'],
      ['finalize', 'aoi'],
    ] as const) {
      expect((await run(['report', move, ...sla, '--by', by])).exitCode).toBe(0);
    }
    for (const format of ['pdf', 'zip', 'json']) {
      const file = join(dir, `report.${format}`);
      expect((await run(['report', ...sla, '--format', format, '--lang', 'ja', '--out', file])).exitCode).toBe(0);
      const verified = await command(['report', 'verify', file, '--data', dir]);
      expect([verified.exitCode, verified.out.filter((line) => !line.startsWith('✓'))]).toEqual([0, ['proven']]);
      const offline = await command(['report', 'verify', file]);
      const notSeen = offline.out.filter((line) => !line.startsWith('✓'));
      expect([offline.exitCode, notSeen[0]]).toEqual([2, expect.stringContaining('--fingerprint (SHA256:')]);
      const [key = ''] = /SHA256:[^)]*/.exec(notSeen[0] ?? '') ?? [];
      expect((await command(['report', 'verify', file, '--fingerprint', key])).exitCode).toBe(0);
      const other = `SHA256:${'A'.repeat(43)}`;
      expect((await command(['report', 'verify', file, '--fingerprint', other])).exitCode).toBe(1);
    }
    const wrong = await command(['report', 'verify', join(dir, 'report.pdf'), '--fingerprint', 'sha256:c0ffee']);
    expect([wrong.exitCode, wrong.err[0]]).toEqual([2, expect.stringMatching(/^USAGE: .*--fingerprint sha256:c0ffee/)]);
    const text = readFileSync(join(dir, 'report.json'), 'utf8');
    const forged = join(dir, 'forged.json');
    writeFileSync(forged, text.replace('"downMs": 3600000', '"downMs": 600000'));
    const { exitCode, out } = await command(['report', 'verify', forged]);
    expect([exitCode, out[0]]).toEqual([1, expect.stringMatching(/^✕ the dataset is not the one/)]);
  });
});
