import type { Kysely } from 'kysely';
import type { ApiKey, KeyStore } from './key-store.ts';
import type { Write } from './open.ts';
import type { Tables } from './tables.ts';

export function keyStore(reader: Kysely<Tables>, write: Write): KeyStore {
  return {
    async add(key) {
      const { hash, name, role, kind, createdMs, expiresMs } = key;
      const row = { hash, name, role, kind, created_ms: createdMs, expires_ms: expiresMs };
      await write(async (transaction) => {
        // Expired logins and sessions are of no use to anybody; this keeps the table as small as the people are many.
        await transaction.deleteFrom('api_keys').where('expires_ms', '<=', createdMs).execute();
        await transaction.insertInto('api_keys').values(row).execute();
      });
    },
    async list() {
      return (await reader.selectFrom('api_keys').selectAll().orderBy('created_ms').execute()).map(fromRow);
    },
    async find(hash, nowMs) {
      const row = await reader.selectFrom('api_keys').selectAll().where('hash', '=', hash).executeTakeFirst();
      return row && valid(row, nowMs) ? fromRow(row) : undefined;
    },
    async takeLogin(hash, nowMs) {
      const row = await write((transaction) =>
        transaction
          .deleteFrom('api_keys')
          .where('hash', '=', hash)
          .where('kind', '=', 'login')
          .returningAll()
          .executeTakeFirst(),
      );
      return row && valid(row, nowMs) ? fromRow(row) : undefined;
    },
    async remove(hash) {
      const result = await write((transaction) =>
        transaction.deleteFrom('api_keys').where('hash', '=', hash).executeTakeFirst(),
      );
      return result.numDeletedRows > 0n;
    },
  };
}

function valid(row: Tables['api_keys'], nowMs: number): boolean {
  return row.expires_ms === null || row.expires_ms > nowMs;
}

function fromRow(row: Tables['api_keys']): ApiKey {
  const { hash, name, role, kind, created_ms, expires_ms } = row;
  return { hash, name, role, kind, createdMs: created_ms, expiresMs: expires_ms };
}
