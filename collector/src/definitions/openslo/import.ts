import type { Problem } from '@kadoban/proto/problem';
import { parseYamlStream, type StreamDocument } from '@kadoban/proto/yaml-stream';
import type { Body } from '../kinds/kind.ts';
import type { Loss } from './loss.ts';
import { readSlo } from './read-slo.ts';
import { type Path, pathText, type Values, valuesOf } from './values.ts';

/** An SLO that OpenSLO described, in our words; its target may still be written by a host's name. */
export interface ImportedSlo {
  readonly id: string;
  readonly body: Body;
  /** Says where in the file the SLO stands. */
  readonly problem: (message: string) => Problem;
}

export type Imported =
  | { readonly ok: true; readonly slos: readonly ImportedSlo[]; readonly losses: readonly Loss[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Why objects of other kinds are left behind as a whole. */
const strangers: Readonly<Record<string, string>> = {
  Service: 'kadoban must know which hosts and checks a service consists of: define it in services.yaml',
  DataSource: 'kadoban looks for itself, and asks no other source',
  AlertPolicy: 'kadoban alerts by the burn of every SLO, with rules of its own',
  AlertCondition: 'kadoban alerts by the burn of every SLO, with rules of its own',
  AlertNotificationTarget: 'kadoban has channels of its own',
};

/** Why single values are left behind, by how their paths begin. */
const reasons: readonly [beginning: string, reason: string][] = [
  ['spec.budgetingMethod', 'kadoban counts time exactly, neither occurrences nor slices'],
  ['spec.objectives[0].timeSlice', 'kadoban counts time exactly, neither occurrences nor slices'],
  ['spec.alertPolicies', strangers.AlertPolicy ?? ''],
  ['spec.indicator', 'kadoban measures the service itself'],
];

/**
 * Reads OpenSLO v1. Every value of the file is used, or named in `losses`; what would make it another SLO is a problem. `services`
 * are the ids of ours.
 */
export function fromOpenSlo(yaml: string, file: string, services: ReadonlySet<string>): Imported {
  const stream = parseYamlStream(yaml, file);
  if (!stream.ok) return stream;
  const objects = stream.documents.map((document) => objectOf(document, file));
  const problems = objects.flatMap(({ values, kind, problemAt }) => {
    if (values.text('apiVersion') !== 'openslo/v1') return [problemAt(['apiVersion'], 'must be openslo/v1')];
    const isKnown = kind === 'SLO' || kind === 'SLI' || strangers[kind] !== undefined;
    return isKnown ? [] : [problemAt(['kind'], `${kind} is no kind of OpenSLO v1`)];
  });
  const indicators = new Map(objects.filter(({ kind }) => kind === 'SLI').map(({ name, values }) => [name, values]));
  const slos = objects
    .filter(({ kind }) => kind === 'SLO')
    .map(({ name: id, values, problemAt }): ImportedSlo => {
      const refuse = (path: Path, message: string) => problems.push(problemAt(path, message));
      const body = readSlo({ values, services, indicators, refuse });
      return { id, body, problem: (message) => problemAt(['metadata', 'name'], message) };
    });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, slos, losses: objects.flatMap(lossesOf) };
}

interface OpenSloObject {
  readonly kind: string;
  readonly name: string;
  readonly values: Values;
  readonly problemAt: (path: Path, message: string) => Problem;
}

function objectOf(document: StreamDocument, file: string): OpenSloObject {
  const values = valuesOf(document.value);
  return {
    kind: values.text('kind') ?? '',
    name: values.text('metadata', 'name') ?? '',
    values,
    problemAt: (path, message) => ({ file, ...document.placeOf(path), path: pathText(path), message }),
  };
}

function lossesOf({ kind, name, values }: OpenSloObject): Loss[] {
  const object = `${kind} ${name}`;
  const stranger = strangers[kind];
  if (stranger !== undefined) return [{ object, path: '', reason: stranger }];
  return values.unused().map((path) => {
    const text = pathText(path);
    const known = reasons.find(([beginning]) => text.startsWith(beginning));
    return { object, path: text, reason: known?.[1] ?? 'is not in kadoban' };
  });
}
