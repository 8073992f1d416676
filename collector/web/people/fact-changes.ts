type Facts = Readonly<Record<string, unknown>>;

/** One fact of what was changed; null where it was not there before, or is not any more. */
export interface FactChange {
  readonly name: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What became otherwise, fact by fact; of what was only added or removed everything that says something. */
export function factChanges(before: Facts | null, after: Facts | null): FactChange[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])];
  return names
    .map((name) => ({ name, before: textOf(before?.[name]), after: textOf(after?.[name]) }))
    .filter((fact) => fact.before !== fact.after);
}

function textOf(value: unknown): string | null {
  if (value === null || value === undefined || value === '' || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(String).join(', ');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
