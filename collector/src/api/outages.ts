import { Type } from 'typebox';
import { noteId } from '../definitions/journal.ts';
import { kindRule } from '../definitions/kinds/index.ts';
import { apiSchema } from '../definitions/read-definition.ts';
import { askedMonth, type ToldOutage, toldOutages } from '../definitions/told-outages.ts';
import { epochMs } from '../incidents/incident.ts';
import { instant, instantOrNull } from './answers.ts';
import type { App } from './app.ts';
import { etagOf } from './definition-answer.ts';
import { NoteAnswer, NoteHistory, noteAnswer, OutageList } from './journal-answers.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, MonthQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { saveNote } from './save-note.ts';

/** A month with more is that of a target that never stood still; its first ones tell that. */
const outagesMax = 1000;

const ListQuery = Type.Object(
  {
    ...MonthQuery,
    slo: Type.Optional(Type.String({ maxLength: 80, description: 'only those of one SLO; of all without it' })),
    target: Type.Optional(
      Type.String({ maxLength: 400, description: 'instead: those of one host, check or service, promised or not' }),
    ),
    missing: Type.Optional(Type.Boolean({ description: 'only those that need a cause or an action' })),
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
  const { store, organisation, asOf } = parts;

  app.get(
    '/api/v1/outages',
    { schema: { tags, querystring: ListQuery, response: { 200: OutageList, ...problemSchemas(400, 404) } } },
    async (request, reply) => {
      const { slo, target, missing, ...query } = request.query;
      const asOfMs = await asOf();
      const period = periodOf(query, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const [month, timeZone] = [period.month ?? '', period.timeZone];
      const asked = await askedMonth(store, { slo, target }, { month, timeZone });
      if (!asked) return refuse(reply, 404, 'DEFINITION_UNKNOWN', `slo ${slo}`);
      const told = await toldOutages(store, asked, asOfMs);
      const outages = told.outages.filter((one) => !missing || one.missing.length > 0);
      return {
        asOf: instant(asOfMs),
        month,
        timeZone,
        total: outages.length,
        outages: outages.slice(0, outagesMax).map(outageAnswer),
        loose: told.loose.map(({ entry }) => noteAnswer(entry)),
      };
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
      reply.code(saved.isNew ? 201 : 200).header('etag', etagOf(saved.entry));
      return noteAnswer(saved.entry);
    },
  );
}

function idOf({ target, at }: { readonly target: string; readonly at: string }): string {
  return noteId(target, epochMs(at));
}

function outageAnswer({ outage, notes, incidents, missing, atMs }: ToldOutage) {
  const { target, fromMs, toMs, downMs, slos, began, earliestMs, latestMs, reason } = outage;
  return {
    target,
    from: instant(fromMs),
    to: instantOrNull(toMs),
    ...(earliestMs !== undefined && { earliest: instant(earliestMs) }),
    ...(latestMs !== undefined && { latest: instant(latestMs) }),
    ...(reason !== undefined && { reason }),
    downMs,
    began: [...began],
    slos: slos.map((one) => ({ ...one })),
    at: instant(atMs),
    notes: notes.map(({ entry }) => noteAnswer(entry)),
    incidents: incidents.map(({ id }) => id),
    missing: [...missing],
  };
}
