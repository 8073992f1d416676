import type { Kysely, Transaction } from 'kysely';
import type { Write } from './open.ts';
import type { EnrolmentToken, TokenRefusal, TokenStore } from './store.ts';
import type { Tables } from './tables.ts';

export function tokenStore(reader: Kysely<Tables>, write: Write): TokenStore {
  return {
    async add(token) {
      await write((transaction) => transaction.insertInto('enrolment_tokens').values(toRow(token)).execute());
    },
    async list() {
      return (await reader.selectFrom('enrolment_tokens').selectAll().orderBy('created_ms').execute()).map(fromRow);
    },
    async exchange(hash, { hash: newHash, createdMs, expiresMs }) {
      return write(async (transaction) => {
        const used = await takeToken(transaction, hash, createdMs);
        if (typeof used === 'string') return used;
        const successor = { ...used, hash: newHash, createdMs, expiresMs, usesMax: 1, uses: 0 };
        await transaction.insertInto('enrolment_tokens').values(toRow(successor)).execute();
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
): Promise<EnrolmentToken | TokenRefusal> {
  const token = await transaction
    .selectFrom('enrolment_tokens')
    .selectAll()
    .where('hash', '=', hash)
    .executeTakeFirst();
  if (!token) return 'unknown';
  if (token.uses >= token.uses_max) return 'used';
  if (token.expires_ms <= nowMs) return 'expired';
  await transaction
    .updateTable('enrolment_tokens')
    .set({ uses: token.uses + 1 })
    .where('hash', '=', hash)
    .execute();
  return fromRow(token);
}

function toRow(token: EnrolmentToken): Tables['enrolment_tokens'] {
  const { hash, label, createdMs, expiresMs, usesMax, uses, tags = [], needsApproval, replaces = null } = token;
  const times = { created_ms: createdMs, expires_ms: expiresMs };
  const terms = { tags: JSON.stringify(tags), approval: needsApproval ? 1 : 0, replaces };
  return { hash, label, ...times, uses_max: usesMax, uses, ...terms };
}

function fromRow(row: Tables['enrolment_tokens']): EnrolmentToken {
  const { hash, label, created_ms, expires_ms, uses_max, uses, approval, replaces } = row;
  const tags: string[] = JSON.parse(row.tags);
  return {
    hash,
    label,
    createdMs: created_ms,
    expiresMs: expires_ms,
    usesMax: uses_max,
    uses,
    ...(tags.length > 0 && { tags }),
    ...(approval === 1 && { needsApproval: true }),
    ...(replaces !== null && { replaces }),
  };
}
