import { carryOut, type Machine } from './machine.ts';
import { type Step, stepText } from './step.ts';

/** Carries steps out in their order and says what came of each; with `isDryRun` only says them. */
export async function perform(
  steps: readonly Step[],
  machine: Machine,
  isDryRun: boolean,
  say: (line: string) => void,
): Promise<void> {
  for (const step of steps) {
    if (isDryRun) say(`would ${stepText(step)}`);
    else say(`${(await carryOut(step, machine)) ? 'done     ' : 'as it was'}  ${stepText(step)}`);
  }
}
