import type { Kysely, Transaction } from 'kysely';
import { isInRanges } from './address-range.ts';
import type { Write } from './open.ts';
import type { Tables } from './tables.ts';
import type { EnrolmentToken, TokenRefusal, TokenStore } from './token-store.ts';

export function tokenStore(reader: Kysely<Tables>, write: Write): TokenStore {
  return {
    async add(token) {
      await write((transaction) => transaction.insertInto('enrolment_tokens').values(toRow(token)).execute());
    },
    async list() {
      return (await reader.selectFrom('enrolment_tokens').selectAll().orderBy('created_ms').execute()).map(fromRow);
    },
    async exchange(hash, { hash: newHash, createdMs, expiresMs }, address) {
      return write(async (transaction) => {
        const used = await takeToken(transaction, hash, createdMs, address);
        if (typeof used === 'string') return used;
        const own = { hash: newHash, createdMs, expiresMs, kind: 'script', usesMax: 1, uses: 0 } as const;
        await transaction
          .insertInto('enrolment_tokens')
          .values(toRow({ ...used, ...own }))
          .execute();
        return 'exchanged';
      });
    },
    async revoke(hash) {
      const result = await write((transaction) =>
        transaction.deleteFrom('enrolment_tokens').where('hash', '=', hash).executeTakeFirst(),
      );
      return result.numDeletedRows > 0n;
    },
  };
}

/** Counts one use of a token, in the caller's transaction, so that a use and what it was for happen together. */
export async function takeToken(
  transaction: Transaction<Tables>,
  hash: string,
  nowMs: number,
  address: string | null,
): Promise<EnrolmentToken | TokenRefusal> {
  const row = await transaction.selectFrom('enrolment_tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
  if (!row) return 'unknown';
  const token = fromRow(row);
  // Before anything else: whoever found it elsewhere does not learn how it stands.
  if (token.from && !isInRanges(token.from, address)) return 'elsewhere';
  if (token.uses >= token.usesMax) return 'used';
  if (token.expiresMs <= nowMs) return 'expired';
  await transaction
    .updateTable('enrolment_tokens')
    .set({ uses: token.uses + 1 })
    .where('hash', '=', hash)
    .execute();
  return token;
}

function toRow(token: EnrolmentToken): Tables['enrolment_tokens'] {
  const { hash, label, createdMs, expiresMs, usesMax, uses, tags = [], needsApproval, replaces = null, from } = token;
  const times = { created_ms: createdMs, expires_ms: expiresMs };
  const terms = { tags: JSON.stringify(tags), approval: needsApproval ? 1 : 0, replaces };
  const from_ranges = from ? JSON.stringify(from) : null;
  return { hash, label, ...times, uses_max: usesMax, uses, ...terms, from_ranges, kind: token.kind ?? null };
}

function fromRow(row: Tables['enrolment_tokens']): EnrolmentToken {
  const { hash, label, created_ms, expires_ms, uses_max, uses, approval, replaces, from_ranges } = row;
  const tags: string[] = JSON.parse(row.tags);
  return {
    hash,
    label,
    createdMs: created_ms,
    expiresMs: expires_ms,
    usesMax: uses_max,
    uses,
    ...(row.kind !== null && { kind: row.kind }),
    ...(tags.length > 0 && { tags }),
    ...(approval === 1 && { needsApproval: true }),
    ...(replaces !== null && { replaces }),
    ...(from_ranges !== null && { from: JSON.parse(from_ranges) as string[] }),
  };
}
