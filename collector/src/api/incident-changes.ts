import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Static, type TSchema, Type } from 'typebox';
import { storedIncident } from '../definitions/journal.ts';
import { kindRule } from '../definitions/kinds/index.ts';
import { OutageName } from '../definitions/kinds/response.ts';
import { incidentStates } from '../incidents/incident.ts';
import type { App } from './app.ts';
import { tellEntry } from './audit-trail.ts';
import { etagOf } from './definition-answer.ts';
import { IncidentParams, incidentAnswers } from './incident-answer.ts';
import { movedBy, patched } from './incident-moves.ts';
import { IncidentAnswer, nullable } from './journal-answers.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import type { Saved } from './save-definition.ts';
import {
  changeIncident,
  type IncidentWriter,
  mergeInto,
  noteCorrected,
  noted,
  type OpenedIncident,
  openIncident,
  regrouped,
} from './save-incident.ts';

const closed = { additionalProperties: false };
const Reason = Type.Optional(Type.String({ maxLength: 2000, description: 'why; kept in the log' }));

/** What comes with moves, notes and merges alone. */
const { state: _, note: __, mergedInto: ___, ...said } = kindRule('incident').schema.properties;
const { outages: ____, ...patchable } = said;
const { detectedAt, ...opened } = said;

const optional = (properties: Record<string, TSchema>) =>
  Object.fromEntries(Object.entries(properties).map(([key, schema]) => [key, Type.Optional(nullable(schema))]));

const Opened = Type.Object({ ...opened, detectedAt: Type.Optional(detectedAt as TSchema), reason: Reason }, closed);
const Patch = Type.Object({ ...optional(patchable), reason: Reason }, closed);
const Move = Type.Object(
  {
    to: Type.Unsafe<(typeof incidentStates)[number]>(Type.Union(incidentStates.map((state) => Type.Literal(state)))),
    at: Type.Optional(InstantQuery),
    reason: Reason,
    set: Type.Optional(Type.Object(optional(patchable), { ...closed, description: 'what is said with it' })),
  },
  closed,
);
const Note = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 4000 }),
    at: Type.Optional(InstantQuery),
    corrects: Type.Optional(Type.Integer({ minimum: 1, description: 'the version whose note this one says anew' })),
  },
  closed,
);
const Refs = Type.Optional(Type.Array(OutageName, { maxItems: 1000 }));
const Regroup = Type.Object({ attach: Refs, detach: Refs, reason: Reason }, closed);
const Merge = Type.Object({ into: Type.String({ maxLength: 80 }), reason: Reason }, closed);

const path = '/api/v1/incidents';
const response = { 200: IncidentAnswer, ...problemSchemas(400, 404, 409, 412) };
const tags = ['incidents'];
const schema = <B extends TSchema>(body: B) => ({ tags, params: IncidentParams, body, response });

/** What people do to incidents. Every change is a version in the log, with its author, reason and time. */
export function incidentChangeRoutes(app: App, parts: ApiParts): void {
  const { store, asOf } = parts;
  const answer = answering(parts);

  app.post(
    path,
    { schema: { tags, body: Opened, response: { 201: IncidentAnswer, ...problemSchemas(400, 404, 409) } } },
    async (request, reply) => {
      const { reason, ...incident } = request.body;
      const saved = await openIncident(
        store,
        incident as unknown as OpenedIncident,
        writerOf(parts, request, reason),
        await asOf(),
      );
      return answer(reply, saved);
    },
  );

  // These change what somebody has seen: which version that was has to be said.
  const guarded = { ...response, ...problemSchemas(428) };
  app.patch(`${path}/:id`, { schema: { ...schema(Patch), response: guarded } }, async (request, reply) => {
    const ifMatch = request.headers['if-match'];
    if (ifMatch === undefined) return refuse(reply, 428, 'PRECONDITION_MISSING', 'send If-Match with its ETag');
    const { reason, ...members } = request.body;
    const writer = writerOf(parts, request, reason);
    const change = patched(store, members, writer, await asOf());
    return answer(reply, await changeIncident(store, request.params.id, writer, change, ifMatch));
  });

  app.post(`${path}/:id/move`, { schema: { ...schema(Move), response: guarded } }, async (request, reply) => {
    const ifMatch = request.headers['if-match'];
    if (ifMatch === undefined) return refuse(reply, 428, 'PRECONDITION_MISSING', 'send If-Match with its ETag');
    const { to, at, reason, set = {} } = request.body as Static<typeof Move>;
    const writer = writerOf(parts, request, reason);
    const move = movedBy(store, { to, at, said: set }, writer, await asOf());
    return answer(reply, await changeIncident(store, request.params.id, writer, move, ifMatch));
  });

  additionRoutes(app, parts);
}

/** What adds to whatever version there is. */
function additionRoutes(app: App, parts: ApiParts): void {
  const { store, asOf } = parts;
  const answer = answering(parts);

  app.post(`${path}/:id/notes`, { schema: schema(Note) }, async (request, reply) => {
    const { id } = request.params;
    const writer = writerOf(parts, request, '');
    const { text, at, corrects } = request.body;
    const change =
      corrects === undefined ? noted(text, at, writer) : noteCorrected(store, id, { text, at, corrects }, writer);
    return answer(reply, await changeIncident(store, id, writer, change));
  });

  app.post(`${path}/:id/outages`, { schema: schema(Regroup) }, async (request, reply) => {
    const { attach = [], detach = [], reason } = request.body;
    const writer = writerOf(parts, request, reason);
    const change = regrouped(store, request.params.id, { attach, detach }, writer, await asOf());
    return answer(reply, await changeIncident(store, request.params.id, writer, change));
  });

  app.post(`${path}/:id/merge`, { schema: schema(Merge) }, async (request, reply) => {
    const { into, reason } = request.body;
    return answer(reply, await mergeInto(store, request.params.id, into, writerOf(parts, request, reason)));
  });
}

function writerOf({ now, organisation }: ApiParts, request: FastifyRequest, reason = ''): IncidentWriter {
  return { author: request.person.name, reason, nowMs: now(), timeZone: organisation.timeZone };
}

function answering(parts: ApiParts) {
  return async (reply: FastifyReply, saved: Saved) => {
    if (!saved.ok) return refuse(reply, saved.status, saved.code, saved.detail);
    tellEntry(reply.request, saved.entry);
    const { store, organisation, now } = parts;
    const moment = { timeZone: organisation.timeZone, asOfMs: now() };
    const incident = storedIncident(saved.entry);
    const answer = (await incidentAnswers(store, [incident], moment))(incident);
    return reply
      .code(saved.isNew ? 201 : 200)
      .header('etag', etagOf(saved.entry))
      .send(answer);
  };
}
