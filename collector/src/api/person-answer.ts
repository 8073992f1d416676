import type { User } from '../store/user-store.ts';
import { instant } from './answers.ts';
import type { PersonAnswer } from './contract/people.ts';
import type { Role } from './may.ts';

/** A user as others may see him. */
export function personAnswer(user: User): PersonAnswer {
  const { name, displayName, role, services, passwordHash, totpSecret, provider, isDisabled } = user;
  return {
    name,
    displayName,
    role: role as Role,
    services: services && [...services],
    hasPassword: passwordHash !== null,
    hasSecondFactor: totpSecret !== null,
    provider: provider?.issuer ?? null,
    isDisabled,
    createdAt: instant(user.createdMs),
    changedAt: instant(user.changedMs),
  };
}
