import { type TSchema, Type } from 'typebox';
import { monthAt, monthPattern } from '../ledger/month.ts';
import { findEdition } from '../reporting/find-edition.ts';
import { listReports, type ReportStanding } from '../reporting/list-reports.ts';
import { type MadeReport, makeReport } from '../reporting/make-report.ts';
import { changedAfterFinal, moveReport, tagOf } from '../reporting/move-report.ts';
import { formatOf, renderReport } from '../reporting/render-report.ts';
import { addMonths } from '../reports/build/months.ts';
import { reportFileName } from '../reports/file-name.ts';
import { lifeMoves, nextMoves } from '../reports/life-cycle.ts';
import type { Report } from '../reports/report.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';
import { answered, ReportParams, reportRequest } from './report-request.ts';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const states = ['draft', 'needs-input', 'checked', 'approved', 'final', 'sent'] as const;
const State = Type.Unsafe<(typeof states)[number]>(Type.Union(states.map((state) => Type.Literal(state))));
const Missing = Type.Unsafe<Report['document']['missing'][number]>(
  Type.Object({ what: Type.String() }, { additionalProperties: true }),
);
const Change = Type.Object({ what: Type.String(), before: Type.String(), after: Type.String() });
/** Its schema is published beside the formats: docs/reports.md. */
const Dataset = Type.Unsafe<Report>(
  Type.Object({ format: Type.Literal('kadoban-report/1') }, { additionalProperties: true }),
);

const Delivery = Type.Object({
  at: Type.String({ format: 'date-time' }),
  edition: Type.Integer(),
  isFinal: Type.Boolean(),
  outcome: Type.Union([Type.Literal('sent'), Type.Literal('archived'), Type.Literal('failed')], {
    description: 'archived: made and kept; there was nobody to send it to',
  }),
  problem: Type.String({ description: 'why it failed; empty otherwise' }),
});

const ReportList = Type.Object({
  month: Type.String(),
  reports: Type.Array(
    Type.Object({
      sla: nullable(Type.String({ description: 'null: of all hosts; `-` in addresses' })),
      title: Type.String(),
      edition: Type.Integer(),
      state: nullable(State),
      missing: Type.Array(Missing),
      changesAfterFinal: Type.Integer({ description: 'how much a final report would say otherwise by now' }),
      deliveries: Type.Array(Delivery, { description: 'attempts to send it by its schedule, oldest first' }),
      failure: nullable(Type.Object({ code: Type.String(), message: Type.String() })),
    }),
  ),
});

const ReportAnswer = Type.Object({
  report: Dataset,
  state: State,
  missing: Type.Array(Missing),
  moves: Type.Array(Type.String(), { description: 'what can be done next, where nothing is missing' }),
  changedAfterFinal: nullable(
    Type.Array(Change, { description: 'what a final report would say otherwise by now; null while it is not final' }),
  ),
});

const File = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }));

const EditionQuery = Type.Object(
  { edition: Type.Optional(Type.Integer({ minimum: 1, description: 'the last one when left out' })) },
  { additionalProperties: false },
);

const tags = ['reports'];
const path = '/api/v1/reports/:sla/:month';

/** `/api/v1/reports`: the monthly reports, their formats, and their way from draft to final. */
export function reportRoutes(app: App, parts: ApiParts): void {
  listRoute(app, parts);
  datasetRoute(app, parts);
  formatRoute(app, parts);
  moveRoute(app, parts);
}

function standingAnswer({ missing, deliveries, ...one }: ReportStanding) {
  const told = deliveries.map(({ atMs, edition, isFinal, outcome, problem }) => {
    return { at: instant(atMs), edition, isFinal, outcome, problem };
  });
  return { ...one, missing: [...missing], deliveries: told };
}

