import type { Kysely } from 'kysely';
import type { Write } from './open.ts';
import type { SessionStore, StoredSession } from './session-store.ts';
import type { Tables } from './tables.ts';

export function sessionStore(reader: Kysely<Tables>, write: Write): SessionStore {
  const all = () => reader.selectFrom('sessions').selectAll();
  return {
    async add(session) {
      await write(async (transaction) => {
        // What is over is of no use to anybody; this keeps the table as small as the people are many.
        await transaction.deleteFrom('sessions').where('expires_ms', '<=', session.createdMs).execute();
        await transaction.insertInto('sessions').values(toRow(session)).execute();
      });
    },
    async find(hash, nowMs) {
      const row = await all()
        .where((session) => session.or([session('hash', '=', hash), session('previous_hash', '=', hash)]))
        .executeTakeFirst();
      if (!row || row.expires_ms <= nowMs) return undefined;
      const session = fromRow(row);
      return session.userName === null ? ofKey(session, nowMs) : ofUser(session, session.userName);
    },
    update: (id, hash, { seenMs, hash: newHash, previousHash, rotatedMs, confirmedMs }) =>
      write(async (transaction) => {
        const set = {
          ...(seenMs !== undefined && { seen_ms: seenMs }),
          ...(newHash !== undefined && { hash: newHash }),
          ...(previousHash !== undefined && { previous_hash: previousHash }),
          ...(rotatedMs !== undefined && { rotated_ms: rotatedMs }),
          ...(confirmedMs !== undefined && { confirmed_ms: confirmedMs }),
        };
        const updated = transaction.updateTable('sessions').set(set).where('id', '=', id).where('hash', '=', hash);
        return (await updated.executeTakeFirst()).numUpdatedRows > 0n;
      }),
    async list(userName) {
      const rows = await all().where('user_name', '=', userName).orderBy('created_ms').execute();
      return rows.map((row) => {
        const { hash: _, previousHash: __, rotatedMs: ___, confirmedMs: ____, ...session } = fromRow(row);
        return session;
      });
    },
    async end(id) {
      const ended = await write((transaction) =>
        transaction.deleteFrom('sessions').where('id', '=', id).executeTakeFirst(),
      );
      return ended.numDeletedRows > 0n;
    },
  };

  /** As his role is now. */
  async function ofUser(session: StoredSession, name: string): Promise<StoredSession | undefined> {
    const user = await reader.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst();
    if (!user || user.disabled === 1) return undefined;
    return { ...session, name, role: user.role, services: user.services === null ? null : JSON.parse(user.services) };
  }

  async function ofKey(session: StoredSession, nowMs: number): Promise<StoredSession | undefined> {
    if (session.keyHash === null) return session;
    const key = await reader.selectFrom('api_keys').selectAll().where('hash', '=', session.keyHash).executeTakeFirst();
    return key && (key.expires_ms === null || key.expires_ms > nowMs) ? session : undefined;
  }
}

function toRow(session: StoredSession): Tables['sessions'] {
  return {
    id: session.id,
    hash: session.hash,
    previous_hash: session.previousHash,
    rotated_ms: session.rotatedMs,
    confirmed_ms: session.confirmedMs,
    user_name: session.userName,
    key_hash: session.keyHash,
    name: session.name,
    role: session.role,
    services: session.services && JSON.stringify(session.services),
    created_ms: session.createdMs,
    seen_ms: session.seenMs,
    expires_ms: session.expiresMs,
    address: session.address,
    agent: session.agent,
  };
}

function fromRow(row: Tables['sessions']): StoredSession {
  return {
    id: row.id,
    hash: row.hash,
    previousHash: row.previous_hash,
    rotatedMs: row.rotated_ms,
    confirmedMs: row.confirmed_ms,
    userName: row.user_name,
    keyHash: row.key_hash,
    name: row.name,
    role: row.role,
    services: row.services === null ? null : JSON.parse(row.services),
    createdMs: row.created_ms,
    seenMs: row.seen_ms,
    expiresMs: row.expires_ms,
    address: row.address,
    agent: row.agent,
  };
}
