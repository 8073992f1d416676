import { type Kysely, sql, type Transaction } from 'kysely';
import type { AuditEntry, AuditEvent, AuditLine, AuditQuery, AuditStore, Via } from './audit-store.ts';
import { canonicalJson, hashOf, noPreviousHash } from './chain.ts';
import type { Write } from './open.ts';
import type { Tables } from './tables.ts';

/** What the root calls the chain of audit events. */
export const auditChain = 'audit';

export function auditStore(reader: Kysely<Tables>, write: Write): AuditStore {
  return {
    append: (event) => write((transaction) => appendAudit(transaction, event)),
    async list(query) {
      return (await linesOf(query).execute(reader)).rows.map(fromLineRow);
    },
  };
}

/** Appends within the caller's transaction, so that a change and what is told of it happen together. */
export async function appendAudit(transaction: Transaction<Tables>, event: AuditEvent): Promise<void> {
  const head = await transaction
    .selectFrom('audit')
    .select(['n', 'hash'])
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst();
  const unsigned = { ...event, n: (head?.n ?? 0) + 1, previousHash: head?.hash ?? noPreviousHash };
  const row = toRow({ ...unsigned, hash: hashOf(unsigned) });
  await transaction.insertInto('audit').values(row).execute();
}

interface LineRow {
  readonly log: AuditLine['log'];
  readonly n: number;
  readonly at_ms: number;
  readonly author: string;
  readonly via: Via | null;
  readonly address: string | null;
  readonly action: string;
  readonly object: string;
  readonly body: string | null;
  readonly version: number | null;
  readonly reason: string;
}

/** What became of a report is told as the step that it is: that it was approved, and of which edition, is what auditors look for. */
const report = {
  action: sql`'report.' || json_extract(body, '$.move')`,
  body: sql`json_object('before', null, 'after', json_object('edition', json_extract(body, '$.edition')))`,
};

/** Both logs in one order, each change once: by time, and where that is the same by log and number, so that a page goes on where the one before it ended. */
function linesOf(query: AuditQuery) {
  const { fromMs = 0, toMs = Number.MAX_SAFE_INTEGER, author, text, after, limit } = query;
  const within = sql`at_ms >= ${fromMs} and at_ms < ${toMs}`;
  const by = author === undefined ? sql`1 = 1` : sql`author = ${author}`;
  const about = text === undefined ? sql`1 = 1` : sql`instr(lower(action || ' ' || object), ${text.toLowerCase()}) > 0`;
  const from = after ? sql`(at_ms, log, n) < (${after.atMs}, ${after.log}, ${after.n})` : sql`1 = 1`;
  return sql<LineRow>`select * from (
      select 'audit' as log, n, at_ms, author, via, address, action, object, body, null as version, '' as reason
        from audit where definition_n is null
      union all
      select 'definitions' as log, n, at_ms, author,
        (select via from audit where definition_n = definitions.n limit 1) as via,
        (select address from audit where definition_n = definitions.n limit 1) as address,
        case when kind = 'report' then ${report.action} else
          'definition.' || case when body is null then 'delete' when version = 1 then 'add' else 'change' end end as action,
        kind || ':' || id as object, case when kind = 'report' then ${report.body} end as body,
        case when kind = 'report' then null else version end as version, reason from definitions
    ) where ${within} and ${by} and ${about} and ${from} order by at_ms desc, log desc, n desc limit ${limit}`;
}

function fromLineRow(row: LineRow): AuditLine {
  const { at_ms, body, ...line } = row;
  return { ...line, atMs: at_ms, ...(body === null ? { before: null, after: null } : JSON.parse(body)) };
}

function toRow(entry: AuditEntry): Tables['audit'] {
  const { n, atMs, author, via, address, action, object, before, after, definitionN, previousHash, hash } = entry;
  const about = { n, at_ms: atMs, author, via, address, action, object, body: canonicalJson({ before, after }) };
  return { ...about, definition_n: definitionN, previous_hash: previousHash, hash };
}

export function fromAuditRow(row: Tables['audit']): AuditEntry {
  const { n, author, via, address, action, object, hash } = row;
  const about = { n, atMs: row.at_ms, author, via, address, action, object, definitionN: row.definition_n };
  return { ...about, ...JSON.parse(row.body), previousHash: row.previous_hash, hash };
}
