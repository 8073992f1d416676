/** One thing that a host is made of. `instance` is the disk or interface that it is about, '' the host itself. */
export interface Fact {
  readonly name: string;
  readonly instance: string;
  readonly value: string;
}

/** All that a host was made of from an instant on. */
export interface Inventory {
  readonly atMs: number;
  readonly facts: readonly Fact[];
}

/** A fact that became another one: `before` is null where there was none, `after` where there is none any more. */
export interface FactChange {
  readonly atMs: number;
  readonly name: string;
  readonly instance: string;
  readonly before: string | null;
  readonly after: string | null;
}

export interface InventoryHistory {
  /** As told last, each with the instant from which on it was told so without a break. */
  readonly facts: readonly (Fact & { readonly sinceMs: number })[];
  /** In order of time; what was told first is no change. */
  readonly changes: readonly FactChange[];
}

/** What became of a host, from inventories in order of time. What was different between two of them is not known; the change is dated when it was told. */
export function inventoryHistory(inventories: readonly Inventory[]): InventoryHistory {
  const changes: FactChange[] = [];
  let known = new Map<string, Fact & { readonly sinceMs: number }>();
  for (const [index, { atMs, facts }] of inventories.entries()) {
    const told = new Map(facts.map((fact) => [keyOf(fact), fact]));
    if (index > 0) changes.push(...changesBetween(known, told, atMs));
    known = new Map(
      [...told].map(([key, fact]) => {
        const before = known.get(key);
        return [key, { ...fact, sinceMs: before?.value === fact.value ? before.sinceMs : atMs }];
      }),
    );
  }
  return { facts: [...known.values()], changes };
}

/** Gone, then changed or new, each in the order in which facts are told. */
function changesBetween(
  before: ReadonlyMap<string, Fact>,
  after: ReadonlyMap<string, Fact>,
  atMs: number,
): FactChange[] {
  const gone = [...before].filter(([key]) => !after.has(key));
  return [
    ...gone.map(([, { name, instance, value }]) => ({ atMs, name, instance, before: value, after: null })),
    ...[...after].flatMap(([key, { name, instance, value }]) => {
      const was = before.get(key)?.value ?? null;
      return was === value ? [] : [{ atMs, name, instance, before: was, after: value }];
    }),
  ];
}

function keyOf({ name, instance }: Fact): string {
  return JSON.stringify([name, instance]);
}
