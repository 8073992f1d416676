/** The page of a report; null is the report of all hosts. */
export function reportHref(sla: string | null, month: string): string {
  return `/reports/${sla === null ? '-' : encodeURIComponent(sla)}/${month}`;
}

/** The same in the API. */
export function reportApi(sla: string | null, month: string): string {
  return `/api/v1${reportHref(sla, month)}`;
}
