import type { ReportList, ReportMonths } from '../../src/api/contract/reports.ts';

/**
 * What the log says of thirteen months, with what making the reports of some of them told: a draft that was signed and has changed since is signed by
 * nobody, which the log alone does not know.
 */
export function mergedMonths(months: ReportMonths, ...lists: readonly (ReportList | undefined)[]): ReportMonths {
  const known = new Map(
    lists.flatMap((list) => (list?.reports ?? []).map((one) => [`${one.sla ?? '-'} ${list?.month}`, one] as const)),
  );
  const agreements = months.agreements.map((agreement) => ({
    ...agreement,
    months: agreement.months.map((month) => {
      const told = month.state === null ? undefined : known.get(`${agreement.sla ?? '-'} ${month.month}`);
      return told === undefined || told.state === null ? month : { ...month, state: told.state, edition: told.edition };
    }),
  }));
  return { ...months, agreements };
}
