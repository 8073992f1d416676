import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { passwordCharsMax, passwordProblem } from '../people/password.ts';
import { newRecoveryCodes, recoveryHash } from '../people/recovery.ts';
import { isTotpSecret, newTotpSecret, stepOfCode, totpUri } from '../people/totp.ts';
import type { PageSession } from '../store/session-store.ts';
import type { User, UserChange } from '../store/user-store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { auditEvent } from './audit-trail.ts';
import { Account, RecoveryCodes, TotpOffer } from './contract/people.ts';
import type { LoginParts, LoginRefusal } from './log-in.ts';
import { personAnswer } from './person-answer.ts';
import { problemSchemas, refuse } from './problem.ts';

const closed = { additionalProperties: false };
const Password = Type.String({ minLength: 1, maxLength: passwordCharsMax * 4 });
const SessionParams = Type.Object({ id: Type.String({ pattern: '^[0-9a-f]{16}$' }) });
const tags = ['account'];

/** `/api/v1/account`: what everybody does to his own account. Only for users who are logged in: a key has none. */
export function accountRoutes(app: App, parts: LoginParts): void {
  const { store } = parts;
  app.get(
    '/api/v1/account',
    { schema: { tags, response: { 200: Account, ...problemSchemas(409) } } },
    async (request, reply) => {
      const user = await ownUser(parts, request);
      if (!user) return refuseKeys(reply);
      const sessions = await store.sessions.list(user.name);
      return {
        person: personAnswer(user),
        recoveryCodesLeft: user.recoveryHashes.length,
        sessions: sessions.map((session) => sessionLine(session, request.person.sessionId)),
      };
    },
  );

  app.delete(
    '/api/v1/account/sessions/:id',
    { schema: { tags, params: SessionParams, response: { 204: Type.Null(), ...problemSchemas(404, 409) } } },
    async (request, reply) => {
      const user = await ownUser(parts, request);
      if (!user) return refuseKeys(reply);
      const { id } = request.params;
      const isOwn = (await store.sessions.list(user.name)).some((session) => session.id === id);
      if (!isOwn || !(await store.sessions.end(id))) return refuse(reply, 404, 'SESSION_UNKNOWN', id);
      request.told = { action: 'session.end', object: `session:${id}` };
      return reply.code(204).send(null);
    },
  );

  passwordRoute(app, parts);
  secondFactorRoutes(app, parts);
}

function passwordRoute(app: App, parts: LoginParts): void {
  const body = Type.Object(
    {
      current: Type.Optional(Password),
      password: Type.String({ minLength: 1, maxLength: passwordCharsMax * 4 }),
    },
    closed,
  );
  app.put(
    '/api/v1/account/password',
    { schema: { tags, body, response: { 204: Type.Null(), ...problemSchemas(400, 401, 409, 429) } } },
    async (request, reply) => {
      const user = await ownUser(parts, request);
      if (!user) return refuseKeys(reply);
      const { current, password } = request.body;
      const refused = await refusedPassword(parts, user, current);
      if (refused) return refuse(reply, refused.status, refused.code, refused.detail);
      const problem = passwordProblem(password, user.name);
      if (problem !== undefined) return refuse(reply, 400, 'PASSWORD_WEAK', problem);
      const passwordHash = await parts.passwords.hash(password);
      if (passwordHash === 'busy') return refuse(reply, 429, 'RATE_LIMITED', 'try again in a moment');
      await changeOwn(parts, request, user, { passwordHash }, 'account.password');
      return reply.code(204).send(null);
    },
  );
}

