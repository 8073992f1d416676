import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { definitionKinds } from '../definitions/kinds/index.ts';
import type { KindRule } from '../definitions/kinds/kind.ts';
import { apiSchema } from '../definitions/read-definition.ts';
import { sloWarnings } from '../definitions/slo-warnings.ts';
import type { DefinitionEntry } from '../store/store.ts';
import type { App } from './app.ts';
import { tellEntry } from './audit-trail.ts';
import { answerSchemas, etagOf, sayingAnswer } from './definition-answer.ts';
import { definitionSeen } from './definition-sight.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery } from './period.ts';
import { approvalRefusal, farewellRefusal } from './planned-approval.ts';
import { problemSchemas, refuse } from './problem.ts';
import { deleteDefinition, type Saved, saveDefinition, type Wish } from './save-definition.ts';

const Params = Type.Object({ id: Type.String({ maxLength: 80 }) });

const Farewell = Type.Union([
  Type.Object(
    {
      reason: Type.Optional(Type.String({ maxLength: 2000 })),
      approvedBy: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
      effectiveFrom: Type.Optional(InstantQuery),
    },
    { additionalProperties: false },
  ),
  Type.Null(),
]);

/** `/api/v1/{calendars,services,slos,maintenance,adjustments}`: what numbers are made by, each change kept. */
export function definitionRoutes(app: App, parts: ApiParts): void {
  for (const rule of definitionKinds) {
    readRoutes(app, parts, rule);
    writeRoutes(app, parts, rule);
  }
}

function readRoutes(app: App, { store, filed }: ApiParts, { kind, plural, ...rule }: KindRule): void {
  const schemas = answerSchemas({ kind, plural, ...rule });
  const tags = [plural];

  app.get(`/api/v1/${plural}`, { schema: { tags, response: { 200: schemas.list } } }, async (request) => {
    const histories = Map.groupBy(
      (await store.definitions.entries()).filter((entry) => entry.kind === kind),
      (entry) => entry.id,
    );
    const current = [...histories.values()].filter((history) => history.at(-1)?.body != null);
    const seen = current.map((history) => history.flatMap((entry) => definitionSeen(entry, request.person) ?? []));
    const told = seen.filter((history) => history.at(-1)?.body != null);
    return { definitions: told.map((history) => definitionAnswer(history, filed)) };
  });

  app.get(
    `/api/v1/${plural}/:id`,
    { schema: { tags, params: Params, response: { 200: schemas.one, ...problemSchemas(404) } } },
    async (request, reply) => {
      const all = await store.definitions.history(kind, request.params.id);
      const last = all.at(-1);
      const isSeen = last !== undefined && definitionSeen(last, request.person) !== undefined;
      const history = all.flatMap((entry) => definitionSeen(entry, request.person) ?? []);
      if (last?.body == null || !isSeen)
        return refuse(reply, 404, 'DEFINITION_UNKNOWN', `${kind} ${request.params.id}`);
      reply.header('etag', etagOf(last));
      return definitionAnswer(history, filed);
    },
  );

  app.get(
    `/api/v1/${plural}/:id/history`,
    { schema: { tags, params: Params, response: { 200: schemas.history, ...problemSchemas(404) } } },
    async (request, reply) => {
      const history = await store.definitions.history(kind, request.params.id);
      if (history.length === 0) return refuse(reply, 404, 'DEFINITION_UNKNOWN', `${kind} ${request.params.id}`);
      return { history: history.map((entry, index) => sayingAnswer(entry, history[index - 1])) };
    },
  );
}

function writeRoutes(app: App, { store, filed, now }: ApiParts, rule: KindRule): void {
  const { kind, plural } = rule;
  const { one } = answerSchemas(rule);
  const tags = [plural];
  const problems = problemSchemas(400, 403, 404, 409, 412, 428);

  app.put(
    `/api/v1/${plural}/:id`,
    {
      schema: { tags, params: Params, body: apiSchema(rule), response: { 200: one, 201: one, ...problems } },
      // The definition's own reader says more, refuses unknown keys, and changes nothing on the way.
      validatorCompiler: () => (value) => ({ value }),
    },
    async (request, reply) => {
      if (filed.has(`${kind} ${request.params.id}`)) return refuseFiled(reply, request);
      const wish = wishOf(request, kind, now());
      if (kind === 'maintenance' || kind === 'adjustment') {
        const last = (await store.definitions.history(kind, wish.id)).at(-1);
        const refusedBecause = approvalRefusal(request.body, last, request.person, wish.nowMs);
        if (refusedBecause !== undefined) return refuse(reply, 403, 'ROLE_REFUSED', refusedBecause);
      }
      const saved = await saveDefinition(store, wish, request.body);
      if (!saved.ok) return refuse(reply, saved.status, saved.code, saved.detail);
      tellEntry(request, saved.entry);
      reply.code(saved.isNew ? 201 : 200).header('etag', etagOf(saved.entry));
      // Versions count from 1: what others wrote meanwhile is not the answer to this request.
      const history = (await store.definitions.history(kind, wish.id)).slice(0, saved.entry.version);
      const answer = definitionAnswer(history, filed);
      return kind === 'slo' ? { ...answer, warnings: await sloWarnings(store, wish.id, wish.nowMs) } : answer;
    },
  );

  app.delete(
    `/api/v1/${plural}/:id`,
    { schema: { tags, params: Params, body: Farewell, response: { 204: Type.Null(), ...problems } } },
    async (request, reply) => {
      if (filed.has(`${kind} ${request.params.id}`)) return refuseFiled(reply, request);
      const { effectiveFrom, ...why } = request.body ?? {};
      const wish = wishOf(request, kind, now());
      const last = (await store.definitions.history(kind, wish.id)).at(-1);
      const refusedBecause = farewellRefusal(why.approvedBy, last, request.person);
      if (refusedBecause !== undefined) return refuse(reply, 403, 'ROLE_REFUSED', refusedBecause);
      const from =
        effectiveFrom === undefined ? {} : { effectiveFromMs: Temporal.Instant.from(effectiveFrom).epochMilliseconds };
      const saved: Saved = await deleteDefinition(store, wish, { ...why, ...from });
      if (!saved.ok) return refuse(reply, saved.status, saved.code, saved.detail);
      tellEntry(request, saved.entry);
      return reply.code(204).send(null);
    },
  );
}

function definitionAnswer(history: readonly DefinitionEntry[], filed: ReadonlySet<string>) {
  const last = history.at(-1);
  if (!last) throw new TypeError('a definition has a history');
  const source = filed.has(`${last.kind} ${last.id}`) ? ('file' as const) : ('api' as const);
  return { ...sayingAnswer(last, history.at(-2)), source };
}

function refuseFiled(reply: FastifyReply, request: FastifyRequest) {
  return refuse(reply, 409, 'DEFINITION_IN_FILE', `change it in the files of --config-dir, not at ${request.url}`);
}

function wishOf(request: FastifyRequest<{ Params: { id: string } }>, kind: Wish['kind'], nowMs: number): Wish {
  const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
  return { kind, id: request.params.id, author: request.person.name, nowMs, ifMatch, ifNoneMatch };
}
