import { describe, expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { hashSecret } from '../secrets.ts';
import { openData, prepareData } from './data.ts';

async function founded(): Promise<string> {
  const data = await prepareData(tempDir());
  await using store = await openData(data);
  await store.identity();
  return data;
}

const add = (data: string, name: string, ...more: string[]) => command(['user', 'add', '--data', data, name, ...more]);

describe('user', () => {
  test('somebody who is added gets a link to set his password', async () => {
    const data = await founded();
    const { exitCode, out } = await add(data, 'sato', '--role', 'admin', '--display', '佐藤 花子');
    expect([exitCode, out[0]]).toEqual([0, expect.stringMatching(/^\/#login=kdbl_[0-9A-Za-z]{22}$/)]);
    await using store = await openData(data);
    const [key] = await store.keys.list();
    expect(key).toMatchObject({ kind: 'login', userName: 'sato', hash: hashSecret(out[0]?.split('=')[1] ?? '') });
    expect(await store.users.find('sato')).toMatchObject({
      displayName: '佐藤 花子',
      role: 'admin',
      passwordHash: null,
    });
    const listed = await command(['user', 'list', '--data', data]);
    expect(listed.out).toEqual(['sato\t佐藤 花子\tadmin\t-\tpassword']);
  });

  test('a lost administrator is let in again, without what he had before', async () => {
    const data = await founded();
    await add(data, 'sato', '--role', 'admin');
    {
      await using store = await openData(data);
      const event = { atMs: 0, author: 'x', via: 'cli', address: null, action: 'x', object: 'x' } as const;
      const facts = { before: null, after: null, definitionN: null };
      const had = { passwordHash: 'h', totpSecret: 's', recoveryHashes: ['r'] };
      await store.users.change('sato', had, { ...event, ...facts });
    }
    const { exitCode, out } = await command(['user', 'reset', '--data', data, 'sato']);
    expect([exitCode, out[0]]).toEqual([0, expect.stringContaining('#login=kdbl_')]);
    await using store = await openData(data);
    expect(await store.users.find('sato')).toMatchObject({ passwordHash: null, totpSecret: null, recoveryHashes: [] });
  });

  test('who is disabled is told so, and let in again; never the last administrator', async () => {
    const data = await founded();
    await add(data, 'sato', '--role', 'admin');
    await add(data, 'suzuki', '--role', 'viewer', '--services', 'shop,mail');
    expect((await command(['user', 'disable', '--data', data, 'sato'])).err[0]).toMatch(/^ADMIN_LAST: /);
    expect((await command(['user', 'disable', '--data', data, 'suzuki'])).out).toEqual(['suzuki: disabled']);
    const listed = await command(['user', 'list', '--data', data]);
    expect(listed.out[1]).toBe('suzuki\tsuzuki\tviewer\tshop,mail\tpassword\tdisabled');
    expect((await command(['user', 'enable', '--data', data, 'suzuki'])).out).toEqual(['suzuki: enabled']);
  });

  const wrong: [name: string, args: readonly string[], message: RegExp][] = [
    ['no role', ['sato'], /^USAGE: .*--role is missing/],
    ['a role that nobody knows', ['sato', '--role', 'root'], /^USAGE: .*--role root: give viewer, operator/],
    ['a viewer of nothing', ['sato', '--role', 'viewer'], /^USAGE: .*--services: a viewer needs/],
    ['services of an operator', ['sato', '--role', 'operator', '--services', 'a'], /^USAGE: .*only a viewer/],
    ['a name that cannot be typed', ['佐藤', '--role', 'admin'], /^USAGE: .*a name has small letters/],
    ['a name that is taken', ['taken', '--role', 'admin'], /^NAME_TAKEN: /],
  ];
  test.each(wrong)('%s is refused', async (_, args, message) => {
    const data = await founded();
    await add(data, 'taken', '--role', 'admin');
    const { exitCode, err } = await command(['user', 'add', '--data', data, ...args]);
    expect([exitCode > 0, err[0]]).toEqual([true, expect.stringMatching(message)]);
  });

  test('nobody is reset whom nobody knows', async () => {
    const { err } = await command(['user', 'reset', '--data', await founded(), 'nobody']);
    expect(err[0]).toMatch(/^USER_UNKNOWN: /);
  });
});

describe('key', () => {
  test('has a role and an end, and is listed without its secret', async () => {
    const data = await founded();
    const wish = ['--name', 'scraper', '--role', 'auditor', '--days', '30'];
    const { out } = await command(['key', 'create', '--data', data, ...wish], { now: () => 0 });
    expect(out[0]).toMatch(/^kdbk_/);
    const listed = await command(['key', 'list', '--data', data]);
    expect(listed.out).toEqual(['scraper\tauditor\t-\t1970-01-31T00:00:00.000Z']);
    const late = await command(['key', 'create', '--data', data, '--name', 'x', '--days', '0']);
    expect(late.err[0]).toMatch(/^USAGE: .*--days 0: give a whole number from 1/);
  });
});

test('what is done at the command line stands in the audit log, without secrets', async () => {
  const data = await founded();
  await add(data, 'sato', '--role', 'admin');
  await command(['key', 'create', '--data', data, '--name', 'scraper', '--role', 'auditor']);
  await command(['key', 'revoke', '--data', data, '--name', 'scraper']);
  await command(['login', '--data', data]);
  await command(['token', 'create', '--data', data, '--label', 'east']);
  await using store = await openData(data);
  const lines = await store.audit.list({ limit: 100 });
  expect(lines.map(({ action, object, via }) => [action, object.replace(/[0-9a-f]{16}/, '…'), via])).toEqual([
    ['token.add', 'token:…', 'cli'],
    ['login.offer', 'key:admin', 'cli'],
    ['key.revoke', 'key:scraper', 'cli'],
    ['key.add', 'key:scraper', 'cli'],
    ['user.add', 'user:sato', 'cli'],
  ]);
  expect(JSON.stringify(lines)).not.toMatch(/kdb[a-z]_/);
  const { exitCode, out } = await command(['verify', '--data', data]);
  expect([exitCode, out[0]]).toEqual([0, expect.stringContaining('no broken link')]);
});
