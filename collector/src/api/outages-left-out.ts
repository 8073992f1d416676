/** An interval as an adjustment has it. */
export interface LeftOut {
  readonly from: string;
  readonly to: string;
}

/** The intervals of `FROM/TO` texts; a string says what is wrong with them. */
export function withoutOf(texts: readonly string[]): LeftOut[] | string {
  const intervals: LeftOut[] = [];
  for (const text of texts) {
    const [from = '', to = '', ...more] = text.split('/');
    const [fromMs, toMs] = [epochMs(from), epochMs(to)];
    if (fromMs === undefined || toMs === undefined || more.length > 0)
      return `without: ${text} must be two instants with an offset and a slash between them`;
    if (fromMs >= toMs) return `without: ${text} ends before it begins`;
    intervals.push({ from, to });
  }
  return intervals;
}

function epochMs(text: string): number | undefined {
  try {
    return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
}
