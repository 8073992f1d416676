import { runCheck } from '../../agent/src/checks/check.ts';
import { http } from '../../agent/src/checks/http.ts';
import { type Clock, systemClock } from '../../agent/src/clock.ts';
import { parseConfig } from '../../agent/src/config.ts';

/** A check of kind http as a configuration file would give it. */
export function httpCheck(own: { readonly url: string; readonly [key: string]: unknown }) {
  const yaml = JSON.stringify({ checks: [{ name: 'web', kind: 'http', ...own }] });
  const parsed = parseConfig([http], yaml, {}, 'agent.yaml');
  const check = parsed.ok ? parsed.value.checks[0] : undefined;
  if (!check) throw new Error(`not a valid check: ${yaml}`);
  return check;
}

/** What the check http says; `verdict` is its status and reason. Throws when the check itself fails. */
export async function httpLook(
  own: { readonly url: string; readonly [key: string]: unknown },
  clock: Clock = systemClock,
) {
  const crashes: unknown[] = [];
  const options = { clock, signal: new AbortController().signal, onCrash: (error: unknown) => crashes.push(error) };
  const outcome = await runCheck(http, httpCheck(own), options);
  if (crashes.length > 0) throw crashes[0];
  return { ...outcome, verdict: [outcome?.status, outcome?.reason] };
}
