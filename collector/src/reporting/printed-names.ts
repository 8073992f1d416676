import type { Store } from '../store/store.ts';

/** What people are called, of what they log in with, which is what logs know them by. Whoever has no account is called as he was written. */
export async function printedNames({ users }: Pick<Store, 'users'>): Promise<(author: string) => string> {
  const names = new Map((await users.list()).map(({ name, displayName }) => [name, displayName]));
  return (author) => names.get(author) ?? author;
}
