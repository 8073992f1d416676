/** One member of an incident that differs between two versions; undefined where there was none. */
export interface MemberChange {
  readonly member: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two versions, in the order of the later one; what was taken away comes last. */
export function memberChanges(before: object, after: object): MemberChange[] {
  const of = (body: object, key: string): unknown => (body as Readonly<Record<string, unknown>>)[key];
  const keys = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  return keys
    .filter((key) => JSON.stringify(of(before, key)) !== JSON.stringify(of(after, key)))
    .map((member) => ({ member, before: of(before, member), after: of(after, member) }));
}
