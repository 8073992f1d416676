import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Every schema version, oldest first; a released one is never changed. The names sort in order. */
export const migrations: Record<string, Migration> = {
  '0001-first': statements(() => first),
  '0002-definitions': statements(() => definitions),
  '0003-chains': statements(() => chains),
  '0004-probes': statements(() => probes),
  '0005-revisions': statements(() => revisions),
  '0006-changes': statements(() => changes),
  '0007-metric-chunks': statements(() => metricChunks),
  '0008-overlapping-hosts': statements(() => overlappingHosts),
  '0009-frame-log': statements(() => frameLog),
  '0010-clock-offsets': statements(() => clockOffsets),
  '0011-host-standings': statements(() => hostStandings),
  '0013-inventories': statements(() => inventories),
  '0014-token-ranges': statements(() => tokenRanges),
  '0015-people': statements(() => people),
  '0016-drawn-files': statements(() => drawnFiles),
  '0017-token-kinds': statements(() => tokenKinds),
  '0018-known-keys': statements(() => knownKeys),
};

/** Called late: what they are stands below. */
function statements(all: () => readonly string[]): Migration {
  return {
    async up(db: Kysely<unknown>) {
      for (const statement of all()) await sql.raw(statement).execute(db);
    },
  };
}

// STRICT makes SQLite refuse a wrong type, WITHOUT ROWID keeps a host's rows together in primary-key order.
const table = (name: string, columns: string) => `create table ${name} (${columns}) strict, without rowid`;

const first = [
  table('meta', 'name text primary key, value text not null'),
  table(
    'hosts',
    `host_id text primary key, name text not null, public_key text not null, machine_id_hash text not null, os text not null,
     arch text not null, agent_version text not null, boot text, clock_offset_ms integer, sample_every_ms integer, enrolled_ms integer not null,
     revoked_ms integer`,
  ),
  table(
    'enrolment_tokens',
    `hash text primary key, label text not null, created_ms integer not null, expires_ms integer not null,
     uses_max integer not null, uses integer not null`,
  ),
  table(
    'api_keys',
    `hash text primary key, name text not null, role text not null, kind text not null, created_ms integer not null,
     expires_ms integer`,
  ),
  table(
    'epochs',
    'host_id text, epoch integer, seq integer not null, last_ms integer not null, primary key (host_id, epoch)',
  ),
  table(
    'losses',
    `host_id text, epoch integer, first_seq integer, count integer not null, from_ms integer not null, to_ms integer not null,
     reason text not null, primary key (host_id, epoch, first_seq)`,
  ),
  table(
    'quarantine',
    `host_id text, epoch integer, seq integer, at_ms integer not null, received_ms integer not null, reason text not null,
     primary key (host_id, epoch, seq)`,
  ),
  table(
    'alive_runs',
    `host_id text, first_ms integer, boot text, last_ms integer not null, first_mono_ms integer not null,
     last_mono_ms integer not null, primary key (host_id, first_ms, boot)`,
  ),
  table('boots', 'host_id text, boot text, at_ms integer not null, primary key (host_id, boot)'),
  table('shutdowns', 'host_id text, at_ms integer, boot text, primary key (host_id, at_ms, boot)'),
  table(
    'agent_events',
    'host_id text, at_ms integer, event text, detail text not null, primary key (host_id, at_ms, event)',
  ),
  table(
    'check_rules',
    `host_id text, check_name text, from_ms integer, kind text not null, target text not null, interval_ms integer not null,
     failures integer not null, recoveries integer not null, watched integer not null,
     primary key (host_id, check_name, from_ms)`,
  ),
  table(
    'looks',
    'host_id text, check_name text, hour_ms integer, looks blob not null, primary key (host_id, check_name, hour_ms)',
  ),
  table(
    'last_looks',
    `host_id text, check_name text, at_ms integer not null, status text not null, reason text not null, output text not null,
     timings text not null, primary key (host_id, check_name)`,
  ),
  table(
    'look_notes',
    `host_id text, check_name text, at_ms integer, status text not null, reason text not null, output text not null,
     primary key (host_id, check_name, at_ms)`,
  ),
  table(
    'metric_blocks',
    `host_id text, from_ms integer, epoch integer, seq integer, to_ms integer not null, block blob not null,
     primary key (host_id, from_ms, epoch, seq)`,
  ),
  table('collector_runs', 'run_id text primary key, from_ms integer not null, to_ms integer not null'),
];

