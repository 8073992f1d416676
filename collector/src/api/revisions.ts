import { Type } from 'typebox';
import { differenceOf } from '../ledger/revision-difference.ts';
import type { DefinitionEntry, Store } from '../store/store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { tellEntry } from './audit-trail.ts';
import { type Asked, bodyOf, evaluated, freezeRevision, isDifferent, revisionsOf } from './freeze-revision.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';
import { SloFigures, Versions } from './slos.ts';

const periodParams = {
  id: Type.String({ maxLength: 64 }),
  period: Type.String({
    pattern: '^(19|20|21)[0-9]{2}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?$',
    description: '2026-10-01, 2026-10, 2026-Q4 or 2026',
  }),
};
const PeriodParams = Type.Object(periodParams);
const RevisionParams = Type.Object({ ...periodParams, n: Type.Integer({ minimum: 1 }) });
const Reason = Type.Object(
  { reason: Type.Optional(Type.String({ maxLength: 2000 })) },
  { additionalProperties: false },
);
const DocumentQuery = Type.Object(
  { document: Type.Optional(Type.Boolean({ description: 'also answer with what was evaluated, as text' })) },
  { additionalProperties: false },
);

const Revision = {
  revision: Type.Integer({ description: 'counts from 1' }),
  at: Type.String({ format: 'date-time' }),
  author: Type.String(),
  reason: Type.String(),
  asOf: Type.String({ format: 'date-time' }),
  inputHash: Type.String({ description: 'SHA-256 of the kadoban-evaluation/1 file that was evaluated' }),
  hash: Type.String({ description: 'of its entry in the log of definitions' }),
  evaluation: SloFigures,
  versions: Versions,
};
const RevisionAnswer = Type.Object({
  ...Revision,
  document: Type.Optional(Type.String({ description: 'the file itself: its SHA-256 is `inputHash`' })),
});
const RevisionList = Type.Object({ revisions: Type.Array(Type.Object(Revision)) });
const Outage = Type.Union([SloFigures.properties.outages.items, Type.Null()]);
const Difference = Type.Object({
  revision: Type.Integer(),
  asOf: Type.String({ format: 'date-time', description: 'what is known now' }),
  differs: Type.Boolean({ description: 'a next revision would say something else' }),
  figures: Type.Array(Type.Object({ figure: Type.String(), frozen: Type.Unknown(), now: Type.Unknown() })),
  outages: Type.Array(Type.Object({ fromMs: Type.Integer(), frozen: Outage, now: Outage })),
});

const tags = ['slos'];
const path = '/api/v1/slos/:id/periods/:period/revisions';

/** `/api/v1/slos/{id}/periods/{period}/revisions`: figures that were reported, frozen; what arrives later changes none. */
export function revisionRoutes(app: App, parts: ApiParts): void {
  const { store, asOf } = parts;
  writeRoute(app, parts);

  app.get(
    path,
    { schema: { tags, params: PeriodParams, response: { 200: RevisionList, ...problemSchemas(400) } } },
    async (request) => ({ revisions: (await revisionsOf(store, askedOf(request.params))).map(revisionAnswer) }),
  );

  app.get(
    `${path}/:n`,
    {
      schema: {
        tags,
        params: RevisionParams,
        querystring: DocumentQuery,
        response: { 200: RevisionAnswer, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const { n, ...params } = request.params;
      const entry = await find(store, askedOf(params), n);
      if (!entry) return refuse(reply, 404, 'REVISION_UNKNOWN', `revision ${n} of ${params.id} ${params.period}`);
      const document = request.query.document && (await store.revisions.document(bodyOf(entry).inputHash));
      return { ...revisionAnswer(entry), ...(document && { document }) };
    },
  );

  app.get(
    `${path}/:n/difference`,
    { schema: { tags, params: RevisionParams, response: { 200: Difference, ...problemSchemas(400, 404, 409) } } },
    async (request, reply) => {
      const { n, ...params } = request.params;
      const entry = await find(store, askedOf(params), n);
      if (!entry) return refuse(reply, 404, 'REVISION_UNKNOWN', `revision ${n} of ${params.id} ${params.period}`);
      const asOfMs = await asOf();
      const current = await evaluated(store, askedOf(params), asOfMs);
      if (!current.ok) return refuse(reply, current.status, current.code, current.detail);
      const difference = differenceOf(bodyOf(entry).evaluation, current.evaluation);
      return { revision: n, asOf: instant(asOfMs), differs: isDifferent(difference), ...difference };
    },
  );
}

function writeRoute(app: App, { store, version, tables, asOf }: ApiParts): void {
  const response = { 201: RevisionAnswer, ...problemSchemas(400, 404, 409) };
  app.post(path, { schema: { tags, params: PeriodParams, body: Reason, response } }, async (request, reply) => {
    const frozen = await freezeRevision(store, askedOf(request.params), {
      author: request.person.name,
      reason: request.body.reason ?? '',
      versions: { ...tables, software: version },
      nowMs: await asOf(),
    });
    if (!frozen.ok) return refuse(reply, frozen.status, frozen.code, frozen.detail);
    tellEntry(request, frozen.entry);
    return reply.code(201).send(revisionAnswer(frozen.entry));
  });
}

function askedOf({ id, period }: { readonly id: string; readonly period: string }): Asked {
  return { slo: id, period };
}

async function find(store: Store, asked: Asked, n: number): Promise<DefinitionEntry | undefined> {
  return (await revisionsOf(store, asked)).find(({ version }) => version === n);
}

function revisionAnswer(entry: DefinitionEntry) {
  const { evaluation, versions, asOf, inputHash } = bodyOf(entry);
  const { version, atMs, author, reason, hash } = entry;
  return {
    revision: version,
    at: instant(atMs),
    author,
    reason,
    asOf,
    inputHash,
    hash,
    evaluation: { ...evaluation, outages: [...evaluation.outages] },
    versions,
  };
}
