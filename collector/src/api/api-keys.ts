import { Type } from 'typebox';
import { newApiKey } from '../people/new-api-key.ts';
import { servicesProblem } from '../people/user-change.ts';
import type { ApiKey } from '../store/key-store.ts';
import { instant, instantOrNull } from './answers.ts';
import type { App } from './app.ts';
import { type KeyAnswer, KeyList, NewKey, RoleName, Services } from './contract/people.ts';
import type { Role } from './may.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

/** The longest life that a key is given; without a life it is good until somebody revokes it. */
export const keyDaysMax = 3650;

const Name = Type.String({
  minLength: 1,
  maxLength: 200,
  pattern: '^[^\\s/](.*[^\\s/])?$',
  description: 'without a space or slash at its ends',
});
const Wish = Type.Object(
  {
    name: Name,
    role: RoleName,
    services: Type.Optional(Services),
    days: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: keyDaysMax,
        description: 'how long it is good; without an end when left out',
      }),
    ),
  },
  { additionalProperties: false },
);
const Params = Type.Object({ name: Type.String({ maxLength: 200 }) });
const tags = ['keys'];

/** `/api/v1/keys`: what opens the API to programs. A key is told once, to who made it. */
export function apiKeyRoutes(app: App, { store, now }: ApiParts): void {
  const keys = async () => (await store.keys.list()).filter(({ kind }) => kind === 'key');

  app.get('/api/v1/keys', { schema: { tags, response: { 200: KeyList } } }, async () => ({
    keys: (await keys()).map((key) => keyAnswer(key, now())),
  }));

  app.post(
    '/api/v1/keys',
    { schema: { tags, body: Wish, response: { 201: NewKey, ...problemSchemas(400, 409) } } },
    async (request, reply) => {
      const { name, role, services = null } = request.body;
      const problem = servicesProblem(role, services);
      if (problem !== undefined) return refuse(reply, 400, 'REQUEST_INVALID', `services: ${problem}`);
      const taken = (await store.users.find(name)) ?? (await keys()).find((key) => key.name === name);
      if (taken) return refuse(reply, 409, 'NAME_TAKEN', `${name} is a user or an API key`);
      const { key, secret } = newApiKey({ ...request.body, services }, now());
      await store.keys.add(key);
      const answer = keyAnswer(key, now());
      const after = { role, services, expiresAt: answer.expiresAt };
      request.told = { action: 'key.add', object: `key:${name}`, after };
      return reply.code(201).send({ key: answer, secret });
    },
  );

  app.delete(
    '/api/v1/keys/:name',
    { schema: { tags, params: Params, response: { 204: Type.Null(), ...problemSchemas(404) } } },
    async (request, reply) => {
      const { name } = request.params;
      const key = (await keys()).find((one) => one.name === name);
      if (!key || !(await store.keys.remove(key.hash))) return refuse(reply, 404, 'KEY_UNKNOWN', name);
      request.told = { action: 'key.revoke', object: `key:${name}`, before: { role: key.role } };
      return reply.code(204).send(null);
    },
  );
}

function keyAnswer({ name, role, services, createdMs, expiresMs, usedMs }: ApiKey, nowMs: number): KeyAnswer {
  const times = {
    createdAt: instant(createdMs),
    expiresAt: instantOrNull(expiresMs),
    usedAt: instantOrNull(usedMs ?? null),
  };
  const isExpired = expiresMs !== null && expiresMs <= nowMs;
  return { name, role: role as Role, services: services ? [...services] : null, ...times, isExpired };
}
