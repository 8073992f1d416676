/** The path of the overview of a month. */
export function overviewPath(month: string, zone: string): string {
  return `/api/v1/overview?month=${month}&tz=${encodeURIComponent(zone)}`;
}

/** It changes with every host and with what people write about any of this. */
export const overviewFreshness = {
  host: 'all',
  topics: ['slos', 'services', 'calendars', 'adjustments', 'maintenance', 'incidents', 'outages', 'reports', 'slas'],
  everyMs: 5000,
} as const;
