import type { Interval } from './change.ts';
import type { Definitions, Slo, Version } from './definitions.ts';
import { readDefinitions } from './definitions-file.ts';
import type { LineResult } from './derivation-file.ts';
import { type Evaluation, evaluatorOf } from './evaluate.ts';
import { type Json, readDocument } from './json.ts';
import { sloAt } from './slo-at.ts';
import { readSlos } from './slo-file.ts';

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
  const { definitions, requests } = readEvaluationFile(root);
  const evaluate = evaluatorOf(definitions);
  return requests.map(({ slo, window, period }) => evaluate(slo, window, period));
}

/** A file that was read: what its evaluations depend on, and which they are. */
export interface EvaluationFile {
  readonly definitions: Definitions;
  readonly slos: ReadonlyMap<string, readonly Version<Slo>[]>;
  readonly requests: readonly EvaluationRequest[];
}

export function readEvaluationFile(root: Json): EvaluationFile {
  const file = root.members(...keys);
  file.format.oneOf('kadoban-evaluation/1');
  const definitions = readDefinitions(file);
  const slos = readSlos(file.slos, definitions);
  // All requests are read before the first is evaluated: a mistake in the last one is found at once.
  const requests = file.evaluate.items().map((request) => readRequest(request, slos, definitions.asOfMs));
  return { definitions, slos, requests };
}

interface EvaluationRequest {
  readonly slo: Slo;
  readonly window: Interval;
  readonly period: string | null;
}

function readRequest(
  request: Json,
  slos: ReadonlyMap<string, readonly Version<Slo>[]>,
  asOfMs: number,
): EvaluationRequest {
  const { slo: id, period: name, at } = request.members('slo', 'period', 'at');
  const versions = slos.get(id.name()) ?? id.fail(`there is no SLO ${id.string()}`);
  const period = name.isNull ? null : name.string();
  const asked = { period, atMs: at.isNull ? null : at.time() };
  const found = sloAt(versions, asked, asOfMs);
  if (!found.ok) return (period === null ? request : name).fail(found.reason);
  return { slo: found.slo, window: found.window, period };
}
