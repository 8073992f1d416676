import { type TSchema, Type } from 'typebox';
import { evaluateSlo } from '../definitions/evaluate-slo.ts';
import { currentSloStates } from '../definitions/slo-states.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { SloBurn } from './contract/burn.ts';
import { Share } from './contract.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';
import { seenSlos } from './seen-slos.ts';

const Params = Type.Object({ id: Type.String({ maxLength: 80 }) });
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Ms = Type.Integer();

/** What `evaluate` prints, key by key. Milliseconds since the epoch, percentages floored. */
export const SloFigures = Type.Object({
  slo: Type.String(),
  period: nullable(Type.String()),
  fromMs: Ms,
  toMs: Ms,
  agreedMs: Ms,
  excludedMs: Ms,
  baseMs: Ms,
  unknownMs: Ms,
  downMs: Ms,
  primary: nullable(Share),
  worst: nullable(Share),
  best: nullable(Share),
  coverage: nullable(Type.String()),
  unknownByReason: Type.Record(Type.String(), Ms),
  met: nullable(Type.Boolean()),
  certain: Type.Boolean(),
  verdict: nullable(Type.Union([Type.Literal('met'), Type.Literal('missed'), Type.Literal('undetermined')])),
  budgetMs: Ms,
  budgetRemainingMs: Ms,
  outageCount: Ms,
  outages: Type.Array(Type.Object({ fromMs: Ms, toMs: nullable(Ms), downMs: Ms, countedMs: Ms })),
  mttrMs: nullable(Ms),
  mtbfMs: nullable(Ms),
  raw: Type.Optional(Type.Object({ downMs: Ms, baseMs: Ms, unknownMs: Ms, primary: nullable(Share) })),
});

const UsedVersion = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  hash: Type.String(),
  effectiveFrom: nullable(Type.String()),
});

/** What a number was made by, so that it can be made again. */
export const Versions = Type.Object({
  slo: UsedVersion,
  services: Type.Array(UsedVersion),
  calendars: Type.Array(UsedVersion),
  holidays: Type.String({ description: 'version of the table of Japanese holidays' }),
  tzdata: Type.String({ description: 'version of the time zone database' }),
  software: Type.String(),
});

const SloAnswer = Type.Object({
  evaluation: SloFigures,
  versions: Versions,
  document: Type.Optional(Type.Unknown({ description: 'the kadoban-evaluation/1 file that gives this evaluation' })),
});

const EvaluationQuery = Type.Object(
  {
    period: Type.Optional(
      Type.String({ maxLength: 10, description: 'such as 2026-10, 2026-Q3 or 2026; default: now' }),
    ),
    at: Type.Optional(InstantQuery),
    document: Type.Optional(Type.Boolean({ description: 'also answer with what was evaluated' })),
  },
  { additionalProperties: false },
);

/** `/api/v1/slos/{id}/evaluation` and `/burn`: the numbers of one SLO. */
export function sloRoutes(app: App, { store, version, tables, asOf }: ApiParts): void {
  app.get(
    '/api/v1/slos/:id/evaluation',
    {
      schema: {
        tags: ['slos'],
        params: Params,
        querystring: EvaluationQuery,
        response: { 200: SloAnswer, ...problemSchemas(400, 403, 404) },
      },
    },
    async (request, reply) => {
      const { document, ...asked } = request.query;
      const { services } = request.person;
      if (services !== null && !(await seenSlos(store, request.person)).includes(request.params.id)) {
        return refuse(reply, 404, 'DEFINITION_UNKNOWN', `slo ${request.params.id}`);
      }
      // It holds all that was seen of the machines.
      if (document && services !== null) return refuse(reply, 403, 'ROLE_REFUSED', 'document: not for viewers');
      const result = await evaluateSlo(store, { slo: request.params.id, ...asked }, await asOf());
      if (!result.ok && result.why === 'unknown') return refuse(reply, 404, 'DEFINITION_UNKNOWN', result.reason);
      if (!result.ok) return refuse(reply, 400, 'REQUEST_INVALID', result.reason);
      const isSeen = ({ id }: { readonly id: string }) => services?.includes(id) ?? true;
      const made = { ...result.versions, services: result.versions.services.filter(isSeen) };
      const versions = { ...made, ...tables, software: version };
      const evaluation = { ...result.evaluation, outages: [...result.evaluation.outages] };
      return { evaluation, versions, ...(document && { document: result.document }) };
    },
  );

  app.get(
    '/api/v1/slos/:id/burn',
    { schema: { tags: ['slos'], params: Params, response: { 200: SloBurn, ...problemSchemas(400, 404) } } },
    async (request, reply) => {
      const { id } = request.params;
      const asOfMs = await asOf();
      if (!(await seenSlos(store, request.person)).includes(id))
        return refuse(reply, 404, 'DEFINITION_UNKNOWN', `slo ${id}`);
      const [state] = await currentSloStates(store, [id], asOfMs);
      if (state) return { slo: id, asOf: instant(asOfMs), ...state.burn };
      return refuse(reply, 400, 'REQUEST_INVALID', `the kind of window of ${id} changed within the window of now`);
    },
  );
}
