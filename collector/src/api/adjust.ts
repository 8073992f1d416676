import type { FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { epochMs } from '../incidents/incident.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { adjustmentEffects } from './adjust-effects.ts';
import { adjustmentRequests } from './adjust-requests.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { tellEntry } from './audit-trail.ts';
import { AdjustmentPreview, AdjustmentRequests, AdjustmentWish } from './contract/adjustments.ts';
import { etagOf } from './definition-answer.ts';
import { involved } from './involved.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery, type PeriodQuery, periodOf } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { deleteDefinition, type Refusal, refusal, type Saved, saveDefinition } from './save-definition.ts';
import { targetTitles } from './target-titles.ts';

const Params = Type.Object({ id: Type.String({ maxLength: 80 }) });
const Window = Type.Object({ from: InstantQuery, to: InstantQuery }, { additionalProperties: false });
const Rejection = Type.Object(
  { reason: Type.String({ minLength: 1, maxLength: 2000, description: 'why not; who asked reads it' }) },
  { additionalProperties: false },
);

const tags = ['adjustments'];

/** What comes before and after an adjustment is written: what it would do, which wait, who approves of them. */
export function adjustRoutes(app: App, parts: ApiParts): void {
  const { store, filed, organisation, asOf } = parts;

  app.get(
    '/api/v1/adjustment-preview',
    { schema: { tags, querystring: AdjustmentWish, response: { 200: AdjustmentPreview, ...problemSchemas(400) } } },
    async (request, reply) => {
      const { id = 'preview', target, status, from, to } = request.query;
      const [fromMs, toMs] = [epochMs(from), epochMs(to)];
      if (fromMs >= toMs) return refuse(reply, 400, 'REQUEST_INVALID', 'from must be before to');
      const asOfMs = await asOf();
      return {
        asOf: instant(asOfMs),
        ...(await adjustmentEffects(store, { id, target, status, fromMs, toMs }, asOfMs)),
      };
    },
  );

  app.get(
    '/api/v1/adjustment-requests',
    { schema: { tags, querystring: Window, response: { 200: AdjustmentRequests, ...problemSchemas(400) } } },
    async (request, reply) => {
      const asOfMs = await asOf();
      const period = periodOf(request.query as PeriodQuery, organisation.timeZone, asOfMs);
      if (typeof period === 'string') return refuse(reply, 400, 'REQUEST_INVALID', period);
      const requests = adjustmentRequests(await store.definitions.entries(), period, filed);
      const titles = await targetTitles(
        store,
        requests.map(({ target }) => target),
      );
      return {
        asOf: instant(asOfMs),
        requests: requests.map((one) => ({ ...one, title: titles[one.target] ?? one.target })),
      };
    },
  );

  decisionRoutes(app, parts);
}

function decisionRoutes(app: App, parts: ApiParts): void {
  const { store } = parts;
  const path = '/api/v1/adjustments/:id';
  const response = { 204: Type.Null(), ...problemSchemas(400, 404, 409, 412, 428) };

  app.post(`${path}/approve`, { schema: { tags, params: Params, response } }, async (request, reply) => {
    const found = await waiting(parts, request);
    if ('code' in found) return refuse(reply, found.status, found.code, found.detail);
    const { name } = request.person;
    if (involved(await store.definitions.history('adjustment', request.params.id)).has(name)) {
      return refuse(reply, 409, 'APPROVER_INVOLVED', `${name} asked for it: somebody else has to approve of it`);
    }
    const approved = { ...found.body, approvedBy: name };
    return answer(reply, await saveDefinition(store, wishOf(parts, request), approved));
  });

  app.post(
    `${path}/reject`,
    { schema: { tags, params: Params, body: Rejection, response } },
    async (request, reply) => {
      const found = await waiting(parts, request);
      if ('code' in found) return refuse(reply, found.status, found.code, found.detail);
      return answer(reply, await deleteDefinition(store, wishOf(parts, request), request.body));
    },
  );
}

type DecisionRequest = FastifyRequest<{ Params: { id: string } }>;

function wishOf({ now }: ApiParts, request: DecisionRequest) {
  const { 'if-match': ifMatch } = request.headers;
  const { id } = request.params;
  return {
    kind: 'adjustment' as const,
    id,
    author: request.person.name,
    nowMs: now(),
    ifMatch,
    ifNoneMatch: undefined,
  };
}

/** The request that somebody decides about, when there is one and it waits. */
async function waiting(
  { store, filed }: ApiParts,
  { params: { id } }: DecisionRequest,
): Promise<DefinitionEntry | Refusal> {
  if (filed.has(`adjustment ${id}`)) return refusal(409, 'DEFINITION_IN_FILE', `${id}: say it in its file`);
  const last = (await store.definitions.history('adjustment', id)).at(-1);
  if (last?.body == null) return refusal(404, 'DEFINITION_UNKNOWN', `adjustment ${id}`);
  if (last.body.approvedBy == null) return last;
  return refusal(412, 'DEFINITION_CHANGED', `${String(last.body.approvedBy)} approved of ${id} before`);
}

function answer(reply: FastifyReply, saved: Saved) {
  if (!saved.ok) return refuse(reply, saved.status, saved.code, saved.detail);
  tellEntry(reply.request, saved.entry);
  return reply.code(204).header('etag', etagOf(saved.entry)).send(null);
}