function secondFactorRoutes(app: App, parts: LoginParts): void {
  const path = '/api/v1/account/second-factor';
  const current = Type.Object({ current: Type.Optional(Password) }, closed);
  app.post(path, { schema: { tags, response: { 200: TotpOffer, ...problemSchemas(409) } } }, async (request, reply) => {
    const user = await ownUser(parts, request);
    if (!user) return refuseKeys(reply);
    // Nothing has changed yet.
    request.told = 'itself';
    const secret = newTotpSecret();
    return { secret, uri: totpUri(secret, parts.organisation.name || 'kadoban', user.name) };
  });

  const secret = Type.String({ maxLength: 64 });
  const body = Type.Object({ ...current.properties, secret, code: Type.String({ maxLength: 40 }) }, closed);
  app.put(
    path,
    { schema: { tags, body, response: { 200: RecoveryCodes, ...problemSchemas(400, 401, 409, 429) } } },
    async (request, reply) => {
      const user = await ownUser(parts, request);
      if (!user) return refuseKeys(reply);
      const refused = await refusedPassword(parts, user, request.body.current);
      if (refused) return refuse(reply, refused.status, refused.code, refused.detail);
      const { secret: totpSecret, code } = request.body;
      if (!isTotpSecret(totpSecret)) return refuse(reply, 400, 'REQUEST_INVALID', 'secret: not one that was offered');
      const totpStep = stepOfCode(totpSecret, code.normalize('NFKC').replace(/\s/g, ''), parts.now());
      if (totpStep === undefined) return refuse(reply, 400, 'CODE_REFUSED', 'the clocks of both devices must agree');
      const recoveryCodes = newRecoveryCodes();
      const recoveryHashes = recoveryCodes.flatMap((one) => recoveryHash(one) ?? []);
      await changeOwn(parts, request, user, { totpSecret, totpStep, recoveryHashes }, 'account.second-factor');
      return { recoveryCodes };
    },
  );

  app.delete(
    path,
    { schema: { tags, body: current, response: { 204: Type.Null(), ...problemSchemas(401, 409, 429) } } },
    async (request, reply) => {
      const user = await ownUser(parts, request);
      if (!user) return refuseKeys(reply);
      const refused = await refusedPassword(parts, user, request.body.current);
      if (refused) return refuse(reply, refused.status, refused.code, refused.detail);
      const nothing = { totpSecret: null, totpStep: null, recoveryHashes: [] };
      await changeOwn(parts, request, user, nothing, 'account.second-factor');
      return reply.code(204).send(null);
    },
  );
}

async function ownUser({ store }: LoginParts, { person }: FastifyRequest): Promise<User | undefined> {
  return person.userName === null ? undefined : store.users.find(person.userName);
}

function refuseKeys(reply: FastifyReply) {
  return refuse(reply, 409, 'ACCOUNT_NONE', 'log in with a name and a password');
}

/** Undefined when the present password was given; who has none yet came by a link, and gives none. */
async function refusedPassword(
  { passwords, tries, now }: LoginParts,
  { name, passwordHash }: User,
  current: string | undefined,
): Promise<Omit<LoginRefusal, 'ok'> | undefined> {
  if (passwordHash === null) return undefined;
  const later = tries.take(name, now());
  const isRight = later ? 'busy' : await passwords.isRight(current ?? '', passwordHash);
  if (isRight === 'busy') return { status: 429, code: 'RATE_LIMITED', detail: 'too many attempts; wait a minute' };
  if (!isRight) return { status: 401, code: 'LOGIN_REFUSED', detail: 'current: not the present password' };
  tries.forgive(name);
  return undefined;
}

/** Ends every other session: somebody may have had the old password. */
async function changeOwn(
  { store, now }: LoginParts,
  request: FastifyRequest,
  { name, totpSecret }: User,
  change: UserChange,
  action: string,
): Promise<void> {
  const facts = (secret: string | null | undefined) =>
    secret === undefined ? null : { secondFactor: secret !== null };
  const [before, after] = [change.totpSecret === undefined ? null : facts(totpSecret), facts(change.totpSecret)];
  const told = { action, object: `user:${name}`, ...(before && { before }), ...(after && { after }) };
  request.told = 'itself';
  await store.users.change(name, change, auditEvent(request, now(), told), { butFor: request.person.sessionId });
}

function sessionLine(session: PageSession, ownId: string | null) {
  const { id, createdMs, seenMs, expiresMs, address, agent } = session;
  const times = { createdAt: instant(createdMs), seenAt: instant(seenMs), expiresAt: instant(expiresMs) };
  return { id, isThis: id === ownId, ...times, address, agent };
}
