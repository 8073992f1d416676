import { Type } from 'typebox';
import { hashSecret, newSecret } from '../secrets.ts';
import type { ApiKey } from '../store/key-store.ts';
import type { Store } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { calendarText } from './calendar-feed-text.ts';
import { CalendarFeed } from './contract/maintenance.ts';
import { windowsIn, windowsMax } from './maintenance-windows.ts';
import { isRole, mayUse } from './may.ts';
import type { ApiParts } from './parts.ts';
import type { Person } from './person.ts';
import { problemSchemas, refuse } from './problem.ts';
import { targetTitles } from './target-titles.ts';

const dayMs = 86_400_000;

/** What people look up in their calendars: the quarter that was, and the year to come. */
const pastMs = 92 * dayMs;
const aheadMs = 400 * dayMs;

/** A calendar program asks once an hour; many of one office may stand behind one address. */
const asksPerMinute = 30;

const Query = Type.Object(
  {
    key: Type.String({ minLength: 1, maxLength: 100, description: 'the secret of a feed; it opens nothing else' }),
    lang: Type.Optional(Type.Union([Type.Literal('ja'), Type.Literal('en')])),
  },
  { additionalProperties: false },
);

/** What a person's feed is listed by: no user and no API key has such a name. */
const nameOf = ({ name }: Person): string => `feed:${name}`;

/** `/api/v1/maintenance.ics`, and each person's secret for it: one at a time, told once, revoked at will. */
export function calendarFeedRoutes(app: App, { store, identity, organisation, now, filed }: ApiParts): void {
  const tags = ['maintenance'];
  const own = async (person: Person) =>
    (await store.keys.list()).filter(({ kind, name }) => kind === 'feed' && name === nameOf(person));
  const revoke = async (person: Person): Promise<void> => {
    for (const { hash } of await own(person)) await store.keys.remove(hash);
  };

  app.get('/api/v1/calendar-feed', { schema: { tags, response: { 200: CalendarFeed } } }, async (request) => {
    const [key] = await own(request.person);
    return { madeAt: key ? instant(key.createdMs) : null };
  });

  app.post('/api/v1/calendar-feed', { schema: { tags, response: { 201: CalendarFeed } } }, async (request, reply) => {
    await revoke(request.person);
    const secret = newSecret('kdbf');
    const createdMs = now();
    const { role, userName } = request.person;
    await store.keys.add({
      ...{ hash: hashSecret(secret), name: nameOf(request.person), role, kind: 'feed', createdMs, expiresMs: null },
      ...(userName !== null && { userName }),
    });
    return reply.code(201).send({ madeAt: instant(createdMs), path: `/api/v1/maintenance.ics?key=${secret}` });
  });

  app.delete('/api/v1/calendar-feed', { schema: { tags, response: { 204: Type.Null() } } }, async (request, reply) => {
    await revoke(request.person);
    return reply.code(204).send(null);
  });

  app.get(
    '/api/v1/maintenance.ics',
    {
      config: { door: 'open', rateLimit: { max: asksPerMinute, timeWindow: '1 minute' } },
      schema: {
        tags,
        querystring: Query,
        produces: ['text/calendar'],
        response: { 200: Type.String(), ...problemSchemas(401, 429) },
      },
    },
    async (request, reply) => {
      const asOfMs = now();
      const key = await store.keys.find(hashSecret(request.query.key), asOfMs);
      if (key?.kind !== 'feed' || !(await isStillIn(store, key))) {
        return refuse(reply, 401, 'KEY_REFUSED', 'make a new address on the page of maintenance');
      }
      const entries = await store.definitions.entries();
      const asked = { fromMs: asOfMs - pastMs, toMs: asOfMs + aheadMs };
      const windows = windowsIn(entries, asked, filed).slice(-windowsMax);
      const targets = windows.flatMap((window) => window.targets);
      reply.type('text/calendar; charset=utf-8');
      return calendarText({
        ...{ windows, titles: await targetTitles(store, targets), organisation: organisation.name },
        ...{ collectorId: identity.collectorId, language: request.query.lang ?? 'ja', asOfMs },
      });
    },
  );
}

/** Whoever may no longer see maintenance on the page does not see it in a calendar. */
async function isStillIn({ users }: Store, { userName, role }: ApiKey): Promise<boolean> {
  const user = userName === undefined ? undefined : await users.find(userName);
  if (userName !== undefined && (user === undefined || user.isDisabled)) return false;
  const now = user?.role ?? role;
  return isRole(now) && mayUse(now, 'GET', '/api/v1/maintenance-windows');
}
