import { Type } from 'typebox';
import { monthAt, monthPattern } from '../ledger/month.ts';
import { type AgreementMonths, type MonthStanding, reportMonths } from '../reporting/report-months.ts';
import { addMonths } from '../reports/build/months.ts';
import { instant, instantOrNull } from './answers.ts';
import type { App } from './app.ts';
import { ReportMonths } from './contract/reports.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas } from './problem.ts';
import { toldDelivery } from './report-answer.ts';
import { reportSight } from './report-sight.ts';

/** `GET /api/v1/reports/months`: where the reports of thirteen months stand. */
export function reportMonthsRoute(app: App, { store, organisation, asOf, send }: ApiParts): void {
  const until = Type.Optional(
    Type.String({
      pattern: monthPattern,
      description: 'the last of the months, such as 2026-10; the last whole one when left out',
    }),
  );
  const schema = {
    tags: ['reports'],
    querystring: Type.Object({ until }, { additionalProperties: false }),
    response: { 200: ReportMonths, ...problemSchemas(400) },
  };
  app.get('/api/v1/reports/months', { schema }, async ({ query, person }) => {
    const nowMs = await asOf();
    const last = query.until ?? addMonths(monthAt(nowMs, organisation.timeZone), -1);
    const { sees, isFinalOnly } = await reportSight(store, person);
    const agreements = await reportMonths(store, { until: last, nowMs, organisation });
    const told = agreements.filter(({ sla }) => sees(sla)).map(toldAgreement);
    return {
      months: agreements[0]?.months.map(({ month }) => month) ?? [],
      canMail: send !== undefined,
      agreements: isFinalOnly ? told.map(finalOnly) : told,
    };
  });
}

type Told = ReportMonths['agreements'][number];

function toldAgreement({ next, months, ...one }: AgreementMonths): Told {
  return {
    ...one,
    next: next && { month: next.month, at: instant(next.atMs) },
    months: months.map(toldMonth),
  };
}

function toldMonth({ month, edition, state, atMs, delivery }: MonthStanding): Told['months'][number] {
  return { month, edition, state, at: instantOrNull(atMs), delivery: delivery && toldDelivery(delivery) };
}

/** Customers hear of nothing that is not final, nor of what became of mails. */
function finalOnly({ months, ...one }: Told): Told {
  const isFinal = (state: string | null) => state === 'final' || state === 'sent';
  return {
    ...one,
    next: null,
    months: months.map((each) => ({
      ...each,
      state: isFinal(each.state) ? each.state : null,
      delivery: null,
    })),
  };
}
