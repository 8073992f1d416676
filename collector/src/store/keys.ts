import type { Kysely } from 'kysely';
import type { ApiKey, KeyStore } from './key-store.ts';
import type { Write } from './open.ts';
import type { Tables } from './tables.ts';

export function keyStore(reader: Kysely<Tables>, write: Write): KeyStore {
  return {
    async add(key) {
      await write(async (transaction) => {
        // Expired logins are of no use to anybody; an expired key is still told among the others.
        const logins = transaction.deleteFrom('api_keys').where('kind', '=', 'login');
        await logins.where('expires_ms', '<=', key.createdMs).execute();
        await transaction.insertInto('api_keys').values(toRow(key)).execute();
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
    async used(hash, usedMs) {
      await write((transaction) =>
        transaction.updateTable('api_keys').set({ used_ms: usedMs }).where('hash', '=', hash).execute(),
      );
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

function toRow({ hash, name, role, kind, createdMs, expiresMs, ...key }: ApiKey): Tables['api_keys'] {
  return {
    hash,
    name,
    role,
    kind,
    created_ms: createdMs,
    expires_ms: expiresMs,
    services: key.services ? JSON.stringify(key.services) : null,
    used_ms: key.usedMs ?? null,
    user_name: key.userName ?? null,
  };
}

function fromRow(row: Tables['api_keys']): ApiKey {
  const { hash, name, role, kind, created_ms, expires_ms, services, used_ms, user_name } = row;
  return {
    hash,
    name,
    role,
    kind,
    createdMs: created_ms,
    expiresMs: expires_ms,
    ...(services !== null && { services: JSON.parse(services) as string[] }),
    ...(used_ms !== null && { usedMs: used_ms }),
    ...(user_name !== null && { userName: user_name }),
  };
}
