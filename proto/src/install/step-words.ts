import type { Language } from '../language.ts';
import { type Step, stepText } from './step.ts';
import { stepTextJa } from './step-ja.ts';

/** How an installation tells of its steps, one line each. `what` is a step's own text, or that of something like one. */
export interface StepWords {
  text(step: Step): string;
  would(what: string): string;
  done(what: string): string;
  asItWas(what: string): string;
}

export const stepWords: Readonly<Record<Language, StepWords>> = {
  ja: {
    text: stepTextJa,
    would: (what) => `予定      ${what}`,
    done: (what) => `完了      ${what}`,
    asItWas: (what) => `変更なし  ${what}`,
  },
  en: {
    text: stepText,
    would: (what) => `would ${what}`,
    done: (what) => `done       ${what}`,
    asItWas: (what) => `as it was  ${what}`,
  },
};
