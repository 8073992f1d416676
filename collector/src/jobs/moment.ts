/** When something that happens once in `everyMs` happens to the one of this name: spreads names evenly, and the same on every machine. */
export function momentOf(name: string, everyMs: number): number {
  // FNV-1a
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % everyMs;
}

/** Whether the name's moment lies in `(fromMs, toMs]`. */
export function isDue(name: string, everyMs: number, { fromMs, toMs }: { fromMs: number; toMs: number }): boolean {
  const count = (ms: number) => Math.floor((ms - momentOf(name, everyMs)) / everyMs);
  return count(toMs) > count(fromMs);
}
