import { Type } from 'typebox';
import { monthAt, monthPattern } from '../ledger/month.ts';
import { listReports, type ReportStanding } from '../reporting/list-reports.ts';
import { makeReport } from '../reporting/make-report.ts';
import { moveReport, tagOf } from '../reporting/move-report.ts';
import { formatOf, renderReport } from '../reporting/render-report.ts';
import { addMonths } from '../reports/build/months.ts';
import { reportFileName } from '../reports/file-name.ts';
import { lifeMoves } from '../reports/life-cycle.ts';
import type { App } from './app.ts';
import { tellEntry } from './audit-trail.ts';
import { ReportAnswer, ReportList } from './contract/reports.ts';
import { editionAsked } from './edition-asked.ts';
import type { ApiParts } from './parts.ts';
import type { Person } from './person.ts';
import { problemSchemas, refuse } from './problem.ts';
import { finalAnswer, reportAnswer, toldDelivery } from './report-answer.ts';
import { reportDeliveryRoute } from './report-delivery.ts';
import { reportMonthsRoute } from './report-months.ts';
import { reportPreviewRoute } from './report-preview.ts';
import {
  answered,
  asOfNow,
  EditionQuery,
  MannerQuery,
  ReportParams,
  reportPath,
  reportRequest,
} from './report-request.ts';
import { reportSight } from './report-sight.ts';
import { reportVerifyRoute } from './report-verify.ts';

const File = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }));

const tags = ['reports'];

/** `/api/v1/reports`: the monthly reports, their formats, and their way from draft to final. */
export function reportRoutes(app: App, parts: ApiParts): void {
  listRoute(app, parts);
  datasetRoute(app, parts);
  formatRoute(app, parts);
  moveRoute(app, parts);
  reportMonthsRoute(app, parts);
  reportPreviewRoute(app, parts);
  reportDeliveryRoute(app, parts);
  reportVerifyRoute(app, parts);
}

function standingAnswer({ missing, changedMonths, deliveries, ...one }: ReportStanding) {
  return {
    ...one,
    missing: [...missing],
    changedMonths: [...changedMonths],
    deliveries: deliveries.map(toldDelivery),
  };
}

function listRoute(app: App, parts: ApiParts): void {
  const { store, organisation } = parts;
  const month = Type.Optional(
    Type.String({
      pattern: monthPattern,
      description: 'a calendar month, such as 2026-10; the last whole one when left out',
    }),
  );
  const querystring = Type.Object({ month }, { additionalProperties: false });
  app.get(
    '/api/v1/reports',
    { schema: { tags, querystring, response: { 200: ReportList, ...problemSchemas(400) } } },
    async (request) => {
      const asked = await asOfNow(parts);
      const wanted = request.query.month ?? addMonths(monthAt(asked.asOfMs, organisation.timeZone), -1);
      const { sees, isFinalOnly } = await reportSight(store, request.person);
      const reports = await listReports(store, { ...asked, month: wanted }, sees);
      if (!isFinalOnly) return { month: wanted, reports: reports.map(standingAnswer) };
      const told = reports.filter(({ state }) => state === 'final' || state === 'sent').map(standingAnswer);
      const nothing = { changesAfterFinal: 0, changedMonths: [], deliveries: [] };
      return { month: wanted, reports: told.map((one) => ({ ...one, ...nothing })) };
    },
  );
}

function datasetRoute(app: App, parts: ApiParts): void {
  const { store } = parts;
  const schema = {
    tags,
    params: ReportParams,
    querystring: EditionQuery,
    response: { 200: ReportAnswer, ...problemSchemas(400, 404) },
  };
  app.get(reportPath, { schema }, async ({ person, params, query: { edition } }, reply) =>
    answered(reply, async () => {
      const request = await reportRequest(parts, { person, params });
      const { isFinalOnly } = await reportSight(store, person);
      if (isFinalOnly) return finalAnswer(store, { request, edition, person });
      const made = await makeReport(store, request);
      reply.header('etag', `"${tagOf(made)}"`);
      return reportAnswer(store, made, { request, edition, person });
    }),
  );
}

function formatRoute(app: App, parts: ApiParts): void {
  const { store, fonts } = parts;
  const schema = {
    tags,
    params: Type.Object({ ...ReportParams.properties, format: Type.String({ maxLength: 16 }) }),
    querystring: MannerQuery,
    response: { 200: File, ...problemSchemas(400, 404) },
  };
  app.get(`${reportPath}/files/:format`, { schema }, async ({ person, params, query }, reply) =>
    answered(reply, async () => {
      const { lang: language = 'ja', dates, edition } = query;
      const format = formatOf(params.format);
      const found = await editionAsked(parts, { person, params }, edition);
      const file = await renderReport(store, found, format, { language, dates }, fonts);
      const name = reportFileName(found.report, language, format.extension);
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      return reply.type(format.mediaType).send(Buffer.from(file));
    }),
  );
}

/** Reports are signed with what people are called, not with what they log in with. */
async function printedName({ users }: ApiParts['store'], { name, userName }: Person): Promise<string> {
  const user = userName === null ? undefined : await users.find(userName);
  return user?.displayName ?? name;
}

function moveRoute(app: App, parts: ApiParts): void {
  const { store } = parts;
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
    app.post(`${reportPath}/${move}`, { schema }, async ({ headers, person, params, body }, reply) =>
      answered(reply, async () => {
        const seen = /^"(?<tag>[^"]+)"$/.exec(headers['if-match'] ?? '')?.groups?.tag;
        if (seen === undefined) {
          return refuse(reply, 428, 'PRECONDITION_MISSING', 'send If-Match with the ETag of the report that you saw');
        }
        const request = await reportRequest(parts, { person, params });
        const wish = { move, by: person.name, name: await printedName(store, person), reason: body.reason ?? '', seen };
        const made = await moveReport(store, request, wish);
        const entry = made.moves.at(-1);
        if (entry) tellEntry(reply.request, entry);
        reply.header('etag', `"${tagOf(made)}"`);
        return reportAnswer(store, made, { request, edition: undefined, person });
      }),
    );
  }
}