const refuse = (table: string, what: 'update' | 'delete') =>
  `create trigger ${table}_no_${what} before ${what} on ${table} begin select raise(abort, '${table} is append-only'); end`;

const definitions = [
  table(
    'definitions',
    `n integer primary key, kind text not null, id text not null, version integer not null, body text, effective_from_ms integer,
     at_ms integer not null, author text not null, reason text not null, previous_hash text not null, hash text not null,
     unique (kind, id, version)`,
  ),
  refuse('definitions', 'update'),
  refuse('definitions', 'delete'),
];

/** Evidence from before there were chains is not sealed yet. */
const unsealedFrom = (kind: string, table: string, chain: string, at: string, name: string) =>
  `insert into unsealed select ${chain}, '${kind}', ${at}, ${name} from ${table}`;

const chains = [
  table(
    'host_entries',
    `host_id text, n integer, from_ms integer not null, to_ms integer not null, at_ms integer not null, author text not null,
     reason text not null, body text not null, previous_hash text not null, hash text not null, primary key (host_id, n)`,
  ),
  refuse('host_entries', 'update'),
  refuse('host_entries', 'delete'),
  table('unsealed', 'host_id text, kind text, at_ms integer, name text, primary key (host_id, kind, at_ms, name)'),
  table(
    'roots',
    `day text primary key, at_ms integer not null, heads text not null, root text not null, previous_hash text not null,
     signature text not null`,
  ),
  refuse('roots', 'update'),
  refuse('roots', 'delete'),
  unsealedFrom('hosts', 'hosts', 'host_id', '0', "''"),
  unsealedFrom('runs', 'alive_runs', 'host_id', 'first_ms', 'boot'),
  unsealedFrom('boots', 'boots', 'host_id', '0', 'boot'),
  unsealedFrom('shutdowns', 'shutdowns', 'host_id', 'at_ms', 'boot'),
  unsealedFrom('rules', 'check_rules', 'host_id', 'from_ms', 'check_name'),
  unsealedFrom('looks', 'looks', 'host_id', 'hour_ms', 'check_name'),
  unsealedFrom('losses', 'losses', 'host_id', 'first_seq', 'cast(epoch as text)'),
  unsealedFrom('upTimes', 'collector_runs', "'collector'", '0', 'run_id'),
];

const probes = [
  'alter table hosts add column peer_address text',
  'create index hosts_by_peer_address on hosts (peer_address) where peer_address is not null',
  table('probes', 'host_id text, hour_ms integer, looks blob not null, primary key (host_id, hour_ms)'),
];

const revisions = [
  table('frozen_documents', 'hash text primary key, document blob not null'),
  refuse('frozen_documents', 'update'),
  refuse('frozen_documents', 'delete'),
];

/** Derived, so that a month is read without the looks behind it; made again from the looks wherever it is missing. */
const changes = [
  table(
    'check_changes',
    `host_id text, check_name text, at_ms integer, status text not null, reason text, earliest_ms integer,
     primary key (host_id, check_name, at_ms)`,
  ),
  table(
    'check_states',
    'host_id text, check_name text, day_ms integer, state text not null, primary key (host_id, check_name, day_ms)',
  ),
  'create index alive_runs_by_end on alive_runs (host_id, last_ms)',
];

/**
 * With row ids: a chunk is several pages long, and only then does SQLite fill the last of them with the next chunk's end. A table for each
 * tier, because each is removed at another age, and a page becomes free only as a whole.
 */
const chunkTable = (name: string) =>
  `create table ${name} (host_id text not null, from_ms integer not null, chunk blob not null, primary key (host_id, from_ms)) strict`;

const metricChunks = [chunkTable('metric_raw'), chunkTable('metric_minutes'), chunkTable('metric_hours')];

