import { type CheckConfig, type CheckKind, runCheck } from '../../agent/src/checks/check.ts';
import { type Clock, systemClock } from '../../agent/src/clock.ts';
import { parseConfig } from '../../agent/src/config.ts';

/** A check of `kind` as a configuration file would give it. */
export function checkOf(kind: CheckKind, own: object): CheckConfig {
  const yaml = JSON.stringify({ checks: [{ name: 'it', kind: kind.kind, ...own }] });
  const parsed = parseConfig([kind], yaml, {}, 'agent.yaml');
  const check = parsed.ok ? parsed.value.checks[0] : undefined;
  if (!check) throw new Error(`not a valid check: ${yaml} ${JSON.stringify(parsed)}`);
  return check;
}

/** What a check of `kind` says; `verdict` is its status and reason. Throws when the check itself fails. */
export async function lookBy(kind: CheckKind, own: object, clock: Clock = systemClock) {
  const crashes: unknown[] = [];
  const options = { clock, signal: new AbortController().signal, onCrash: (error: unknown) => crashes.push(error) };
  const outcome = await runCheck(kind, checkOf(kind, own), options);
  if (crashes.length > 0) throw crashes[0];
  const timings = outcome?.timings?.map(({ name }) => name);
  return { ...outcome, verdict: [outcome?.status, outcome?.reason], timed: timings };
}

/** Why a file with such a check is refused. */
export function mistakesOf(kind: CheckKind, own: object): string[] {
  const yaml = JSON.stringify({ checks: [{ name: 'it', kind: kind.kind, ...own }] });
  const parsed = parseConfig([kind], yaml, {}, 'agent.yaml');
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
}
