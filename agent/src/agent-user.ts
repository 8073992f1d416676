import { stat } from 'node:fs/promises';
import type { User } from './commands/command.ts';

/** As whom root looks, who may look at everything: the service does not run as root. Undefined where that makes no difference. */
export async function agentUser(uid: number | undefined, stateDir: string): Promise<User | undefined> {
  if (uid !== 0) return undefined;
  const owner = await stat(stateDir).catch(() => undefined);
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : undefined;
}
