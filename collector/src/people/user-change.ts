import type { User } from '../store/user-store.ts';

/** Somebody who is not there yet. */
export type UserWish = Pick<User, 'name' | 'displayName' | 'role' | 'services'> &
  Partial<Pick<User, 'passwordHash' | 'provider'>>;

export function newUser(wish: UserWish, nowMs: number): User {
  const nothing = { passwordHash: null, totpSecret: null, totpStep: null, recoveryHashes: [], provider: null };
  return { ...nothing, isDisabled: false, ...wish, createdMs: nowMs, changedMs: nowMs };
}

/** What auditors are told of a user. */
export function userFacts({ displayName, role, services, isDisabled }: User) {
  return { displayName, role, services, isDisabled };
}

/** Undoes what only the user knows: whoever gets the next one-time key sets it anew. */
export const forgotten = { passwordHash: null, totpSecret: null, totpStep: null, recoveryHashes: [] } as const;

/** What is wrong with the services of a role; undefined when nothing is. */
export function servicesProblem(role: string, services: readonly string[] | null): string | undefined {
  if (role === 'viewer' && services === null) return 'a viewer needs the services that he is to see';
  return role !== 'viewer' && services !== null ? 'only a viewer is kept to some services' : undefined;
}

type Standing = Pick<User, 'name' | 'role' | 'isDisabled'>;

/** Whether `user` is the only one who may administer, and would no longer as `next`. */
export function isLastAdmin(users: readonly Standing[], user: Standing, next: Standing): boolean {
  const administers = ({ role, isDisabled }: Standing) => role === 'admin' && !isDisabled;
  const others = users.filter(({ name }) => name !== user.name);
  return administers(user) && !administers(next) && !others.some(administers);
}
