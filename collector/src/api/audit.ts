import { type Static, Type } from 'typebox';
import { csvText } from '../reports/csv-text.ts';
import type { AuditLine, AuditQuery } from '../store/audit-store.ts';
import { instant } from './answers.ts';
import type { App } from './app.ts';
import { type AuditLineAnswer, AuditList } from './contract/people.ts';
import type { ApiParts } from './parts.ts';
import { InstantQuery } from './period.ts';
import { problemSchemas, refuse } from './problem.ts';

/** Lines of one page. */
const pageLinesMax = 200;

/** Lines of one export: about 60 MB of text; a longer time is exported in parts. */
const exportLinesMax = 200_000;

const filters = {
  from: Type.Optional(InstantQuery),
  to: Type.Optional(InstantQuery),
  author: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  text: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'what the action or the object has within' }),
  ),
};
const ListQuery = Type.Object(
  {
    ...filters,
    after: Type.Optional(Type.String({ maxLength: 60, description: '`next` of the page before' })),
    limit: Type.Integer({ minimum: 1, maximum: pageLinesMax, default: 100 }),
  },
  { additionalProperties: false },
);
const ExportQuery = Type.Object(filters, { additionalProperties: false });
const tags = ['audit'];

/** `/api/v1/audit`: who changed what, from where: what people and programs did, and every entry of the log of definitions. */
export function auditRoutes(app: App, { store }: ApiParts): void {
  app.get(
    '/api/v1/audit',
    { schema: { tags, querystring: ListQuery, response: { 200: AuditList, ...problemSchemas(400) } } },
    async (request, reply) => {
      const { after: cursor, limit } = request.query;
      const after = cursor === undefined ? undefined : placeOf(cursor);
      if (cursor !== undefined && !after)
        return refuse(reply, 400, 'REQUEST_INVALID', 'after: not the `next` of a page');
      const query = { ...queryOf(request.query), ...(after && { after }), limit: limit + 1 };
      const found = await store.audit.list(query);
      const [page, last] = [found.slice(0, limit), found[limit - 1]];
      const next = found.length > limit && last ? `${last.atMs}.${last.log}.${last.n}` : null;
      return { lines: page.map(lineAnswer), next };
    },
  );

  app.get(
    '/api/v1/audit/export',
    {
      schema: {
        tags,
        querystring: ExportQuery,
        response: {
          200: Type.Unsafe<string>(Type.String({ description: 'CSV, UTF-8 with a byte order mark' })),
          ...problemSchemas(400),
        },
      },
    },
    async (request, reply) => {
      const lines = await store.audit.list({ ...queryOf(request.query), limit: exportLinesMax + 1 });
      // Half of a log must not look like the whole of it.
      if (lines.length > exportLinesMax) {
        const limit = exportLinesMax.toLocaleString('en');
        return refuse(reply, 400, 'REQUEST_INVALID', `more than ${limit} lines: give a shorter time by from and to`);
      }
      reply.header('content-disposition', 'attachment; filename="audit.csv"');
      return reply.type('text/csv; charset=utf-8').send(csvOf(lines));
    },
  );
}

function queryOf({ from, to, author, text }: Static<typeof ExportQuery>): Omit<AuditQuery, 'limit'> {
  const ms = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
  return {
    ...(from !== undefined && { fromMs: ms(from) }),
    ...(to !== undefined && { toMs: ms(to) }),
    ...(author !== undefined && { author }),
    ...(text !== undefined && { text }),
  };
}

function placeOf(cursor: string): AuditQuery['after'] {
  const [, atMs, log, n] = /^(\d{1,16})\.(audit|definitions)\.(\d{1,16})$/.exec(cursor) ?? [];
  return log === undefined ? undefined : { atMs: Number(atMs), log: log as AuditLine['log'], n: Number(n) };
}

function lineAnswer({ atMs, before, after, ...line }: AuditLine): AuditLineAnswer {
  return { ...line, at: instant(atMs), before: before && { ...before }, after: after && { ...after } };
}

function csvOf(lines: readonly AuditLine[]): string {
  const head = [
    'at',
    'author',
    'via',
    'address',
    'action',
    'object',
    'version',
    'reason',
    'before',
    'after',
    'log',
    'n',
  ];
  const facts = (one: AuditLine['before']) => (one === null ? '' : JSON.stringify(one));
  const rows = lines.map((line) => [
    instant(line.atMs),
    line.author,
    line.via ?? '',
    line.address ?? '',
    line.action,
    line.object,
    String(line.version ?? ''),
    line.reason,
    facts(line.before),
    facts(line.after),
    line.log,
    String(line.n),
  ]);
  return csvText([head, ...rows]);
}
