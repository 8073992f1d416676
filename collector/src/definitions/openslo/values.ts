export type Path = readonly (string | number)[];

/** The values of a foreign document. It remembers which were asked for, so that none is passed over in silence. */
export interface Values {
  text(...path: Path): string | undefined;
  number(...path: Path): number | undefined;
  boolean(...path: Path): boolean | undefined;
  /** How many items a list has; 0 where there is none. */
  count(...path: Path): number;
  /** Every value that was never asked for. */
  unused(): Path[];
}

export function valuesOf(root: unknown): Values {
  const used = new Set<string>();
  const valueAt = <T>(path: Path, isRight: (value: unknown) => value is T): T | undefined => {
    const value = at(root, path);
    if (!isRight(value)) return undefined;
    used.add(pathText(path));
    return value;
  };
  return {
    text: (...path) => valueAt(path, (value) => typeof value === 'string'),
    number: (...path) => valueAt(path, (value) => typeof value === 'number'),
    boolean: (...path) => valueAt(path, (value) => typeof value === 'boolean'),
    count(...path) {
      const list = at(root, path);
      return Array.isArray(list) ? list.length : 0;
    },
    unused: () => leaves(root, []).filter((path) => !used.has(pathText(path))),
  };
}

/** `spec.objectives[0].op` */
export function pathText(path: Path): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}

function at(root: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, key) => {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    return (value as Record<string | number, unknown>)[key];
  }, root);
}

/** What says something: an empty list or mapping does not. */
function leaves(value: unknown, path: Path): Path[] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => leaves(item, [...path, index]));
  return Object.entries(value).flatMap(([key, member]) => leaves(member, [...path, key]));
}
