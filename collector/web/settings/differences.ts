/** One thing that a version says otherwise than the one before it. */
export interface Difference {
  /** Where, as keys from the outside in; positions of a list are not told. */
  readonly path: readonly string[];
  /** Null: it was not there, or is no more. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What of two versions differs, as texts; `nameOf` says what a member is called. Members of lists are compared by what they say, not by where they stand. */
export function differencesOf(
  before: unknown,
  after: unknown,
  nameOf: (key: string) => string,
  path: readonly string[] = [],
): Difference[] {
  const text = (value: unknown): string => textOf(value, nameOf);
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => differencesOf(before[key], after[key], nameOf, [...path, key]));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const texts = (list: readonly unknown[]): string[] => list.map(text);
    const gone = texts(before).filter((one) => !texts(after).includes(one));
    const come = texts(after).filter((one) => !texts(before).includes(one));
    if (gone.length + come.length === 0)
      return [{ path, before: texts(before).join('; '), after: texts(after).join('; ') }];
    return [
      ...gone.map((one) => ({ path, before: one, after: null })),
      ...come.map((one) => ({ path, before: null, after: one })),
    ];
  }
  return [{ path, before: before == null ? null : text(before), after: after == null ? null : text(after) }];
}

function textOf(value: unknown, nameOf: (key: string) => string): string {
  if (Array.isArray(value)) return value.map((one) => textOf(one, nameOf)).join(', ');
  if (isRecord(value)) {
    return Object.entries(value)
      .map(([key, member]) => `${nameOf(key)} ${textOf(member, nameOf)}`)
      .join(', ');
  }
  return String(value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
