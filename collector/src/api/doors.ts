import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { peerAddress } from '../ingest/peer-address.ts';
import { lookAt } from '../people/session-look.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import type { CollectorIdentity } from '../store/collector-identity.ts';
import type { KeyStore } from '../store/key-store.ts';
import type { SessionStore, StoredSession } from '../store/session-store.ts';
import type { App } from './app.ts';
import { isDated, isRole, mayUse } from './may.ts';
import type { Person } from './person.ts';
import { refuse } from './problem.ts';
import { cookieOptions, sessionCookie } from './session-cookie.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; only on routes whose door is for people. */
    person: Person;
    /** Where it came from, as the network or the trusted proxy told; null where nobody can tell. */
    address: string | null;
  }
}

export interface Doors {
  readonly store: {
    readonly keys: Pick<KeyStore, 'find' | 'used'>;
    readonly sessions: Pick<SessionStore, 'find' | 'update' | 'end'>;
  };
  readonly identity: CollectorIdentity;
  /** Names under which people reach this collector, without port. IP addresses and localhost need no entry: they cannot be rebound. */
  readonly hostNames: ReadonlySet<string>;
  readonly trustProxy: boolean;
  now(): number;
  /** How far the collector's clock is behind what was recorded by it: see own-clock.ts. */
  clockBehindMs(): number | Promise<number>;
}

/** That a key is in use is written no oftener: what is scraped every few seconds would keep the disk busy. */
const usedEveryMs = 600_000;

/** Guards every route: the Host header, the Origin, who may come in by the route's `door`, what his role may do there (may.ts), and that nothing is dated by a clock that is behind. */
export function guardDoors(app: App, doors: Doors): void {
  const { identity, hostNames, trustProxy, clockBehindMs } = doors;
  const cookie = sessionCookie(identity);
  app.decorateRequest('person');
  app.decorateRequest('address', null);

  app.addHook('onRequest', async (request, reply) => {
    request.address = peerAddress(request.raw, trustProxy);
    const door = request.routeOptions.config.door ?? 'people';
    // An agent proves itself by its key, whatever name it reached us by.
    if (door === 'agent') return;
    if (!isOurs(request.hostname, hostNames)) {
      return refuse(
        reply,
        421,
        'HOST_REFUSED',
        `${request.hostname}; set publicUrl in the configuration if this is right`,
      );
    }
    if (!sameOrigin(request)) return refuse(reply, 403, 'ORIGIN_REFUSED', request.headers.origin ?? '');
    if (door === 'people') await admit(request, reply);
  });

  async function admit(request: FastifyRequest, reply: FastifyReply) {
    const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const secret = bearer ?? request.cookies[cookie];
    if (secret === undefined) {
      reply.header('www-authenticate', 'Bearer');
      return refuse(reply, 401, 'KEY_MISSING', 'send `Authorization: Bearer KEY`, or log in on the page');
    }
    const hash = hashSecret(secret);
    const person = await (bearer === undefined ? ofSession(doors, hash, request, reply) : ofKey(doors, hash));
    if (!person) {
      return refuse(reply, 401, 'KEY_REFUSED', 'log in again, or make a key with `kadoban-collector key create`');
    }
    const { name, role } = person;
    if (!isRole(role) || !mayUse(role, request.method, request.routeOptions.url ?? '')) {
      return refuse(reply, 403, 'ROLE_REFUSED', `${role} ${name}; an administrator can give another role`);
    }
    // It would stand before what it is about, and a host that ends now would end before what was recorded of it.
    const { url = '', config } = request.routeOptions;
    if (isDated(request.method, url, config.isQuestion) && (await clockBehindMs()) > 0) {
      return refuse(reply, 503, 'CLOCK_BEHIND', 'nothing was changed; say it again once it is right');
    }
    request.person = { ...person, role };
  }
}

/** Somebody whose role is still a word. */
type Known = Omit<Person, 'role'> & { readonly role: string };

async function ofKey({ store, now }: Doors, hash: string): Promise<Known | undefined> {
  const nowMs = now();
  const key = await store.keys.find(hash, nowMs);
  if (key?.kind !== 'key') return undefined;
  if (nowMs - (key.usedMs ?? 0) >= usedEveryMs) await tried(store.keys.used(hash, nowMs));
  const { name, role, services = null } = key;
  return { name, role, services, via: 'key', sessionId: null, userName: null };
}

/** Also gives the browser a new secret when it is time for one. */
async function ofSession(
  { store: { sessions }, identity, now }: Doors,
  shown: string,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Known | undefined> {
  const nowMs = now();
  const session = await sessions.find(shown, nowMs);
  if (!session) return undefined;
  const look = lookAt(session, shown, nowMs);
  if (look.is === 'over') {
    await tried(sessions.end(session.id));
    return undefined;
  }
  const { id, hash } = session;
  // Cookies cannot be set any more once a stream has begun.
  if (look.rotate && !request.routeOptions.config.isStream) {
    const secret = newSecret('kdbs');
    const next = { hash: hashSecret(secret), previousHash: shown, rotatedMs: nowMs, confirmedMs: null, seenMs: nowMs };
    // Only one of the requests that come together gives the new one; the others are still good with what they showed.
    if (await tried(sessions.update(id, hash, next))) {
      reply.setCookie(sessionCookie(identity), secret, cookieOptions(request, session.expiresMs - nowMs));
    }
  } else if (look.confirm || look.touch) {
    await tried(sessions.update(id, hash, { seenMs: nowMs, ...(look.confirm && { confirmedMs: nowMs }) }));
  }
  return personOf(session);
}

function personOf({ name, role, services, id, userName }: StoredSession): Known {
  return { name, role, services, via: 'session', sessionId: id, userName };
}

/** What is only noted must not keep anybody out: with a full disk people look at the page more than ever. */
async function tried(note: Promise<unknown>): Promise<boolean> {
  return (await note.catch(() => false)) === true;
}

function isOurs(hostname: string, hostNames: ReadonlySet<string>): boolean {
  const name = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return isIP(name) !== 0 || name === 'localhost' || hostNames.has(name);
}

/** Browsers send Origin with everything that can change or open something; no other client sends a wrong one by accident. */
function sameOrigin(request: FastifyRequest): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] !== 'cross-site' || request.method === 'GET';
  return origin === `${request.protocol}://${request.host}`;
}
