import type { DefinitionEntry } from '../store/store.ts';

/** From when to when an entry is in force; an entry without a body is a time without the definition. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
  readonly entry: DefinitionEntry;
}

/**
 * What was in force when, by the history of one definition. An entry holds from its `effectiveFrom` on, whatever earlier entries
 * planned for later; before it the earlier ones stand.
 */
export function inForce(history: readonly DefinitionEntry[]): Stretch[] {
  const starts: { fromMs: number; entry: DefinitionEntry }[] = [];
  for (const entry of history) {
    const fromMs = entry.effectiveFromMs ?? Number.NEGATIVE_INFINITY;
    while ((starts.at(-1)?.fromMs ?? Number.NEGATIVE_INFINITY) >= fromMs && starts.length > 0) starts.pop();
    starts.push({ fromMs, entry });
  }
  return starts.map((start, index) => ({ ...start, toMs: starts[index + 1]?.fromMs ?? Number.POSITIVE_INFINITY }));
}

/** The histories of all definitions of a kind, in the order in which they were last written. */
export function historiesOf(entries: readonly DefinitionEntry[], kind: DefinitionEntry['kind']): DefinitionEntry[][] {
  const byId = Map.groupBy(
    entries.filter((entry) => entry.kind === kind),
    (entry) => entry.id,
  );
  return [...byId.values()].sort((a, b) => (a.at(-1)?.n ?? 0) - (b.at(-1)?.n ?? 0));
}
