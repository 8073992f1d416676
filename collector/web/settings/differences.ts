/** One thing that a version says otherwise than the one before it. */
export interface Difference {
  /** Where, as keys from the outside in; positions of a list are not told. */
  readonly path: readonly string[];
  /** Null: it was not there, or is no more. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What of two versions differs, as texts. Members of lists are compared by what they say, not by where they stand. */
export function differencesOf(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differencesOf(before[key], after[key], [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const texts = (list: readonly unknown[]): string[] => list.map(textOf);
    const gone = texts(before).filter((text) => !texts(after).includes(text));
    const come = texts(after).filter((text) => !texts(before).includes(text));
    if (gone.length + come.length === 0)
      return [{ path, before: texts(before).join('; '), after: texts(after).join('; ') }];
    return [
      ...gone.map((text) => ({ path, before: text, after: null })),
      ...come.map((text) => ({ path, before: null, after: text })),
    ];
  }
  return [{ path, before: textOrNull(before), after: textOrNull(after) }];
}

function textOrNull(value: unknown): string | null {
  return value === undefined || value === null ? null : textOf(value);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([key, member]) => `${key} ${textOf(member)}`)
      .join(', ');
  }
  return String(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
