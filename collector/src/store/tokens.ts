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
    async revoke(hash) {
      const result = await write((transaction) =>
        transaction.deleteFrom('enrolment_tokens').where('hash', '=', hash).executeTakeFirst(),
      );
      return result.numDeletedRows > 0n;
    },
  };
}

/** Counts one use of a token, in the caller's transaction, so that a use and what it was for happen together. */
export async function useToken(
  transaction: Transaction<Tables>,
  hash: string,
  nowMs: number,
): Promise<'ok' | TokenRefusal> {
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
  return 'ok';
}

function toRow(token: EnrolmentToken): Tables['enrolment_tokens'] {
  const { hash, label, createdMs, expiresMs, usesMax, uses } = token;
  return { hash, label, created_ms: createdMs, expires_ms: expiresMs, uses_max: usesMax, uses };
}

function fromRow(row: Tables['enrolment_tokens']): EnrolmentToken {
  const { hash, label, created_ms, expires_ms, uses_max, uses } = row;
  return { hash, label, createdMs: created_ms, expiresMs: expires_ms, usesMax: uses_max, uses };
}
