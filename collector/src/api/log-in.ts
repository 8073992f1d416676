import type { FastifyRequest } from 'fastify';
import type { ErrorCode } from '../errors.ts';
import type { Passwords } from '../people/password.ts';
import { spendCode } from '../people/second-factor.ts';
import type { Tries } from '../people/tries.ts';
import { userNameOf } from '../people/user-name.ts';
import { hashSecret } from '../secrets.ts';
import type { ApiKey, KeyStore } from '../store/key-store.ts';
import type { User } from '../store/user-store.ts';
import { auditEvent } from './audit-trail.ts';
import { isRole, type Role } from './may.ts';
import type { ApiParts } from './parts.ts';

/** What logging in works with. */
export interface LoginParts extends ApiParts {
  readonly passwords: Passwords;
  readonly tries: Tries;
}

/** Somebody who may come in. */
export interface Entered {
  readonly ok: true;
  readonly name: string;
  readonly role: Role;
  readonly services: readonly string[] | null;
  readonly userName: string | null;
  readonly keyHash: string | null;
}

export interface LoginRefusal {
  readonly ok: false;
  readonly status: 401 | 429;
  readonly code: ErrorCode;
  readonly detail: string;
  readonly retryMs?: number;
}

export type Credentials =
  | { readonly key: string }
  | { readonly name: string; readonly password: string; readonly code?: string };

/** Looks whether somebody may come in with what he shows. Whoever fails learns nothing of which part was wrong, before the password is right. */
export function logIn(parts: LoginParts, shown: Credentials, request: FastifyRequest): Promise<Entered | LoginRefusal> {
  return 'key' in shown ? byKey(parts, shown.key) : byPassword(parts, shown, request);
}

async function byKey({ store, now }: LoginParts, secret: string): Promise<Entered | LoginRefusal> {
  const hash = hashSecret(secret);
  const login = await store.keys.takeLogin(hash, now());
  const found = login ?? (await apiKeyOf(store.keys, hash, now()));
  if (found?.userName !== undefined) {
    const user = await store.users.find(found.userName);
    return (user && enteredAs(user)) ?? wrongKey;
  }
  if (!found || !isRole(found.role)) return wrongKey;
  const { name, role, services = null } = found;
  return { ok: true, name, role, services, userName: null, keyHash: login ? null : hash };
}

/** Only what opens the API opens the page: the secret of a calendar's feed stands in addresses, and so in the logs of many. */
async function apiKeyOf(keys: Pick<KeyStore, 'find'>, hash: string, nowMs: number): Promise<ApiKey | undefined> {
  const key = await keys.find(hash, nowMs);
  return key?.kind === 'key' ? key : undefined;
}

async function byPassword(
  { store, passwords, tries, now }: LoginParts,
  { name: typed, password, code }: { readonly name: string; readonly password: string; readonly code?: string },
  request: FastifyRequest,
): Promise<Entered | LoginRefusal> {
  const name = userNameOf(typed);
  const later = tries.take(name, now());
  if (later) return { ...limited, retryMs: later.retryMs };
  const user = await store.users.find(name);
  const isRight = await passwords.isRight(password, user?.passwordHash ?? null);
  if (isRight === 'busy') return { ...limited, detail: 'too many log in at this moment', retryMs: 5000 };
  const entered = user && enteredAs(user);
  if (!user || !isRight || !entered) {
    // Not waited for: how long it takes must not tell that there is such a user.
    if (user) void store.audit.append(refusedEvent(request, now(), name)).catch(() => undefined);
    return wrongPassword;
  }
  if (user.totpSecret !== null) {
    if (code === undefined) {
      // Only given back: whoever has the password could else ask here for new tries at the code.
      tries.giveBack(name, now());
      return { ok: false, status: 401, code: 'CODE_MISSING', detail: '' };
    }
    if (!(await spendCode(store.users, user, code, now()))) {
      return { ok: false, status: 401, code: 'CODE_REFUSED', detail: 'wait for the next one, or give a recovery code' };
    }
  }
  tries.forgive(name);
  return entered;
}

/** Undefined for who is locked out. */
export function enteredAs({ name, role, services, isDisabled }: User): Entered | undefined {
  if (isDisabled || !isRole(role)) return undefined;
  return { ok: true, name, role, services, userName: name, keyHash: null };
}

function refusedEvent(request: FastifyRequest, atMs: number, name: string) {
  return auditEvent(request, atMs, { action: 'session.refuse', object: `user:${name}` });
}

const wrongKey: LoginRefusal = {
  ok: false,
  status: 401,
  code: 'KEY_REFUSED',
  detail: '`kadoban-collector login --data DIR` prints a new one-time key',
};

const wrongPassword: LoginRefusal = {
  ok: false,
  status: 401,
  code: 'LOGIN_REFUSED',
  detail: 'an administrator can let you in again; see docs/people.md',
};

const limited: LoginRefusal = {
  ok: false,
  status: 429,
  code: 'RATE_LIMITED',
  detail: 'too many attempts with this name; wait a minute',
};
