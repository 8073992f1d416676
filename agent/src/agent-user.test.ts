import { chownSync } from 'node:fs';
import { expect, test } from 'vitest';
import { capability } from '../../test/kit/capabilities.ts';
import { tempDir } from '../../test/kit/temp-dir.ts';
import { agentUser } from './agent-user.ts';

const nobody = 65_534;

/** What systemctl prints where systemd runs; undefined where there is none. */
const machines: [name: string, shown: string | undefined, groups: string[]][] = [
  ['a unit with a drop-in', 'User=nobody\nSupplementaryGroups=adm 42424\n', ['adm', '42424']],
  ['the other order, and a user by number', `SupplementaryGroups=adm\nUser=${nobody}\n`, ['adm']],
  ['a unit without one', 'User=nobody\nSupplementaryGroups=\n', []],
  ['a unit that runs as somebody else', 'User=daemon\nSupplementaryGroups=adm\n', []],
  ['a unit that is not there', 'SupplementaryGroups=\n', []],
  ['a systemctl without systemd', '', []],
  ['no systemctl', undefined, []],
];

for (const [name, shown, groups] of machines) {
  capability('root')(`the groups of the service besides those of its user: ${name}`, async () => {
    const stateDir = tempDir();
    chownSync(stateDir, nobody, nobody);
    expect(await agentUser(0, stateDir, async () => shown)).toEqual({ uid: nobody, gid: nobody, groups });
  });
}

test('nobody but root looks as somebody else, and root not where the agent is root', async () => {
  const stateDir = tempDir();
  expect(await agentUser(1000, stateDir, async () => '')).toBeUndefined();
  expect(await agentUser(undefined, stateDir, async () => '')).toBeUndefined();
  expect(await agentUser(process.getuid?.(), stateDir, async () => '')).toBeUndefined();
});
