import { Type } from 'typebox';
import { hashSecret, newSecret } from '../secrets.ts';
import type { CollectorIdentity } from '../store/store.ts';
import type { App } from './app.ts';
import { Session } from './contract.ts';
import { isRole, rightsOf } from './may.ts';
import type { ApiParts } from './parts.ts';
import type { Person } from './person.ts';
import { problemSchemas, refuse } from './problem.ts';

/**
 * The page's cookie. Named by the collector: cookies know no ports, and two collectors on one machine would log each other's people out.
 * `__Host-` would need TLS, which loopback does without.
 */
export function sessionCookie({ collectorId }: CollectorIdentity): string {
  return `kadoban_session_${collectorId.slice(0, 8)}`;
}

/** A session ends after this, however busy: a working day and the overtime. */
const sessionMs = 14 * 3_600_000;

/** Logins one address may try a minute. */
const triesPerMinute = 10;

const Login = Type.Object({ key: Type.String({ minLength: 1, maxLength: 100 }) }, { additionalProperties: false });

/** `/api/v1/session`: trades a one-time or API key for the page's cookie, tells who is logged in, logs out. */
export function sessionRoutes(app: App, { store, identity, organisation, version, now }: ApiParts): void {
  const cookie = sessionCookie(identity);
  const answer = ({ name, role, services }: Person) => {
    return { name, role, services: services && [...services], may: rightsOf(role), organisation, version };
  };

  app.post(
    '/api/v1/session',
    {
      config: { door: 'open', rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } },
      schema: { tags: ['session'], body: Login, response: { 200: Session, ...problemSchemas(401, 429) } },
    },
    async (request, reply) => {
      const nowMs = now();
      const hash = hashSecret(request.body.key);
      const login = await store.keys.takeLogin(hash, nowMs);
      const found = login ?? (await store.keys.find(hash, nowMs));
      if (!found || found.kind === 'session' || !isRole(found.role)) {
        return refuse(reply, 401, 'KEY_REFUSED', '`kadoban-collector login --data DIR` prints a new one-time key');
      }
      const secret = newSecret('kdbs');
      const { name, role } = found;
      const expiresMs = nowMs + sessionMs;
      await store.keys.add({ hash: hashSecret(secret), name, role, kind: 'session', createdMs: nowMs, expiresMs });
      reply.setCookie(cookie, secret, {
        httpOnly: true,
        sameSite: 'strict',
        path: '/',
        secure: request.protocol === 'https',
        maxAge: sessionMs / 1000,
      });
      return answer({ name, role, services: null });
    },
  );

  app.get(
    '/api/v1/session',
    { schema: { tags: ['session'], response: { 200: Session, ...problemSchemas(401) } } },
    async (request) => answer(request.person),
  );

  app.delete(
    '/api/v1/session',
    { config: { door: 'open' }, schema: { tags: ['session'], response: { 204: Type.Null() } } },
    async (request, reply) => {
      const secret = request.cookies[cookie];
      const hash = secret && hashSecret(secret);
      // Only sessions: somebody may have put an API key into the cookie.
      if (hash && (await store.keys.find(hash, now()))?.kind === 'session') await store.keys.remove(hash);
      reply.clearCookie(cookie, { path: '/' });
      return reply.code(204).send(null);
    },
  );
}
