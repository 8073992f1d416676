import { isIP } from 'node:net';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { hashSecret } from '../secrets.ts';
import type { KeyStore } from '../store/key-store.ts';
import type { CollectorIdentity } from '../store/store.ts';
import type { App } from './app.ts';
import { isRole, mayUse } from './may.ts';
import type { Person } from './person.ts';
import { refuse } from './problem.ts';
import { sessionCookie } from './session.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; only on routes whose door is for people. */
    person: Person;
  }
}

export interface Doors {
  readonly store: { readonly keys: Pick<KeyStore, 'find'> };
  readonly identity: CollectorIdentity;
  /** Names under which people reach this collector, without port. IP addresses and localhost need no entry: they cannot be rebound. */
  readonly hostNames: ReadonlySet<string>;
  now(): number;
}

/** Guards every route: the Host header, the Origin, who may come in by the route's `door`, and what his role may do there (may.ts). */
export function guardDoors(app: App, { store, identity, hostNames, now }: Doors): void {
  const cookie = sessionCookie(identity);
  app.decorateRequest('person');

  app.addHook('onRequest', async (request, reply) => {
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
    const key = await store.keys.find(hashSecret(secret), now());
    if (key?.kind !== (bearer === undefined ? 'session' : 'key')) {
      return refuse(reply, 401, 'KEY_REFUSED', 'log in again, or make a key with `kadoban-collector key create`');
    }
    const { name, role } = key;
    if (!isRole(role) || !mayUse(role, request.method, request.routeOptions.url ?? '')) {
      return refuse(reply, 403, 'ROLE_REFUSED', `${role} ${name}; an administrator can give another role`);
    }
    request.person = { name, role, services: null };
  }
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
