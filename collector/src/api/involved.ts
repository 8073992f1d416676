import type { DefinitionEntry } from '../store/store.ts';

/**
 * Who had a hand in what waits for approval: everybody who said when and what since it was approved of last, or since it began. The last one alone
 * would not do: whoever asked could have a colleague change its title and approve of his own times. Whoever only started or ended the work planned
 * nothing.
 */
export function involved(history: readonly DefinitionEntry[]): ReadonlySet<string> {
  const decided = history.findLastIndex(({ body }) => body === null || body.approvedBy != null);
  const authors = history.flatMap((entry, index) =>
    index > decided && planOf(entry) !== planOf(history[index - 1]) ? [entry.author] : [],
  );
  return new Set(authors);
}

function planOf(entry: DefinitionEntry | undefined): string {
  const { work: _, approvedBy: __, approvedAt: ___, ...plan } = entry?.body ?? {};
  return JSON.stringify(plan);
}
