import type { DefinitionEntry } from '../store/store.ts';

/** Who asked for what a history ends with: an approval is an entry of its own, by somebody else. What came approved, as from a file, its author asked for. */
export function askedEntry(history: readonly DefinitionEntry[]): DefinitionEntry | undefined {
  return (
    history.findLast(({ body }) => body !== null && body.approvedBy == null) ?? history.findLast(({ body }) => body)
  );
}
