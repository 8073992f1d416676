import { Refusal } from './refusal.ts';
import { say } from './say.ts';

/** Somebody asked us to end: exit code 0. */
class Stop extends Error {}

/** Runs until a signal aborts `ending`, or until `run` fails; the exit code says which. */
export async function untilStopped(run: (ending: AbortController) => Promise<void>): Promise<void> {
  const ending = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => ending.abort(new Stop(name)));
  // A closed terminal or pipe must not end us before we have ended the parts.
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
  try {
    await run(ending);
  } catch (error) {
    const reason = ending.signal.aborted ? ending.signal.reason : error;
    if (reason instanceof Stop) {
      say('ended');
    } else {
      console.error(reason instanceof Refusal ? `kadoban: ${reason.message}` : reason);
      process.exitCode = 1;
    }
  }
}
