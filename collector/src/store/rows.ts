import type { CheckRule } from '@kadoban/proto/messages';
import type { AliveRun } from '../ledger/alive-runs.ts';
import type { Tables } from './tables.ts';

export function toRunRow(hostId: string, run: AliveRun): Tables['alive_runs'] {
  return {
    host_id: hostId,
    first_ms: run.firstMs,
    boot: run.boot,
    last_ms: run.lastMs,
    first_mono_ms: run.firstMonoMs,
    last_mono_ms: run.lastMonoMs,
  };
}

export function fromRunRow(row: Tables['alive_runs']): AliveRun {
  return {
    boot: row.boot,
    firstMs: row.first_ms,
    lastMs: row.last_ms,
    firstMonoMs: row.first_mono_ms,
    lastMonoMs: row.last_mono_ms,
  };
}

export function toRuleRow(hostId: string, rule: CheckRule, fromMs: number, watched: boolean): Tables['check_rules'] {
  return {
    host_id: hostId,
    check_name: rule.name,
    from_ms: fromMs,
    kind: rule.kind,
    target: rule.target,
    interval_ms: rule.intervalMs,
    failures: rule.failures,
    recoveries: rule.recoveries,
    watched: watched ? 1 : 0,
  };
}

export function fromRuleRow(row: Tables['check_rules']): CheckRule & { fromMs: number; watched: boolean } {
  return {
    name: row.check_name,
    fromMs: row.from_ms,
    kind: row.kind,
    target: row.target,
    intervalMs: row.interval_ms,
    failures: row.failures,
    recoveries: row.recoveries,
    watched: row.watched === 1,
  };
}
