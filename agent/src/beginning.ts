import { outputCharsMax } from '@kadoban/proto/limits';
import type { Lifecycle } from '@kadoban/proto/messages';
import type { CheckConfig, CheckKind } from './checks/check.ts';
import type { Boot } from './host/boot.ts';
import type { Alive } from './spool/alive.ts';
import type { Observation } from './spool/seal.ts';

export interface Beginning {
  readonly nowMs: number;
  readonly version: string;
  readonly boot: Boot;
  readonly checks: readonly CheckConfig[];
  readonly kindOf: (check: CheckConfig) => CheckKind;
  /** The last sign of life of the process that ran before. */
  readonly alive: Alive | undefined;
  /** When the latest observation in the spool was made; 0 without any. */
  readonly spooledMs: number;
  /** The run of the host in which the agent ran last, as far as anybody remembers. */
  readonly formerBoot: string | undefined;
  /** The last orderly shutdown that the system recorded, by the wall clock. */
  readonly shutdownMs: number | undefined;
}

/** What an agent has to say when it starts: what bounds the time in which it did not run, and what it watches from now on. */
export function beginning(known: Beginning): Observation[] {
  const { nowMs, boot, version, checks, kindOf } = known;
  const events: Observation[] = [
    { type: 'lifecycle', event: checkSet(checks, kindOf, nowMs) },
    // The last of all, because it is small: when room is short it is what stands for all the others.
    { type: 'lifecycle', event: { type: 'agentStarted', atMs: nowMs, boot: boot.id, bootAtMs: boot.atMs, version } },
  ];
  return [...lastSignOfLife(known), ...lastShutdown(known), ...events];
}

/** All that is watched from `atMs` on. */
export function checkSet(
  checks: readonly CheckConfig[],
  kindOf: (check: CheckConfig) => CheckKind,
  atMs: number,
): Lifecycle {
  return { type: 'checkSet', atMs, checks: checks.map((check) => ruleOf(check, kindOf(check))) };
}

/** What is spooled is delivered anyway, so an older stamp adds nothing. */
function lastSignOfLife({ alive, spooledMs }: Beginning): Observation[] {
  if (!alive || alive.atMs <= spooledMs) return [];
  const { boot, atMs, monoMs } = alive;
  return [{ type: 'sample', sample: { boot, atMs, monoMs, readings: [] } }];
}

/** Only a shutdown after the last sign of life ended the run in which that was given; an earlier one ended another. */
function lastShutdown({ formerBoot, boot, shutdownMs, alive, spooledMs }: Beginning): Observation[] {
  if (shutdownMs === undefined || formerBoot === undefined || formerBoot === boot.id) return [];
  // The system recorded it by the wall clock of that run; everything else of that run goes by the agent's.
  const atMs = shutdownMs - (alive?.aheadMs ?? 0);
  if (atMs < Math.max(alive?.atMs ?? 0, spooledMs)) return [];
  return [{ type: 'lifecycle', event: { type: 'hostShutdown', atMs, boot: formerBoot } }];
}

function ruleOf(check: CheckConfig, { kind, target }: CheckKind) {
  const { name, intervalMs, failures, recoveries } = check;
  return { name, kind, target: target(check).slice(0, outputCharsMax), intervalMs, failures, recoveries };
}
