import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import { CollectorError, type ErrorCode } from '../errors.ts';
import { monthPattern } from '../ledger/month.ts';
import type { ReportRequest } from '../reporting/report-request.ts';
import type { ApiParts } from './parts.ts';

export const ReportParams = Type.Object({
  sla: Type.String({ maxLength: 80, description: 'id of an agreement; - is the report of all hosts' }),
  month: Type.String({ pattern: monthPattern, description: 'such as 2026-10' }),
});

/** The report that a path names, as it is by now. */
export async function reportRequest(
  { tables, version, organisation, asOf }: ApiParts,
  { sla, month }: { readonly sla: string; readonly month: string },
): Promise<ReportRequest> {
  const versions = { software: version, ...tables };
  return { sla: sla === '-' ? null : sla, month, asOfMs: await asOf(), organisation, versions };
}

const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  DEFINITION_UNKNOWN: 404,
  REPORT_UNKNOWN: 404,
  REPORT_CHANGED: 412,
  REPORT_INCOMPLETE: 409,
  REPORT_STATE: 409,
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
