import { canonicalJson } from '../store/chain.ts';
import type { DefinitionEntry } from '../store/store.ts';
import { ruleOf } from './kinds/index.ts';
import type { WrittenDefinition } from './read-definition.ts';

/** The reason in the log of what files of definitions said; nobody else may give it. */
export const fileReason = 'config-dir';

/** Whether `last` says what was written already, so that nothing needs to be written. */
export function saysAlready(last: DefinitionEntry | undefined, { body, effectiveFromMs }: WrittenDefinition): boolean {
  if (last?.body == null || canonicalJson(last.body) !== canonicalJson(body)) return false;
  return effectiveFromMs === undefined || effectiveFromMs === last.effectiveFromMs;
}

/** When what was written comes into force, where the writer leaves it to us: the past is not changed by saying nothing about it. */
export function effectiveFromOf(
  last: DefinitionEntry | undefined,
  { body, effectiveFromMs }: WrittenDefinition,
  kind: DefinitionEntry['kind'],
  nowMs: number,
): number | null {
  if (effectiveFromMs !== undefined) return effectiveFromMs;
  const isOfOneTime = kind === 'adjustment' || (kind === 'maintenance' && body.recurs === undefined);
  const isTimeless = isOfOneTime || kind === 'checks' || ruleOf(kind)?.isRecord === true;
  return last?.body == null || isTimeless ? null : nowMs;
}
