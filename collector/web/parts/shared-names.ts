/** The names that more than one host has. */
export function sharedNames(hosts: readonly { readonly name: string }[]): ReadonlySet<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  for (const { name } of hosts) {
    if (seen.has(name)) shared.add(name);
    seen.add(name);
  }
  return shared;
}
