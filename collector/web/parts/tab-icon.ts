import { useEffect } from 'react';
import type { IncidentList } from '../../src/api/journal-answers.ts';
import { useResource } from '../data/resource.ts';
import { usePage } from '../page.ts';

/** As the file of the page has it. */
const calmIcon = '/favicon.svg';

/** More do not fit into 16 pixels. */
const shownMax = 9;

/** The icon of the tab: while incidents are open it says how many, so that a tab in the background does too. */
export function tabIcon(open: number): string {
  if (open === 0) return calmIcon;
  const count = open > shownMax ? `${shownMax}+` : String(open);
  const size = count.length === 1 ? 24 : 18;
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#b3261e"/>` +
    `<text x="16" y="${16 + size * 0.36}" font-family="sans-serif" font-weight="700" font-size="${size}" fill="#fff" text-anchor="middle">${count}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}

const freshness = { topics: ['incidents'], everyMs: 30_000 } as const;

/** Keeps the icon of the tab, for who may see incidents. */
export function useTabIcon(): void {
  const { session } = usePage();
  const path = session.may.includes('look') ? '/api/v1/incidents?open=true' : null;
  const open = useResource<IncidentList>(path, freshness).data?.total ?? 0;
  useEffect(() => {
    document.querySelector('link[rel="icon"]')?.setAttribute('href', tabIcon(open));
    // Who logged out has none.
    return () => document.querySelector('link[rel="icon"]')?.setAttribute('href', calmIcon);
  }, [open]);
}
