import type { User } from '../store/user-store.ts';
import type { Identity, ProviderConfig } from './provider.ts';
import { userNameOf, userNamePattern } from './user-name.ts';

/** What the claims of an identity make of somebody here. */
export type Provided =
  | ({ readonly ok: true } & Pick<User, 'name' | 'displayName' | 'role' | 'services'>)
  | { readonly ok: false; readonly why: string };

/** The role of the first line of `roles` that his claim has; without one he does not come in. */
export function providedUser(
  { roleClaim, nameClaim, roles }: Pick<ProviderConfig, 'roleClaim' | 'nameClaim' | 'roles'>,
  { claims }: Identity,
): Provided {
  const values = new Set([claims[roleClaim] ?? []].flat().map(String));
  const rule = roles.find(({ value }) => values.has(value));
  if (!rule) return { ok: false, why: `no line of oidc.roles is for his ${roleClaim}` };
  const name = userNameOf(String(claims[nameClaim] ?? ''));
  if (!new RegExp(userNamePattern).test(name)) return { ok: false, why: `his ${nameClaim} is no name of a user` };
  const { role, services = null } = rule;
  const displayName = typeof claims.name === 'string' && claims.name !== '' ? claims.name.slice(0, 200) : name;
  return { ok: true, name, displayName, role, services };
}
