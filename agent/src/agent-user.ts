import { stat } from 'node:fs/promises';
import type { User } from './commands/command.ts';
import type { printed } from './printed.ts';

/** As whom root looks, who may look at everything: the service does not run as root. Undefined where that makes no difference. */
export async function agentUser(
  uid: number | undefined,
  stateDir: string,
  print: typeof printed,
): Promise<User | undefined> {
  if (uid !== 0) return undefined;
  const owner = await stat(stateDir).catch(() => undefined);
  if (!owner || owner.uid === 0) return undefined;
  return { uid: owner.uid, gid: owner.gid, groups: await groupsOfService(owner.uid, print) };
}

/** What a drop-in gives the service besides the groups of its user, of which no list of groups tells. None where the service is somebody else's. */
async function groupsOfService(uid: number, print: typeof printed): Promise<string[]> {
  const shown =
    (await print('systemctl', ['show', 'kadoban-agent.service', '--property=User,SupplementaryGroups'])) ?? '';
  const [, user = ''] = /^User=(.+)$/m.exec(shown) ?? [];
  const [, groups = ''] = /^SupplementaryGroups=(.+)$/m.exec(shown) ?? [];
  if (user === '' || groups === '') return [];
  const { idOf } = await import('@kadoban/proto/install/machine');
  const isTheirs = ((await idOf('/', 'passwd', user)) ?? Number(user)) === uid;
  return isTheirs ? groups.split(' ') : [];
}
