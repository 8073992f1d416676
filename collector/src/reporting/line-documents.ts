import { documentOf, type EvaluationRequest } from '../definitions/evaluation-document.ts';
import type { Interval } from '../ledger/change.ts';
import { monthWindow } from '../ledger/month.ts';
import { readTargets, type TargetGroup } from '../store/read-targets.ts';
import type { TargetReading } from '../store/readings.ts';
import type { Store } from '../store/store.ts';
import type { LineScope, ReportScope } from './report-scope.ts';

/**
 * For each line the evaluation file that all its figures come from: it asks for every month in `months`, and has the evidence that decides about
 * them. Every target is read once, however many lines name it.
 */
export async function lineDocuments(
  store: Store,
  { lines, timeZone }: ReportScope,
  months: readonly string[],
  asOfMs: number,
): Promise<string[]> {
  const window = hullOf(months, timeZone);
  const groups = lines.map(({ needed }): TargetGroup => {
    return {
      targets: needed.targets,
      window,
      except: needed.assembled.adjustments.map(({ value }) => intervalOf(value)),
    };
  });
  const readings = new Map((await readTargets(store, groups, asOfMs)).map((reading) => [reading.target, reading]));
  return lines.map((line) => documentText(line, readings, months, asOfMs));
}

function documentText(
  { needed, slos, input }: LineScope,
  readings: ReadonlyMap<string, TargetReading>,
  months: readonly string[],
  asOfMs: number,
): string {
  const own = [...needed.targets].sort().map((target) => {
    const reading = readings.get(target);
    if (!reading) throw new Error(`${target} was not read`);
    return reading;
  });
  const requests = months.map((period): EvaluationRequest => ({ slo: input.id, period }));
  const document = documentOf({ assembled: needed.assembled, readings: own, requests, asOfMs });
  return JSON.stringify({ ...document, slos });
}

function hullOf(months: readonly string[], timeZone: string): Interval {
  const [first = '', last = ''] = [months[0], months.at(-1)];
  return { fromMs: monthWindow(first, timeZone).fromMs, toMs: monthWindow(last, timeZone).toMs };
}

/** Of an adjustment that was read before. */
function intervalOf({ from, to }: Readonly<Record<string, unknown>>): Interval {
  const [fromMs, toMs] = [from, to].map((time) => Temporal.Instant.from(String(time)).epochMilliseconds);
  return { fromMs: fromMs ?? 0, toMs: toMs ?? 0 };
}
