import { carryOut, type Machine } from './machine.ts';
import type { Step } from './step.ts';
import type { StepWords } from './step-words.ts';

export interface Telling {
  readonly words: StepWords;
  say(line: string): void;
}

/** Carries steps out in their order and says what came of each; with `isDryRun` only says them. */
export async function perform(
  steps: readonly Step[],
  machine: Machine,
  isDryRun: boolean,
  { words, say }: Telling,
): Promise<void> {
  for (const step of steps) {
    const what = words.text(step);
    if (isDryRun) say(words.would(what));
    else say((await carryOut(step, machine)) ? words.done(what) : words.asItWas(what));
  }
}
