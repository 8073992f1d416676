import type { Interval } from './change.ts';
import type { Slo, Version } from './definitions.ts';
import { readDefinitions } from './definitions-file.ts';
import type { LineResult } from './derivation-file.ts';
import { type Evaluation, evaluatorOf } from './evaluate.ts';
import { type Json, readDocument } from './json.ts';
import { readSlos } from './slo-file.ts';
import { windowOf } from './windows.ts';

/** Reads `kadoban-evaluation/1` and evaluates what it asks for. */
export function evaluateFile(text: string): LineResult {
  const result = readDocument(text, evaluated);
  return result.ok ? { ok: true, line: JSON.stringify(result.value) } : result;
}

const keys = [
  'format',
  'asOf',
  'calendars',
  'targets',
  'services',
  'maintenance',
  'adjustments',
  'slos',
  'evaluate',
] as const;

function evaluated(root: Json): Evaluation[] {
  const file = root.members(...keys);
  file.format.oneOf('kadoban-evaluation/1');
  const definitions = readDefinitions(file);
  const slos = readSlos(file.slos, definitions);
  // All requests are read before the first is evaluated: a mistake in the last one is found at once.
  const requests = file.evaluate.items().map((request) => readRequest(request, slos, definitions.asOfMs));
  const evaluate = evaluatorOf(definitions);
  return requests.map(({ slo, window, period }) => evaluate(slo, window, period));
}

interface Request {
  readonly slo: Slo;
  readonly window: Interval;
  readonly period: string | null;
}

function readRequest(request: Json, slos: ReadonlyMap<string, readonly Version<Slo>[]>, asOfMs: number): Request {
  const { slo: id, period: name, at } = request.members('slo', 'period', 'at');
  const versions = slos.get(id.name()) ?? id.fail(`there is no SLO ${id.string()}`);
  const period = name.isNull ? null : name.string();
  const asked = { period, atMs: at.isNull ? null : at.time() };
  // The version in force at the first instant of its own window; the first version also holds before it.
  for (const [index, { fromMs, value: slo }] of [...versions.entries()].reverse()) {
    const result = windowOf(slo.window, asked, asOfMs);
    if (!result.ok) return (period === null ? request : name).fail(result.reason);
    if (fromMs <= result.window.fromMs || index === 0) return { slo, window: result.window, period };
  }
  throw new Error('an SLO has at least one version');
}
