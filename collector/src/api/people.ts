import type { FastifyRequest } from 'fastify';
import { type Static, Type } from 'typebox';
import { newInvite } from '../people/invite.ts';
import { passwordCharsMax, passwordProblem } from '../people/password.ts';
import { forgotten, isLastAdmin, newUser, servicesProblem, userFacts } from '../people/user-change.ts';
import { userNamePattern } from '../people/user-name.ts';
import type { User, UserChange } from '../store/user-store.ts';
import type { App } from './app.ts';
import { auditEvent } from './audit-trail.ts';
import { Invited, PersonAnswer, PersonList, RoleName, Services } from './contract/people.ts';
import type { LoginParts } from './log-in.ts';
import { personAnswer } from './person-answer.ts';
import { problemSchemas, refuse } from './problem.ts';

const closed = { additionalProperties: false };
const DisplayName = Type.String({ minLength: 1, maxLength: 200 });
const Params = Type.Object({ name: Type.String({ pattern: userNamePattern }) });
const Wish = Type.Object(
  {
    name: Type.String({
      pattern: userNamePattern,
      description: 'small letters, digits and . _ @ -, up to 64; he logs in with it, and it never changes',
    }),
    displayName: DisplayName,
    role: RoleName,
    services: Type.Optional(Services),
    password: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: passwordCharsMax * 4,
        description: 'when left out, he sets it himself by the one-time key of the answer',
      }),
    ),
  },
  closed,
);
const Change = Type.Object(
  {
    displayName: Type.Optional(DisplayName),
    role: Type.Optional(RoleName),
    services: Type.Optional(Services),
    isDisabled: Type.Optional(Type.Boolean({ description: 'he is not let in any more; his name stays his' })),
  },
  closed,
);
const tags = ['people'];

/** `/api/v1/people`: who may log in, as what. */
export function peopleRoutes(app: App, parts: LoginParts): void {
  const { store } = parts;
  app.get('/api/v1/people', { schema: { tags, response: { 200: PersonList } } }, async () => ({
    people: (await store.users.list()).map(personAnswer),
  }));
  addRoute(app, parts);
  changeRoutes(app, parts);
}

function addRoute(app: App, { store, passwords, now }: LoginParts): void {
  app.post(
    '/api/v1/people',
    { schema: { tags, body: Wish, response: { 201: Invited, ...problemSchemas(400, 409, 429) } } },
    async (request, reply) => {
      const { password, services = null, ...wish } = request.body;
      const problem = servicesProblem(wish.role, services);
      if (problem !== undefined) return refuse(reply, 400, 'REQUEST_INVALID', `services: ${problem}`);
      const weak = password === undefined ? undefined : passwordProblem(password, wish.name);
      if (weak !== undefined) return refuse(reply, 400, 'PASSWORD_WEAK', weak);
      const passwordHash = password === undefined ? null : await passwords.hash(password);
      if (passwordHash === 'busy') return refuse(reply, 429, 'RATE_LIMITED', 'try again in a moment');
      const user = newUser({ ...wish, services, passwordHash }, now());
      const told = { action: 'user.add', object: `user:${user.name}`, after: userFacts(user) };
      request.told = 'itself';
      if (!(await store.users.add(user, auditEvent(request, now(), told)))) {
        return refuse(reply, 409, 'NAME_TAKEN', `${user.name} is a user or an API key`);
      }
      const loginKey = passwordHash === null ? await invite(user) : null;
      return reply.code(201).send({ person: personAnswer(user), loginKey });
    },
  );

  async function invite({ name }: User): Promise<string> {
    const { secret, key } = newInvite(name, now());
    await store.keys.add(key);
    return secret;
  }
}

function changeRoutes(app: App, parts: LoginParts): void {
  const { store, now } = parts;
  app.patch(
    '/api/v1/people/:name',
    {
      schema: { tags, params: Params, body: Change, response: { 200: PersonAnswer, ...problemSchemas(400, 404, 409) } },
    },
    async (request, reply) => {
      const user = await store.users.find(request.params.name);
      if (!user) return refuse(reply, 404, 'USER_UNKNOWN', request.params.name);
      const change = changeOf(request.body);
      const next = { ...user, ...change };
      const problem = servicesProblem(next.role, next.services);
      if (problem !== undefined) return refuse(reply, 400, 'REQUEST_INVALID', `services: ${problem}`);
      if (isLastAdmin(await store.users.list(), user, next)) {
        return refuse(reply, 409, 'ADMIN_LAST', `${user.name}; make another one an administrator first`);
      }
      const { role, isDisabled, services } = change;
      const ends = role !== undefined || isDisabled !== undefined || services !== undefined;
      await changed(request, user, change, 'user.change', ends);
      return personAnswer((await store.users.find(user.name)) ?? next);
    },
  );

  app.post(
    '/api/v1/people/:name/reset',
    { schema: { tags, params: Params, response: { 200: Invited, ...problemSchemas(404) } } },
    async (request, reply) => {
      const user = await store.users.find(request.params.name);
      if (!user) return refuse(reply, 404, 'USER_UNKNOWN', request.params.name);
      await changed(request, user, forgotten, 'user.reset', true);
      const { secret, key } = newInvite(user.name, now());
      await store.keys.add(key);
      return { person: personAnswer({ ...user, ...forgotten }), loginKey: secret };
    },
  );

  async function changed(request: FastifyRequest, user: User, change: UserChange, action: string, ends: boolean) {
    const facts = { before: userFacts(user), after: userFacts({ ...user, ...change }) };
    const event = auditEvent(request, now(), { action, object: `user:${user.name}`, ...facts });
    request.told = 'itself';
    // Whoever changes himself stays in, as what he is then.
    const own = request.person.userName === user.name ? request.person.sessionId : null;
    await store.users.change(user.name, change, event, ends ? { butFor: own } : undefined);
  }
}

/** Somebody who becomes more than a viewer sees everything, without that having to be said. */
function changeOf({ role, services, ...change }: Static<typeof Change>): UserChange {
  const sees = services === undefined && role !== undefined && role !== 'viewer' ? null : services;
  return { ...change, ...(role !== undefined && { role }), ...(sees !== undefined && { services: sees }) };
}
