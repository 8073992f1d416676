import { useState } from 'react';

/**
 * Rows in the order in which they were first shown, however their values move: a row must not move away from under a pointer. New ones come at the
 * end. `resort` brings them into the order that `ids` has; null while they are in it. Another `key` begins anew.
 */
export function useKeptOrder(
  ids: readonly string[],
  key: string,
): { shown: readonly string[]; resort: (() => void) | null } {
  const [kept, setKept] = useState({ key, ids });
  const shown = kept.key === key ? keptOrder(kept.ids, ids) : ids;
  if (kept.key !== key || shown.length !== kept.ids.length || shown.some((id, index) => id !== kept.ids[index])) {
    setKept({ key, ids: shown });
  }
  const hasMoved = ids.some((id, index) => shown[index] !== id);
  return { shown, resort: hasMoved ? () => setKept({ key, ids }) : null };
}

export function keptOrder(shown: readonly string[], sorted: readonly string[]): string[] {
  const [present, known] = [new Set(sorted), new Set(shown)];
  return [...shown.filter((id) => present.has(id)), ...sorted.filter((id) => !known.has(id))];
}