const overlappingHosts = [
  table('overlapping_hosts', 'host_id text primary key'),
  `insert into overlapping_hosts select distinct host_id from (
     select host_id, first_ms, max(last_ms) over (
       partition by host_id order by first_ms rows between unbounded preceding and 1 preceding
     ) as before_ms from alive_runs
   ) where before_ms >= first_ms`,
];

const frameLog = [
  // What arrived, a row for each commit, until it is applied to the other tables. A number is never used twice: see frame-log.ts.
  'create table frame_log (n integer primary key autoincrement, frames blob not null) strict',
  // Asked at each commit.
  'create index hosts_revoked on hosts (host_id) where revoked_ms is not null',
];

const clockOffsets = [
  table(
    'clock_offsets',
    `host_id text, told_ms integer, epoch integer, boot text not null, offset_ms integer not null,
     wall_offset_ms integer not null, primary key (host_id, told_ms, epoch)`,
  ),
];

const hostStandings = [
  table(
    'host_standings',
    `host_id text primary key, changed_n integer not null, tags text not null, token_hash text, is_pending integer not null,
     quarantine text, quarantined_ms integer, other_machine text, released_ms integer, rotate_asked_ms integer,
     config_revision integer not null, config_hash text not null, told_revision integer not null, refusal text not null`,
  ),
  // Asked every second, by whoever holds the agents' sockets.
  'create index host_standings_by_change on host_standings (changed_n)',
  table(
    'host_ends',
    'host_id text, told_ms integer, ends_ms integer, author text not null, reason text not null, primary key (host_id, told_ms)',
  ),
  // Those of revoked hosts stay: no key comes back.
  'create index hosts_by_key on hosts (public_key)',
  `alter table enrolment_tokens add column tags text not null default '[]'`,
  'alter table enrolment_tokens add column approval integer not null default 0',
  'alter table enrolment_tokens add column replaces text',
];

const inventories = [
  table('inventories', 'host_id text, hash text, facts text not null, primary key (host_id, hash)'),
  table('inventories_told', 'host_id text, at_ms integer, hash text, primary key (host_id, at_ms, hash)'),
];

const tokenRanges = ['alter table enrolment_tokens add column from_ranges text'];

const people = [
  table(
    'users',
    `name text primary key, display_name text not null, role text not null, services text, password_hash text, totp_secret text,
     totp_step integer, recovery text not null, issuer text, subject text, disabled integer not null, created_ms integer not null,
     changed_ms integer not null`,
  ),
  'create unique index users_by_subject on users (issuer, subject) where issuer is not null',
  table(
    'sessions',
    `id text primary key, hash text not null unique, previous_hash text unique, rotated_ms integer not null, confirmed_ms integer,
     user_name text, key_hash text, name text not null, role text not null, services text, created_ms integer not null,
     seen_ms integer not null, expires_ms integer not null, address text, agent text not null`,
  ),
  'create index sessions_by_user on sessions (user_name)',
  table(
    'audit',
    `n integer primary key, at_ms integer not null, author text not null, via text not null, address text, action text not null,
     object text not null, body text not null, definition_n integer, previous_hash text not null, hash text not null`,
  ),
  refuse('audit', 'update'),
  refuse('audit', 'delete'),
  'create index audit_by_time on audit (at_ms)',
  'create index audit_by_definition on audit (definition_n) where definition_n is not null',
  'create index definitions_by_time on definitions (at_ms)',
  // Sessions have a table of their own now: whoever is logged in logs in again.
  "delete from api_keys where kind = 'session'",
  'alter table api_keys add column services text',
  'alter table api_keys add column used_ms integer',
  'alter table api_keys add column user_name text',
];

const drawnFiles = [
  table(
    'drawn_files',
    'sha256 text primary key, dataset text not null, format text not null, language text not null, dates text not null',
  ),
  refuse('drawn_files', 'update'),
  refuse('drawn_files', 'delete'),
];

// Of those that are there nobody knows it any more: a hash says nothing of its secret.
const tokenKinds = ['alter table enrolment_tokens add column kind text'];

const knownKeys = ['alter table host_standings add column knows_key text'];
