import { apiDuration } from '../format/parse-duration.ts';

/** One line of the checklist of a drill. */
export interface RunStep {
  /** Counted from 0; two steps may say the same. */
  readonly id: number;
  readonly text: string;
  /** Milliseconds since the drill began; null while it is not done. */
  readonly afterMs: number | null;
}

/** A drill that goes on, or is over and not saved yet. Plain values alone: it is kept over a reload of the page. */
export interface DrillRun {
  readonly title: string;
  readonly scenario: string;
  /** Empty: of all agreements. */
  readonly sla: string;
  /** As the API takes them; empty where there is none. */
  readonly rto: string;
  readonly rpo: string;
  readonly startedMs: number;
  readonly endedMs: number | null;
  readonly steps: readonly RunStep[];
}

/** Begins with a checklist of which nothing is done. */
export function beginDrill(
  plan: Omit<DrillRun, 'startedMs' | 'endedMs' | 'steps'> & { readonly steps: readonly string[] },
  nowMs: number,
): DrillRun {
  return {
    ...plan,
    startedMs: nowMs,
    endedMs: null,
    steps: plan.steps.map((text, id) => ({ id, text, afterMs: null })),
  };
}

/** Ticks a step off as of now, or takes that back. */
export function tickStep(run: DrillRun, id: number, nowMs: number): DrillRun {
  const steps = run.steps.map((step) => {
    if (step.id !== id) return step;
    return { ...step, afterMs: step.afterMs === null ? Math.max(0, nowMs - run.startedMs) : null };
  });
  return { ...run, steps };
}

/** Something that nobody had thought of is done as of now. */
export function addStep(run: DrillRun, text: string, nowMs: number): DrillRun {
  const step = { id: run.steps.length, text, afterMs: Math.max(0, nowMs - run.startedMs) };
  return { ...run, steps: [...run.steps, step] };
}

/** Stops the watch; a second stop changes nothing. */
export function endDrill(run: DrillRun, nowMs: number): DrillRun {
  return { ...run, endedMs: run.endedMs ?? Math.max(run.startedMs, nowMs) };
}

/** The watch was stopped too early: it goes on as if it had not been. */
export function resumeDrill(run: DrillRun): DrillRun {
  return { ...run, endedMs: null };
}

/** How long it has gone on, or took. */
export function elapsedMs({ startedMs, endedMs }: DrillRun, nowMs: number): number {
  return Math.max(0, (endedMs ?? nowMs) - startedMs);
}

/** What people say of a drill that is over. */
export interface DrillEnding {
  readonly passed: boolean;
  readonly participants: string;
  readonly lost: string;
  readonly findings: string;
  readonly nextOn: string;
}

/** The record of a drill as the API takes it; `on` is the day that it began on. Seconds are not kept: nobody rehearses to the second. */
export function drillRecord(run: DrillRun, ending: DrillEnding, on: string): Readonly<Record<string, unknown>> {
  const { title, scenario, sla, rto, rpo, startedMs, steps } = run;
  const { passed, ...words } = ending;
  const said = { sla, rto, rpo, ...words };
  return {
    title,
    on,
    scenario,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== '')),
    took: wholeMinutes(elapsedMs(run, startedMs)),
    startedAt: new Date(startedMs).toISOString(),
    ...(steps.length > 0 && {
      steps: steps.map(({ text, afterMs }) => ({ text, ...(afterMs !== null && { after: wholeMinutes(afterMs) }) })),
    }),
    passed,
  };
}

const minuteMs = 60_000;

/** Rounded up: an objective must not look met by what was cut off. */
function wholeMinutes(ms: number): string {
  return apiDuration(Math.ceil(ms / minuteMs) * minuteMs);
}
