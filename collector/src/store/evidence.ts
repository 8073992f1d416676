import type { Kysely } from 'kysely';
import type { LookStatus } from '../ledger/looks.ts';
import { decodeBlock } from '../metrics/block.ts';
import { appendEvent } from './append-lifecycle.ts';
import { appendProbes } from './append-probes.ts';
import { checkEvidence } from './check-evidence.ts';
import { checkSource } from './check-source.ts';
import type { FrameLog, LogPlan } from './frame-log.ts';
import { hostEvidence } from './host-evidence.ts';
import { hostSource } from './host-source.ts';
import { lossesOf } from './losses.ts';
import type { Write } from './open.ts';
import { fromRuleRow } from './rows.ts';
import { runCompiled } from './run-compiled.ts';
import { settle, settleHost } from './settle.ts';
import type { ChangesFrom, EvidenceStore, StoredLook, WatchedCheck } from './store.ts';
import type { Tables } from './tables.ts';

export interface EvidenceParts {
  readonly reader: Kysely<Tables>;
  readonly write: Write;
  readonly log: FrameLog;
  readonly changesFrom: ChangesFrom;
}

export function evidenceStore({ reader, write, log, changesFrom }: EvidenceParts): EvidenceStore {
  return {
    append: async (blob) => {
      const onCommitted = (committed: LogPlan) => log.keep(committed);
      const plan = await write((transaction) => log.append(transaction, blob), { onCommitted });
      return plan.stored;
    },
    settle: (hostsMax) => settle(write, log, hostsMax),
    settleHost: (hostId) => settleHost(write, log, hostId),
    async epochs(hostId, limit) {
      const applied = await runCompiled(reader, selectEpochs, { hostId, limit });
      const logged = log.epochsOf(hostId);
      const others = applied.filter(({ epoch }) => !logged.has(epoch));
      return [...[...logged].reverse().map(([epoch, seq]) => ({ epoch, seq })), ...others].slice(0, limit);
    },
    host: (hostId, asOfMs, part) => hostEvidence(reader, hostId, asOfMs, part),
    async lastSeen(hostId) {
      const rows = reader.selectFrom('alive_runs').select('last_ms').where('host_id', '=', hostId);
      return (await rows.orderBy('last_ms', 'desc').limit(1).executeTakeFirst())?.last_ms;
    },
    checks: (hostId) => watchedChecks(reader, hostId),
    check: (hostId, check, part) => checkEvidence(reader, { hostId, check }, part),
    hostSource: (hostId, options) => hostSource(reader, hostId, options),
    checkSource: (hostId, check, asOfMs) => checkSource(reader, { hostId, check }, asOfMs, changesFrom),
    async notes(hostId, check, fromMs, toMs) {
      const rows = await reader
        .selectFrom('look_notes')
        .selectAll()
        .where('host_id', '=', hostId)
        .where('check_name', '=', check)
        .where('at_ms', '>=', fromMs)
        .where('at_ms', '<', toMs)
        .orderBy('at_ms')
        .execute();
      return rows.map(({ at_ms, status, reason, output }) => ({
        atMs: at_ms,
        status: status as LookStatus,
        reason,
        output,
      }));
    },
    async latestBlock(hostId) {
      const rows = reader.selectFrom('metric_blocks').select('block').where('host_id', '=', hostId);
      const row = await rows.orderBy('from_ms', 'desc').limit(1).executeTakeFirst();
      return row && decodeBlock(row.block);
    },
    async addEvent(hostId, { atMs, event, detail }) {
      await write((transaction) => appendEvent(transaction, hostId, atMs, event, detail));
    },
    addProbes: (probes) =>
      write(async (transaction) => {
        const byHost = Map.groupBy(probes, (probe) => probe.hostId);
        for (const [hostId, ofHost] of byHost) await appendProbes(transaction, hostId, ofHost);
      }),
    async events(hostId, limit) {
      const rows = reader.selectFrom('agent_events').selectAll().where('host_id', '=', hostId);
      const newest = await rows.orderBy('at_ms', 'desc').limit(limit).execute();
      return newest.map(({ at_ms, event, detail }) => ({ atMs: at_ms, event, detail }));
    },
    losses: (hostId, limit) => lossesOf(reader, hostId, limit),
  };
}

interface OfHost {
  readonly hostId: string;
  readonly limit: number;
}

function selectEpochs(db: Kysely<Tables>, { hostId, limit }: OfHost) {
  const epochs = db.selectFrom('epochs').select(['epoch', 'seq']).where('host_id', '=', hostId);
  return epochs.orderBy('last_ms', 'desc').limit(limit);
}

async function watchedChecks(reader: Kysely<Tables>, hostId: string): Promise<WatchedCheck[]> {
  const rules = await reader
    .selectFrom('check_rules')
    .selectAll()
    .where('host_id', '=', hostId)
    .orderBy('from_ms')
    .execute();
  const looks = await reader.selectFrom('last_looks').selectAll().where('host_id', '=', hostId).execute();
  const lastLooks = new Map(looks.map((row) => [row.check_name, fromLookRow(row)]));
  return [...Map.groupBy(rules, (row) => row.check_name)].map(([name, rows]) => {
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) throw new TypeError('groupBy made an empty group');
    const { fromMs, ...rule } = fromRuleRow(last);
    return { ...rule, changedMs: fromMs, firstMs: first.from_ms, lastLook: lastLooks.get(name) };
  });
}

function fromLookRow(row: Tables['last_looks']): StoredLook {
  const { at_ms, status, reason, output, timings } = row;
  return { atMs: at_ms, status: status as LookStatus, reason, output, timings: JSON.parse(timings) };
}
