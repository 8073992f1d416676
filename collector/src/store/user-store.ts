import type { AuditEvent } from './audit-store.ts';

/** A person who may log in. */
export interface User {
  /** What he logs in with, and what stands in logs as the author: never changed, never given to another one. */
  readonly name: string;
  readonly displayName: string;
  readonly role: string;
  /** The ids of the services that a viewer sees; null for who sees all. */
  readonly services: readonly string[] | null;
  /** See people/password.ts; null = he has none (yet), or comes by the identity provider alone. */
  readonly passwordHash: string | null;
  /** The secret of his second factor in base32; null = he has none. */
  readonly totpSecret: string | null;
  /** The step of the last code that was accepted: none is good twice. */
  readonly totpStep: number | null;
  /** Hashes of the recovery codes that are left. */
  readonly recoveryHashes: readonly string[];
  /** Whom the identity provider knows him as. */
  readonly provider: { readonly issuer: string; readonly subject: string } | null;
  readonly isDisabled: boolean;
  readonly createdMs: number;
  readonly changedMs: number;
}

/** What becomes of a user; what is not named stays. */
export type UserChange = Partial<Omit<User, 'name' | 'createdMs' | 'changedMs'>>;

/** Each change is written together with the event that tells it to auditors. */
export interface UserStore {
  list(): Promise<User[]>;
  find(name: string): Promise<User | undefined>;
  ofProvider(provider: NonNullable<User['provider']>): Promise<User | undefined>;
  /** False when a user or an API key has the name: an author must be one. */
  add(user: User, event: AuditEvent): Promise<boolean>;
  /** False when there is no such user. With `ends` it ends his sessions too, but for the one that is named. */
  change(
    name: string,
    change: UserChange,
    event: AuditEvent,
    ends?: { readonly butFor: string | null },
  ): Promise<boolean>;
  /** Uses up a code: false when one of this step or a later one was used before. */
  spendStep(name: string, step: number): Promise<boolean>;
  /** Uses up a recovery code: false when he has none with this hash. */
  spendRecovery(name: string, hash: string): Promise<boolean>;
}
