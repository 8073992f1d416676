/** Where the screen of an SLO is; a month other than the current one goes along. */
export function servicePath(slo: string, month: string | null): string {
  const path = `/services/${encodeURIComponent(slo)}`;
  return month === null ? path : `${path}?month=${month}`;
}

/** Where the outages of a target are listed. */
export function outagesPath(target: string, month: string): string {
  return `/outages?month=${month}&service=${encodeURIComponent(target)}`;
}
