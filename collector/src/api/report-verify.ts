import { finals, frozenReport, moveBody, movesOf } from '../reporting/frozen-reports.ts';
import { knownReport } from '../reporting/known-report.ts';
import { type ReportFile, readReportFile } from '../reporting/read-report-file.ts';
import { verdictOf, verifyReport } from '../reporting/verify-report.ts';
import { changesBetween } from '../reports/build/changes.ts';
import type { Report } from '../reports/report.ts';
import type { Store } from '../store/store.ts';
import type { App } from './app.ts';
import { Verification } from './contract/reports.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas } from './problem.ts';

/** The evidence of thirteen months of a hundred services packs to a third of it. It is held in memory, hence not more. */
export const verifyBytesMax = 32 * 1024 * 1024;

/** Each is drawn anew in up to six manners, seconds of work; nobody has more files in hand. */
const perMinuteMax = 12;

/** What a file is sent as, whatever it is: its first bytes tell. */
const mediaType = 'application/octet-stream';

/** `POST /api/v1/reports/verify`: whether a PDF, an evidence archive or a JSON report says what was reported. */
export function reportVerifyRoute(app: App, { store, fonts, version }: ApiParts): void {
  // In a context of its own: nobody else takes such bodies.
  void app.register(async (context) => {
    context.addContentTypeParser(mediaType, { parseAs: 'buffer', bodyLimit: verifyBytesMax }, (_request, body, done) =>
      done(null, body),
    );
    const schema = {
      tags: ['reports'],
      consumes: [mediaType],
      response: { 200: Verification, ...problemSchemas(400, 413, 429) },
    };
    const config = { isQuestion: true, rateLimit: { max: perMinuteMax, timeWindow: '1 minute' } };
    context.post(
      '/api/v1/reports/verify',
      { schema, config, bodyLimit: verifyBytesMax },
      async ({ body }): Promise<Verification> => {
        const bytes = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
        const file = readReportFile(bytes);
        if ('problem' in file) {
          return { verdict: 'broken', report: null, problem: file.problem, findings: [], changes: [] };
        }
        const known = await knownReport(store, file, bytes);
        const findings = await verifyReport(file, { bytes, version, fonts, known, pinned: undefined });
        return {
          verdict: verdictOf(findings),
          report: headOf(file.report),
          problem: null,
          findings,
          changes: differences(file.report, await frozenEditions(store, file)),
        };
      },
    );
  });
}

/** What this store made final of the month that a file says it is of. */
async function frozenEditions(store: Store, { report }: ReportFile): Promise<Report[]> {
  const moves = await movesOf(store, { sla: report.sla?.id ?? null, month: report.period.month });
  const editions = finals(moves).filter((entry) => moveBody(entry).edition === report.document.edition);
  return Promise.all(editions.map(async (entry) => (await frozenReport(store, entry)).report));
}

/** Between the edition as it was frozen and the file that says it is that edition. */
function differences(said: Report, frozen: readonly Report[]): Verification['changes'] {
  const [edition] = frozen;
  // Also where it names the right hash: that is easily copied.
  return edition ? [...changesBetween(edition, said)] : [];
}

function headOf({ document, sla, period, hash }: Report): Verification['report'] {
  const { number, edition, state, organisation } = document;
  return { sla: sla?.id ?? null, title: sla?.title ?? organisation, number, month: period.month, edition, state, hash };
}
