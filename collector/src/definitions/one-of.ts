import { Type } from 'typebox';

/** The schema of one of some texts. A union made of a list has no type of its own. */
export function OneOf<const T extends string>(names: readonly T[], description?: string) {
  const literals = names.map((name) => Type.Literal(name));
  return Type.Unsafe<T>(Type.Union(literals, description === undefined ? {} : { description }));
}
