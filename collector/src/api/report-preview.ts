import { Type } from 'typebox';
import { renderReport } from '../reporting/render-report.ts';
import { html } from '../reports/html.ts';
import type { App } from './app.ts';
import { editionAsked } from './edition-asked.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas } from './problem.ts';
import { answered, MannerQuery, ReportParams, reportPath } from './report-request.ts';

/**
 * What the preview may do: nothing but be looked at within our own page. `sandbox` gives it an origin of its own, without scripts, forms and
 * windows, also when somebody opens its address by itself.
 */
const previewPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox";

/** `GET /api/v1/reports/{sla}/{month}/preview`: the HTML report, to be shown within the page. */
export function reportPreviewRoute(app: App, parts: ApiParts): void {
  const schema = {
    tags: ['reports'],
    params: ReportParams,
    querystring: MannerQuery,
    response: { 200: Type.String(), ...problemSchemas(400, 404) },
  };
  app.get(`${reportPath}/preview`, { schema }, async ({ person, params, query }, reply) =>
    answered(reply, async () => {
      const { lang: language = 'ja', dates, edition } = query;
      const found = await editionAsked(parts, { person, params }, edition);
      const page = await renderReport(parts.store, found, html, { language, dates }, parts.fonts);
      reply.header('content-security-policy', previewPolicy);
      return reply.type(html.mediaType).send(String(page));
    }),
  );
}
