import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { ErrorCode } from '../errors.ts';
import { providedUser } from '../people/provided-user.ts';
import type { Identity, Provider } from '../people/provider.ts';
import { newUser, userFacts } from '../people/user-change.ts';
import type { User } from '../store/user-store.ts';
import type { App } from './app.ts';
import { auditEvent } from './audit-trail.ts';
import { enteredAs, type LoginParts } from './log-in.ts';
import { enter, triesPerMinute } from './session.ts';
import { sessionCookie } from './session-cookie.ts';

const path = '/api/v1/session/provider';

/** As long as a login at the provider is good. */
const stateSeconds = 600;

const Query = Type.Object(
  { code: Type.Optional(Type.String()), state: Type.Optional(Type.String()) },
  // Providers add what they like, such as `session_state`.
  { additionalProperties: true },
);

/** `/api/v1/session/provider`: sends the browser to the identity provider, and takes it back from there. */
export function providerRoutes(app: App, parts: LoginParts): void {
  const { provider, identity } = parts;
  if (!provider) return;
  const config = { door: 'open', rateLimit: { max: triesPerMinute, timeWindow: '1 minute' } } as const;
  const schema = {
    tags: ['session'],
    response: { 302: Type.Null({ description: 'to the provider, or to the page' }) },
  };
  // It has to come back with a request from another site, which the session's own never does. It opens nothing by itself.
  const cookie = `${sessionCookie(identity)}_state`;

  app.get(path, { config, schema, exposeHeadRoute: false }, async (request, reply) => {
    try {
      const { url, state } = await provider.begin(callbackOf(request));
      const secure = request.protocol === 'https';
      reply.setCookie(cookie, state, { httpOnly: true, sameSite: 'lax', path, secure, maxAge: stateSeconds });
      return reply.redirect(url, 302);
    } catch (error) {
      return failed(request, reply, 'PROVIDER_FAILED', error);
    }
  });

  app.get(
    `${path}/callback`,
    { config, schema: { ...schema, querystring: Query }, exposeHeadRoute: false },
    async (request, reply) => {
      const state = request.cookies[cookie] ?? '';
      reply.clearCookie(cookie, { path });
      let who: Identity;
      try {
        const search = request.url.slice(request.url.indexOf('?'));
        who = await provider.finish(new URL(`${callbackOf(request)}${search}`), state);
      } catch (error) {
        return failed(request, reply, 'PROVIDER_FAILED', error);
      }
      const user = await providedAccount(parts, provider, who, request);
      if ('why' in user) return failed(request, reply, 'PROVIDED_REFUSED', new Error(user.why));
      const entered = enteredAs(user);
      if (!entered) return failed(request, reply, 'PROVIDED_REFUSED', new Error(`${user.name} is disabled`));
      await enter(parts, entered, request, reply);
      return reply.redirect('/', 302);
    },
  );
}

/** Where the provider sends the browser back to: the address by which it came, which the door has checked. */
function callbackOf({ protocol, host }: FastifyRequest): string {
  // Through URL, which knows the ports that need not be named: providers compare it letter by letter.
  return new URL(`${protocol}://${host}${path}/callback`).href;
}

/** The page says why in words; the log says more. */
function failed(request: FastifyRequest, reply: FastifyReply, code: ErrorCode, error: unknown) {
  request.log.warn({ err: error, code, address: request.address }, 'a login by the identity provider failed');
  return reply.redirect(`/#refused=${code}`, 302);
}

/** Made at the first login; at each one he becomes what the provider says that he is by now. */
async function providedAccount(
  { store, now }: LoginParts,
  { config }: Provider,
  who: Identity,
  request: FastifyRequest,
): Promise<User | { readonly why: string }> {
  const wanted = providedUser(config, who);
  if (!wanted.ok) return { why: wanted.why };
  const { ok: _, name, ...about } = wanted;
  const { issuer, subject } = who;
  const event = (user: User, action: string, before?: User) => ({
    ...auditEvent(request, now(), {
      action,
      object: `user:${user.name}`,
      ...(before && { before: userFacts(before) }),
      after: userFacts(user),
    }),
    author: user.name,
  });
  const known = await store.users.ofProvider({ issuer, subject });
  if (!known) {
    const user = newUser({ name, ...about, provider: { issuer, subject } }, now());
    if (await store.users.add(user, event(user, 'user.add'))) return user;
    return { why: `${name} is a user here who comes another way, or an API key` };
  }
  const user = { ...known, ...about };
  if (JSON.stringify(userFacts(user)) === JSON.stringify(userFacts(known))) return known;
  await store.users.change(known.name, about, event(user, 'user.change', known), { butFor: null });
  return user;
}
