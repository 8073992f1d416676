/** Where somebody was when he left for the identity provider, which sends everybody back to the overview. */
const wayKey = 'kadoban way back';

/** As long as a login at the provider is good; who comes later comes by himself. */
const wayMs = 600_000;

/** What of the browser keeps it: for one tab. */
export interface Tab {
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

export function rememberWay(tab: Tab, href: string, nowMs: number): void {
  try {
    tab.sessionStorage.setItem(wayKey, JSON.stringify({ href, atMs: nowMs }));
  } catch {
    // A browser that refuses storage leads to the overview.
  }
}

/** The address to go back to, once. */
export function takeWay(tab: Tab, nowMs: number): string | null {
  try {
    const { href, atMs } = JSON.parse(tab.sessionStorage.getItem(wayKey) ?? '{}');
    tab.sessionStorage.removeItem(wayKey);
    return typeof href === 'string' && nowMs - atMs < wayMs ? href : null;
  } catch {
    // See rememberWay.
    return null;
  }
}