function listRoute(app: App, parts: ApiParts): void {
  const { store, organisation } = parts;
  const month = Type.Optional(
    Type.String({ pattern: monthPattern, description: 'the last whole month when left out' }),
  );
  const querystring = Type.Object({ month }, { additionalProperties: false });
  app.get(
    '/api/v1/reports',
    { schema: { tags, querystring, response: { 200: ReportList, ...problemSchemas(400) } } },
    async (request) => {
      const { sla: _, ...asked } = await reportRequest(parts, { sla: '-', month: request.query.month ?? '' });
      const wanted = request.query.month ?? addMonths(monthAt(asked.asOfMs, organisation.timeZone), -1);
      const reports = await listReports(store, { ...asked, month: wanted });
      return { month: wanted, reports: reports.map(standingAnswer) };
    },
  );
}

function datasetRoute(app: App, parts: ApiParts): void {
  const schema = {
    tags,
    params: ReportParams,
    querystring: EditionQuery,
    response: { 200: ReportAnswer, ...problemSchemas(400, 404) },
  };
  app.get(path, { schema }, async (request, reply) =>
    answered(reply, async () => {
      const asked = await reportRequest(parts, request.params);
      const made = await makeReport(parts.store, asked);
      const { report } = await findEdition(parts.store, asked, request.query.edition, made);
      reply.header('etag', `"${tagOf(made)}"`);
      return reportAnswer(made, report);
    }),
  );
}

/** An edition, and where the report stands. */
function reportAnswer(made: MadeReport, report: Report) {
  const { state, missing } = made.report.document;
  const changes = changedAfterFinal(made);
  return {
    report,
    state: made.life.state === 'sent' ? ('sent' as const) : state,
    missing: [...missing],
    moves: nextMoves(made.life),
    changedAfterFinal: changes && [...changes],
  };
}

function formatRoute(app: App, parts: ApiParts): void {
  const { store, fonts } = parts;
  const lang = Type.Optional(Type.Union([Type.Literal('ja'), Type.Literal('en')], { description: 'ja when left out' }));
  const schema = {
    tags,
    params: Type.Object({ ...ReportParams.properties, format: Type.String({ maxLength: 16 }) }),
    querystring: Type.Object({ ...EditionQuery.properties, lang }, { additionalProperties: false }),
    response: { 200: File, ...problemSchemas(400, 404) },
  };
  app.get(`${path}/files/:format`, { schema }, async (request, reply) =>
    answered(reply, async () => {
      const { lang: language = 'ja', edition } = request.query;
      const format = formatOf(request.params.format);
      const found = await findEdition(store, await reportRequest(parts, request.params), edition);
      const file = await renderReport(store, found, format, language, fonts);
      const name = reportFileName(found.report, language, format.extension);
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      return reply.type(format.mediaType).send(Buffer.from(file));
    }),
  );
}

function moveRoute(app: App, parts: ApiParts): void {
  const body = Type.Object(
    { reason: Type.Optional(Type.String({ maxLength: 2000 })) },
    { additionalProperties: false },
  );
  const schema = {
    tags,
    params: ReportParams,
    body,
    response: { 200: ReportAnswer, ...problemSchemas(400, 403, 404, 409, 412, 428) },
  };
  for (const move of lifeMoves) {
    app.post(`${path}/${move}`, { schema }, async (request, reply) =>
      answered(reply, async () => {
        const seen = /^"(?<tag>[^"]+)"$/.exec(request.headers['if-match'] ?? '')?.groups?.tag;
        if (seen === undefined) {
          return refuse(reply, 428, 'PRECONDITION_MISSING', 'send If-Match with the ETag of the report that you saw');
        }
        const asked = await reportRequest(parts, request.params);
        const wish = { move, by: request.person.name, reason: request.body.reason ?? '', seen };
        const made = await moveReport(parts.store, asked, wish);
        const { report } = await findEdition(parts.store, asked, undefined, made);
        reply.header('etag', `"${tagOf(made)}"`);
        return reportAnswer(made, report);
      }),
    );
  }
}
