/** A way to look at the list, under a name of its own; kept in this browser. */
export interface SavedView {
  readonly name: string;
  /** The part of the address that says it, such as `group=tag%3Asite&q=db`. */
  readonly query: string;
}

/** As many as a menu can show; the next one takes the place of the oldest. */
const viewsMax = 30;
export const viewNameCharsMax = 60;

/** What of an address is the view; the month and the zone are not: a view is looked at in any of them. */
const viewKeys = ['q', 'sort', 'group', 'cols', 'view'] as const;

/** The name of the view that an address came from. */
export const nameKey = 'as';

export function viewOf(query: URLSearchParams): string {
  const parts = new URLSearchParams();
  for (const key of viewKeys) {
    const value = query.get(key);
    if (value !== null && value !== '') parts.set(key, value);
  }
  return parts.toString();
}

/** What to change in an address so that it shows a view: also what the view does not have. */
export function changesTo({ name, query }: SavedView): Record<string, string | null> {
  const wanted = new URLSearchParams(query);
  return { ...Object.fromEntries(viewKeys.map((key) => [key, wanted.get(key)])), [nameKey]: name };
}

/** The views with one more; one of the same name is replaced where it stands. */
export function withView(views: readonly SavedView[], view: SavedView): SavedView[] {
  if (views.some(({ name }) => name === view.name)) return views.map((one) => (one.name === view.name ? view : one));
  return [...views, view].slice(-viewsMax);
}

/** Views as they were stored; whatever is none is passed over. */
export function readViews(stored: unknown): SavedView[] {
  if (!Array.isArray(stored)) return [];
  return stored
    .filter((one): one is SavedView => typeof one?.name === 'string' && typeof one?.query === 'string')
    .map(({ name, query }) => ({ name: name.slice(0, viewNameCharsMax), query: viewOf(new URLSearchParams(query)) }))
    .slice(-viewsMax);
}
