import { Type } from 'typebox';
import { noteId } from '../definitions/journal.ts';
import { kindRule } from '../definitions/kinds/index.ts';
import { apiSchema } from '../definitions/read-definition.ts';
import { epochMs } from '../incidents/incident.ts';
import type { App } from './app.ts';
import { tellEntry } from './audit-trail.ts';
import { NoteAnswer, NoteHistory, OutageList } from './contract/outages.ts';
import { etagOf } from './definition-answer.ts';
import { noteAnswer } from './journal-answers.ts';
import { LedgerQuery, outageList } from './outage-list.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { saveNote } from './save-note.ts';

/** A month with more is that of targets that never stood still; its first ones tell that, and `total` how many there are. */
const outagesMax = 1000;

const ListQuery = Type.Object(
  {
    ...LedgerQuery,
    slo: Type.Optional(Type.String({ maxLength: 80, description: 'only those of one SLO; of all without it' })),
    target: Type.Optional(
      Type.String({ maxLength: 400, description: 'instead: those of one host, check or service, promised or not' }),
    ),
  },
  { additionalProperties: false },
);

const NameQuery = Type.Object(
  { target: Type.String({ minLength: 1, maxLength: 400 }), at: InstantQuery },
  { additionalProperties: false },
);

const tags = ['outages'];

/** `/api/v1/outages`: what was down, as the ledger has it, and what people say of it. */
export function outageRoutes(app: App, parts: ApiParts): void {
  app.get(
    '/api/v1/outages',
    { schema: { tags, querystring: ListQuery, response: { 200: OutageList, ...problemSchemas(400, 404) } } },
    async (request, reply) => {
      const list = await outageList(parts, request.query, request.person);
      if ('code' in list) return refuse(reply, list.status, list.code, list.detail);
      const { outages, stretches, ...rest } = list;
      return { ...rest, outages: outages.slice(0, outagesMax), stretches: stretches.slice(0, outagesMax) };
    },
  );

  noteRoutes(app, parts);
}

function noteRoutes(app: App, { store, organisation, now, asOf }: ApiParts): void {
  const path = '/api/v1/outages/note';
  const rule = kindRule('outage');
  const { id: _, target: __, at: ___, effectiveFrom: ____, ...members } = apiSchema(rule).properties;
  const body = Type.Object(members, { additionalProperties: false });

  app.get(
    path,
    { schema: { tags, querystring: NameQuery, response: { 200: NoteAnswer, ...problemSchemas(400, 404) } } },
    async (request, reply) => {
      const entry = (await store.definitions.history('outage', idOf(request.query))).at(-1);
      if (!entry) return refuse(reply, 404, 'OUTAGE_UNKNOWN', 'nobody has said anything of it');
      reply.header('etag', etagOf(entry));
      return noteAnswer(entry);
    },
  );

  app.get(
    `${path}/history`,
    { schema: { tags, querystring: NameQuery, response: { 200: NoteHistory, ...problemSchemas(400, 404) } } },
    async (request, reply) => {
      const history = await store.definitions.history('outage', idOf(request.query));
      if (history.length === 0) return refuse(reply, 404, 'OUTAGE_UNKNOWN', 'nobody has said anything of it');
      return { history: history.map(noteAnswer) };
    },
  );

  const response = { 200: NoteAnswer, 201: NoteAnswer, ...problemSchemas(400, 404, 412, 428) };
  app.put(
    path,
    {
      schema: { tags, querystring: NameQuery, body, response },
    },
    async (request, reply) => {
      const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
      const who = { author: request.person.name, nowMs: now(), timeZone: organisation.timeZone, ifMatch, ifNoneMatch };
      const saved = await saveNote(store, request.query, request.body, who, await asOf());
      if (!saved.ok) return refuse(reply, saved.status, saved.code, saved.detail);
      tellEntry(request, saved.entry);
      reply.code(saved.isNew ? 201 : 200).header('etag', etagOf(saved.entry));
      return noteAnswer(saved.entry);
    },
  );
}

function idOf({ target, at }: { readonly target: string; readonly at: string }): string {
  return noteId(target, epochMs(at));
}
