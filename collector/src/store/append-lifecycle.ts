import type { CheckRule, Lifecycle } from '@kadoban/proto/messages';
import type { Kysely, Transaction } from 'kysely';
import { judgeAgain } from './append-changes.ts';
import { sameRule } from './arrival.ts';
import { appendInventory } from './inventories.ts';
import { fromRuleRow, toRuleRow } from './rows.ts';
import { runCompiled } from './run-compiled.ts';
import type { Tables } from './tables.ts';
import { markUnsealed } from './unsealed.ts';

/** Keeps what an agent told about itself, its host's boots and its checks. */
export async function appendLifecycle(
  transaction: Transaction<Tables>,
  hostId: string,
  event: Lifecycle,
): Promise<void> {
  switch (event.type) {
    case 'agentStarted':
      await appendBoot(transaction, hostId, event.boot, event.bootAtMs);
      return appendEvent(transaction, hostId, event.atMs, 'agent-started', event.version);
    case 'agentStopped':
      return appendEvent(transaction, hostId, event.atMs, 'agent-stopped', event.reason);
    case 'hostShutdown':
      return appendShutdown(transaction, hostId, event.atMs, event.boot);
    case 'checkSet':
      return appendCheckSet(transaction, hostId, event.atMs, event.checks);
    case 'mark':
      return appendMark(transaction, hostId, event.atMs, event.text);
    case 'maintenanceStarted':
      return appendEvent(transaction, hostId, event.atMs, 'maintenance-started', startedText(event));
    case 'maintenanceEnded':
      return appendEvent(transaction, hostId, event.atMs, 'maintenance-ended', '');
    case 'inventory':
      return appendInventory(transaction, hostId, event);
    case 'unknown':
      return;
  }
}

function startedText({ atMs, forMs, reason }: Extract<Lifecycle, { type: 'maintenanceStarted' }>): string {
  return `until ${new Date(atMs + forMs).toISOString()}: ${reason}`;
}

async function appendBoot(transaction: Transaction<Tables>, hostId: string, boot: string, atMs: number): Promise<void> {
  // Each start of the agent reads it anew, and each reading is corrected by what is known of the clock then: of those that differ a little one has
  // to stand, whichever arrives first.
  await runCompiled(transaction, putBoot, { host_id: hostId, boot, at_ms: atMs });
  await markUnsealed(transaction, hostId, 'boots', { atMs: 0, name: boot });
}

function putBoot(db: Kysely<Tables>, { host_id, boot, at_ms }: Tables['boots']) {
  return db
    .insertInto('boots')
    .values({ host_id, boot, at_ms })
    .onConflict((conflict) =>
      conflict.columns(['host_id', 'boot']).doUpdateSet({ at_ms }).where('boots.at_ms', '>', at_ms),
    );
}

export async function appendEvent(
  transaction: Transaction<Tables>,
  hostId: string,
  atMs: number,
  event: string,
  detail: string,
): Promise<void> {
  await runCompiled(transaction, insertEvent, { host_id: hostId, at_ms: atMs, event, detail });
}

function insertEvent(db: Kysely<Tables>, { host_id, at_ms, event, detail }: Tables['agent_events']) {
  return db
    .insertInto('agent_events')
    .values({ host_id, at_ms, event, detail })
    .onConflict((conflict) => conflict.columns(['host_id', 'at_ms', 'event']).doNothing());
}

/** Two marks of one millisecond are two: the later one stands at the next instant that is free. */
async function appendMark(transaction: Transaction<Tables>, hostId: string, atMs: number, text: string): Promise<void> {
  const marks = transaction.selectFrom('agent_events').select('at_ms').where('host_id', '=', hostId);
  const later = await marks.where('event', '=', 'mark').where('at_ms', '>=', atMs).orderBy('at_ms').execute();
  const taken = new Set(later.map((row) => row.at_ms));
  let freeMs = atMs;
  while (taken.has(freeMs)) freeMs++;
  await appendEvent(transaction, hostId, freeMs, 'mark', text);
}

async function appendShutdown(
  transaction: Transaction<Tables>,
  hostId: string,
  atMs: number,
  boot: string,
): Promise<void> {
  await transaction
    .insertInto('shutdowns')
    .values({ host_id: hostId, at_ms: atMs, boot })
    .onConflict((conflict) => conflict.columns(['host_id', 'at_ms', 'boot']).doNothing())
    .execute();
  await markUnsealed(transaction, hostId, 'shutdowns', { atMs, name: boot });
  await appendEvent(transaction, hostId, atMs, 'host-shutdown', boot);
}

async function appendCheckSet(
  transaction: Transaction<Tables>,
  hostId: string,
  atMs: number,
  checks: readonly CheckRule[],
): Promise<void> {
  const rows = await runCompiled(transaction, selectRulesUntil, { hostId, atMs });
  // Later rows replace earlier ones: what is left is the rule of each check in force at `atMs`.
  const inForce = new Map(rows.map((row) => [row.check_name, fromRuleRow(row)]));
  const named = new Map(checks.map((check) => [check.name, check]));
  const changes = [
    ...checks
      .filter((check) => {
        const rule = inForce.get(check.name);
        return !rule?.watched || !sameRule(rule, check);
      })
      .map((check) => toRuleRow(hostId, check, atMs, true)),
    ...[...inForce.values()]
      .filter((rule) => rule.watched && !named.has(rule.name))
      .map((rule) => toRuleRow(hostId, rule, atMs, false)),
  ];
  for (const row of changes) {
    await runCompiled(transaction, putRule, row);
    await markUnsealed(transaction, hostId, 'rules', { atMs: row.from_ms, name: row.check_name });
    await judgeAgain(transaction, { hostId, check: row.check_name }, row.from_ms);
  }
}

function selectRulesUntil(db: Kysely<Tables>, { hostId, atMs }: { readonly hostId: string; readonly atMs: number }) {
  const rules = db.selectFrom('check_rules').selectAll().where('host_id', '=', hostId);
  return rules.where('from_ms', '<=', atMs).orderBy('from_ms');
}

function putRule(db: Kysely<Tables>, row: Tables['check_rules']) {
  const { host_id, check_name, from_ms, kind, target, interval_ms, failures, recoveries, watched } = row;
  const rule = { kind, target, interval_ms, failures, recoveries, watched };
  return db
    .insertInto('check_rules')
    .values({ host_id, check_name, from_ms, ...rule })
    .onConflict((conflict) => conflict.columns(['host_id', 'check_name', 'from_ms']).doUpdateSet(rule));
}
