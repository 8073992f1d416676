/** A known word with at most this share of its letters wrong is still worth suggesting; beyond it a suggestion misleads. */
const wrongShareMax = 0.5;

/** Longer words are no typing mistakes, and comparing costs the product of both lengths. */
const wordCharsMax = 64;

/** The known word that somebody who typed `word` most likely meant, or none when all are far off. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  if (word.length > wordCharsMax) return undefined;
  let best: { word: string; cost: number } | undefined;
  for (const candidate of known) {
    const cost = isBeginning(word, candidate) ? 1 : editsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (cost > candidate.length * wrongShareMax) continue;
    if (!best || cost < best.cost) best = { word: candidate, cost };
  }
  return best?.word;
}

/** `timeout` for `timeoutMs`, `warning` for `warn`: a mistake of many letters that is none for people. */
function isBeginning(word: string, candidate: string): boolean {
  const [shorter = '', longer = ''] = [word.toLowerCase(), candidate.toLowerCase()].toSorted(
    (a, b) => a.length - b.length,
  );
  return shorter.length >= 3 && longer.startsWith(shorter);
}

/** Letters to insert, delete, replace, or swap with their neighbour, to make `b` of `a`. */
function editsBetween(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let cost = Math.min(replaced, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (beforeLast[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
