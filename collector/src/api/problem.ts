import type { FastifyReply } from 'fastify';
import { CollectorError, type ErrorCode } from '../errors.ts';
import { Problem } from './contract.ts';

/** Answers with a refusal; `detail` says where, why and what to do. */
export function refuse(reply: FastifyReply, status: number, code: ErrorCode, detail: string) {
  return reply.code(status).send({ code, message: new CollectorError(code, detail).message });
}

/** The schema of refusals for a route's `response`. */
export function problemSchemas<S extends number>(...statuses: readonly S[]): Record<S, typeof Problem> {
  return Object.fromEntries(statuses.map((status) => [status, Problem])) as Record<S, typeof Problem>;
}
