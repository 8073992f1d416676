import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { CollectorError, type ErrorCode } from '../errors.ts';
import { monthPattern } from '../ledger/month.ts';
import type { ReportRequest } from '../reporting/report-request.ts';
import type { ApiParts } from './parts.ts';
import type { Person } from './person.ts';
import { reportSight } from './report-sight.ts';

export const ReportParams = Type.Object({
  sla: Type.String({ maxLength: 80, description: 'id of an agreement; - is the report of all hosts' }),
  month: Type.String({ pattern: monthPattern, description: 'such as 2026-10' }),
});

export const EditionQuery = Type.Object(
  { edition: Type.Optional(Type.Integer({ minimum: 1, description: 'the last one when left out' })) },
  { additionalProperties: false },
);

/** How somebody wants to read an edition: what it says stays the same. */
export const MannerQuery = Type.Object(
  {
    ...EditionQuery.properties,
    lang: Type.Optional(Type.Union([Type.Literal('ja'), Type.Literal('en')], { description: 'ja when left out' })),
    dates: Type.Optional(
      Type.Union([Type.Literal('western'), Type.Literal('era'), Type.Literal('both')], {
        description: 'how years are written; as the agreement says when left out',
      }),
    ),
  },
  { additionalProperties: false },
);

export const reportPath = '/api/v1/reports/:sla/:month';

/** What of a report is asked for, by whom. */
export interface ReportWish {
  readonly params: { readonly sla: string; readonly month: string };
  readonly person: Person;
}

/** The report that a path names, as it is by now, where who asks may read it. */
export async function reportRequest(parts: ApiParts, { params, person }: ReportWish): Promise<ReportRequest> {
  const sla = params.sla === '-' ? null : params.sla;
  const { sees } = await reportSight(parts.store, person);
  // In the words of one that there is not: that there is one is nobody else's business.
  if (!sees(sla)) throw new CollectorError('DEFINITION_UNKNOWN', `sla ${params.sla}`);
  return { ...(await asOfNow(parts)), sla, month: params.month };
}

/** What every report is made with now. */
export async function asOfNow({ tables, version, organisation, asOf }: ApiParts) {
  const versions = { software: version, ...tables };
  return { asOfMs: await asOf(), organisation, versions };
}

const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  DEFINITION_UNKNOWN: 404,
  REPORT_UNKNOWN: 404,
  REPORT_CHANGED: 412,
  REPORT_INCOMPLETE: 409,
  REPORT_STATE: 409,
  REPORT_UNADDRESSED: 409,
  REVISION_SAME: 409,
  APPROVER_INVOLVED: 403,
  REASON_MISSING: 400,
};

/** Answers with what `answer` makes, or with the refusal that it throws. */
export async function answered<T>(reply: FastifyReply, answer: () => Promise<T>) {
  try {
    return await answer();
  } catch (error) {
    const status = error instanceof CollectorError ? statuses[error.code] : undefined;
    if (!(error instanceof CollectorError) || status === undefined) throw error;
    return reply.code(status).send({ code: error.code, message: error.message });
  }
}
