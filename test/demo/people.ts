import { randomInt } from 'node:crypto';
import type { Role } from '../../collector/src/api/may.ts';
import { openPasswords } from '../../collector/src/people/password.ts';
import { newUser, userFacts } from '../../collector/src/people/user-change.ts';
import type { Store } from '../../collector/src/store/store.ts';

/** Somebody who works with the collector. Logs know people by `name`; what they write calls them `displayName`. */
export interface DemoPerson {
  readonly name: string;
  readonly displayName: string;
  readonly role: Role;
  /** What a viewer sees. */
  readonly services: readonly string[] | null;
}

export const people = {
  admin: { name: 'yamada', displayName: '山田 太郎', role: 'admin', services: null },
  operator: { name: 'sato', displayName: '佐藤 美咲', role: 'operator', services: null },
  engineer: { name: 'tanaka', displayName: '田中 健', role: 'operator', services: null },
  approver: { name: 'suzuki', displayName: '鈴木 一郎', role: 'approver', services: null },
  auditor: { name: 'takahashi', displayName: '高橋 由美', role: 'auditor', services: null },
  customer: {
    ...{ name: 'ito', displayName: '伊藤 さくら（みなみ商事）', role: 'viewer' },
    services: ['order-site', 'auth'],
  },
} as const satisfies Record<string, DemoPerson>;

/** A person and what he logs in with. */
export interface Account extends DemoPerson {
  readonly password: string;
}

/** Lets everybody in, each by a password of its own that no other demo has. */
export async function addPeople(store: Store, atMs: number): Promise<Account[]> {
  const passwords = openPasswords();
  return Promise.all(
    Object.values(people).map(async (person: DemoPerson) => {
      const password = newPassword();
      const passwordHash = await passwords.hash(password);
      if (passwordHash === 'busy') throw new Error('too many people for the passwords of a demo');
      const user = newUser({ ...person, passwordHash }, atMs);
      const about = { action: 'user.add', object: `user:${person.name}`, before: null, after: userFacts(user) };
      const by = { author: people.admin.name, via: 'cli', address: null, definitionN: null } as const;
      await store.users.add(user, { atMs, ...by, ...about });
      return { ...person, password };
    }),
  );
}

/** No letter that is easily taken for another one. */
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

function newPassword(): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join('');
  return [part(), part(), part(), part()].join('-');
}
