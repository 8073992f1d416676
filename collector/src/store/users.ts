import type { Kysely, Transaction } from 'kysely';
import { appendAudit } from './audit.ts';
import type { Write } from './open.ts';
import type { Tables } from './tables.ts';
import type { User, UserChange, UserStore } from './user-store.ts';

export function userStore(reader: Kysely<Tables>, write: Write): UserStore {
  const all = () => reader.selectFrom('users').selectAll();
  return {
    async list() {
      return (await all().orderBy('name').execute()).map(fromRow);
    },
    async find(name) {
      const row = await all().where('name', '=', name).executeTakeFirst();
      return row && fromRow(row);
    },
    async ofProvider({ issuer, subject }) {
      const row = await all().where('issuer', '=', issuer).where('subject', '=', subject).executeTakeFirst();
      return row && fromRow(row);
    },
    add: (user, event) =>
      write(async (transaction) => {
        if (await isTaken(transaction, user.name)) return false;
        await transaction.insertInto('users').values(toRow(user)).execute();
        await appendAudit(transaction, event);
        return true;
      }),
    change: (name, change, event, ends) =>
      write(async (transaction) => {
        const set = { ...columnsOf(change), changed_ms: event.atMs };
        const changed = await transaction.updateTable('users').set(set).where('name', '=', name).executeTakeFirst();
        if (changed.numUpdatedRows === 0n) return false;
        if (ends) {
          const others = transaction.deleteFrom('sessions').where('user_name', '=', name);
          await others.where('id', '<>', ends.butFor ?? '').execute();
        }
        await appendAudit(transaction, event);
        return true;
      }),
    spendStep: (name, step) =>
      write(async (transaction) => {
        const used = transaction.updateTable('users').set({ totp_step: step }).where('name', '=', name);
        const fresh = used.where((row) => row.or([row('totp_step', 'is', null), row('totp_step', '<', step)]));
        return (await fresh.executeTakeFirst()).numUpdatedRows > 0n;
      }),
    spendRecovery: (name, hash) =>
      write(async (transaction) => {
        const row = await transaction
          .selectFrom('users')
          .select('recovery')
          .where('name', '=', name)
          .executeTakeFirst();
        const hashes: string[] = JSON.parse(row?.recovery ?? '[]');
        if (!hashes.includes(hash)) return false;
        const recovery = JSON.stringify(hashes.filter((one) => one !== hash));
        await transaction.updateTable('users').set({ recovery }).where('name', '=', name).execute();
        return true;
      }),
  };
}

/** Authors are told apart by name alone, users and API keys alike. */
async function isTaken(transaction: Transaction<Tables>, name: string): Promise<boolean> {
  const user = await transaction.selectFrom('users').select('name').where('name', '=', name).executeTakeFirst();
  const keys = transaction.selectFrom('api_keys').select('name').where('name', '=', name).where('kind', '=', 'key');
  return user !== undefined || (await keys.executeTakeFirst()) !== undefined;
}

/** What a change says, as columns. */
function columnsOf(change: UserChange): Partial<Tables['users']> {
  const { displayName, role, services, passwordHash, totpSecret, totpStep, recoveryHashes, provider, isDisabled } =
    change;
  return {
    ...(displayName !== undefined && { display_name: displayName }),
    ...(role !== undefined && { role }),
    ...(services !== undefined && { services: services && JSON.stringify(services) }),
    ...(passwordHash !== undefined && { password_hash: passwordHash }),
    ...(totpSecret !== undefined && { totp_secret: totpSecret }),
    ...(totpStep !== undefined && { totp_step: totpStep }),
    ...(recoveryHashes !== undefined && { recovery: JSON.stringify(recoveryHashes) }),
    ...(provider !== undefined && { issuer: provider?.issuer ?? null, subject: provider?.subject ?? null }),
    ...(isDisabled !== undefined && { disabled: isDisabled ? 1 : 0 }),
  };
}

function toRow(user: User): Tables['users'] {
  const { provider } = user;
  return {
    name: user.name,
    display_name: user.displayName,
    role: user.role,
    services: user.services && JSON.stringify(user.services),
    password_hash: user.passwordHash,
    totp_secret: user.totpSecret,
    totp_step: user.totpStep,
    recovery: JSON.stringify(user.recoveryHashes),
    issuer: provider?.issuer ?? null,
    subject: provider?.subject ?? null,
    disabled: user.isDisabled ? 1 : 0,
    created_ms: user.createdMs,
    changed_ms: user.changedMs,
  };
}

function fromRow(row: Tables['users']): User {
  const { issuer, subject } = row;
  return {
    name: row.name,
    displayName: row.display_name,
    role: row.role,
    services: row.services === null ? null : JSON.parse(row.services),
    passwordHash: row.password_hash,
    totpSecret: row.totp_secret,
    totpStep: row.totp_step,
    recoveryHashes: JSON.parse(row.recovery),
    provider: issuer === null || subject === null ? null : { issuer, subject },
    isDisabled: row.disabled === 1,
    createdMs: row.created_ms,
    changedMs: row.changed_ms,
  };
}
