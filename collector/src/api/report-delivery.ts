import { deliverReport } from '../reporting/deliver-reports.ts';
import type { App } from './app.ts';
import { Delivery } from './contract/reports.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas } from './problem.ts';
import { toldDelivery } from './report-answer.ts';
import { answered, ReportParams, reportPath, reportRequest } from './report-request.ts';

/** `POST /api/v1/reports/{sla}/{month}/deliver`: mails a report as it stands now, first or again; a failure is an answer too. */
export function reportDeliveryRoute(app: App, parts: ApiParts): void {
  const schema = {
    tags: ['reports'],
    params: ReportParams,
    response: { 200: Delivery, ...problemSchemas(404, 409) },
  };
  app.post(`${reportPath}/deliver`, { schema }, async ({ params, person }, reply) =>
    answered(reply, async () => {
      const request = await reportRequest(parts, { params, person });
      const { collectorId } = parts.identity;
      return toldDelivery(await deliverReport({ ...parts, ...request, collectorId }, request, person.name));
    }),
  );
}
