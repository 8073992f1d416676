/** Where the screen of an SLO is; a month other than the current one goes along. */
export function servicePath(slo: string, month: string | null): string {
  const path = `/services/${encodeURIComponent(slo)}`;
  return month === null ? path : `${path}?month=${month}`;
}

/** Where the outages of an SLO are listed. */
export function outagesPath(slo: string, month: string): string {
  return `/outages?month=${month}&slo=${encodeURIComponent(slo)}`;
}
