/** Which hosts are marked, and from which one a range begins. */
export interface Selection {
  readonly ids: ReadonlySet<string>;
  readonly anchor: string | null;
}

export const nothingSelected: Selection = { ids: new Set(), anchor: null };

/** Marks a host, or takes its mark away. */
export function toggled({ ids }: Selection, id: string): Selection {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return { ids: next, anchor: id };
}

/** Makes everything between the anchor and a host, in the order on the screen, what the anchor is: marked or not. */
export function extendedTo(selection: Selection, id: string, shown: readonly string[]): Selection {
  const { ids, anchor } = selection;
  const [from, to] = [anchor === null ? -1 : shown.indexOf(anchor), shown.indexOf(id)];
  if (anchor === null || from < 0 || to < 0) return toggled(selection, id);
  const range = shown.slice(Math.min(from, to), Math.max(from, to) + 1);
  const next = new Set(ids);
  for (const one of range) {
    if (ids.has(anchor)) next.add(one);
    else next.delete(one);
  }
  return { ids: next, anchor };
}

/** All that is shown, or nothing where all of it is marked already. */
export function allToggled({ ids }: Selection, shown: readonly string[]): Selection {
  return shown.every((id) => ids.has(id)) ? nothingSelected : { ids: new Set(shown), anchor: null };
}
