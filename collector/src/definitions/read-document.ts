import type { Definitions, Slo, Version } from '../ledger/definitions.ts';
import { readDefinitions } from '../ledger/definitions-file.ts';
import { readDocument } from '../ledger/json.ts';
import { readSlos } from '../ledger/slo-file.ts';
import type { EvaluationDocument } from './evaluation-document.ts';

/** What a document from the store says, without what it asks. */
export interface ReadDefinitions {
  readonly definitions: Definitions;
  readonly slos: ReadonlyMap<string, readonly Version<Slo>[]>;
}

/** Reads a document that was made of what the store has: that was read when it was stored. */
export function readStored(document: EvaluationDocument): ReadDefinitions {
  const keys = ['asOf', 'calendars', 'targets', 'services', 'maintenance', 'adjustments'] as const;
  const result = readDocument(JSON.stringify(document), (root) => {
    const { format: _, evaluate: __, slos, ...file } = root.members('format', ...keys, 'slos', 'evaluate');
    const definitions = readDefinitions(file);
    return { definitions, slos: readSlos(slos, definitions) };
  });
  if (!result.ok) throw new Error(`${result.path}: ${result.reason}`);
  return result.value;
}

/** The first version also holds before it. */
export function sloInForce(versions: readonly Version<Slo>[], atMs: number): Slo {
  const version = versions.findLast(({ fromMs }) => fromMs <= atMs) ?? versions[0];
  if (!version) throw new Error('an SLO has at least one version');
  return version.value;
}
