import type { User } from './commands/command.ts';

/**
 * Whom a process of ours becomes before it does anything: to be started as another user would leave it without the groups that this one has besides. An argument, because
 * a program that does not know it refuses it.
 */
const becomes = /^--become=(\d+):(\d+)(?::(\S+))?$/;

/** The argument that makes a process of ours another user. */
export function becomeArgument({ uid, gid, groups }: User): string {
  return [`--become=${uid}:${gid}`, ...(groups.length > 0 ? [groups.join(',')] : [])].join(':');
}

/** Not known to the types. */
type InitGroups = { initgroups?(user: number, group: number): void };

/** The command line without who to become, or why that cannot be. */
export function become(argv: readonly string[]): { readonly argv: readonly string[] } | { readonly problem: string } {
  const [, user, group, more = ''] = becomes.exec(argv[0] ?? '') ?? [];
  if (user === undefined || group === undefined) return { argv };
  try {
    turnInto(Number(user), Number(group), more === '' ? [] : more.split(','));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { problem: `${argv[0]}: ${code === 'EPERM' ? 'only root becomes somebody else' : message}` };
  }
  return { argv: argv.slice(1) };
}

/** In this order: Node counts the group of the process among its groups, which must not be root's any more by then; and last of all nothing more may be changed. */
function turnInto(uid: number, gid: number, groups: readonly string[]): void {
  try {
    (process as InitGroups).initgroups?.(uid, gid);
  } catch (error) {
    // Whom no list of users names, as in a container, no list of groups does either.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_UNKNOWN_CREDENTIAL') throw error;
    process.setgroups?.([]);
  }
  process.setgid?.(gid);
  const named = groups.map((word) => (/^\d+$/.test(word) ? Number(word) : word));
  if (named.length > 0) process.setgroups?.([...(process.getgroups?.() ?? []), ...named]);
  process.setuid?.(uid);
}
