import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { newSession } from '../people/new-session.ts';
import { passwordCharsMax } from '../people/password.ts';
import { hashSecret } from '../secrets.ts';
import type { App } from './app.ts';
import { auditEvent } from './audit-trail.ts';
import { LoginWays } from './contract/people.ts';
import { Session } from './contract.ts';
import { type Entered, type LoginParts, type LoginRefusal, logIn } from './log-in.ts';
import { rightsOf } from './may.ts';
import type { Person } from './person.ts';
import { problemSchemas, refuse } from './problem.ts';
import { cookieOptions, sessionCookie } from './session-cookie.ts';

/** Logins one address may try a minute. */
export const triesPerMinute = 10;

const closed = { additionalProperties: false };
const Login = Type.Union([
  Type.Object({ key: Type.String({ minLength: 1, maxLength: 100, description: 'a one-time or API key' }) }, closed),
  Type.Object(
    {
      name: Type.String({ minLength: 1, maxLength: 200 }),
      password: Type.String({ minLength: 1, maxLength: passwordCharsMax * 4 }),
      code: Type.Optional(
        Type.String({ minLength: 1, maxLength: 40, description: 'of the second factor, or a recovery code' }),
      ),
    },
    closed,
  ),
]);

/** `/api/v1/session`: trades a password or a key for the page's cookie, tells who is logged in, logs out. */
export function sessionRoutes(app: App, parts: LoginParts): void {
  const { store, identity } = parts;
  app.get(
    '/api/v1/login',
    { config: { door: 'open' }, schema: { tags: ['session'], response: { 200: LoginWays } } },
    async () => ({ password: (await store.users.list()).length > 0, provider: parts.provider?.label ?? null }),
  );

  app.post(
    '/api/v1/session',
    {
      config: { door: 'open', rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } },
      schema: { tags: ['session'], body: Login, response: { 200: Session, ...problemSchemas(401, 429) } },
    },
    async (request, reply) => {
      const entered = await logIn(parts, request.body as Static<typeof Login>, request);
      return entered.ok ? enter(parts, entered, request, reply) : refuseLogin(reply, entered);
    },
  );

  app.get(
    '/api/v1/session',
    { schema: { tags: ['session'], response: { 200: Session, ...problemSchemas(401) } } },
    async (request) => sessionAnswer(parts, request.person),
  );

  const cookie = sessionCookie(identity);
  app.delete(
    '/api/v1/session',
    { config: { door: 'open' }, schema: { tags: ['session'], response: { 204: Type.Null() } } },
    async (request, reply) => {
      const secret = request.cookies[cookie];
      const session = secret && (await store.sessions.find(hashSecret(secret), parts.now()));
      if (session) await store.sessions.end(session.id);
      reply.clearCookie(cookie, { path: '/' });
      return reply.code(204).send(null);
    },
  );
}

function refuseLogin(reply: FastifyReply, { status, code, detail, retryMs }: LoginRefusal) {
  if (retryMs !== undefined) reply.header('retry-after', Math.ceil(retryMs / 1000));
  return refuse(reply, status, code, detail);
}

/** Opens a session in the browser that asked. */
export async function enter(parts: LoginParts, entered: Entered, request: FastifyRequest, reply: FastifyReply) {
  const { store, identity, now } = parts;
  const nowMs = now();
  const agent = request.headers['user-agent'] ?? '';
  const { name, role, services, userName, keyHash } = entered;
  const entrant = { name, role, services, userName, keyHash, address: request.address, agent };
  const { session, secret } = newSession(entrant, nowMs);
  await store.sessions.add(session);
  const event = auditEvent(request, nowMs, { action: 'session.open', object: `session:${session.id}` });
  await store.audit.append({ ...event, author: name, via: 'session' });
  reply.setCookie(sessionCookie(identity), secret, cookieOptions(request, session.expiresMs - nowMs));
  const person = { name, role, services, userName, via: 'session', sessionId: session.id } as const;
  return sessionAnswer(parts, person);
}

/** Who is logged in, and what he may do. */
async function sessionAnswer(
  { store, organisation, version }: LoginParts,
  { name, role, services, userName }: Person,
): Promise<Session> {
  const user = userName === null ? undefined : await store.users.find(userName);
  const account = user && {
    displayName: user.displayName,
    hasPassword: user.passwordHash !== null,
    isFromProvider: user.provider !== null,
  };
  const isFirst = user === undefined && role === 'admin' && (await store.users.list()).length === 0;
  const about = { services: services && [...services], may: rightsOf(role), account: account ?? null, isFirst };
  return { name, role, ...about, organisation, version };
}
