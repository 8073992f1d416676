/** How many months a trend tells: the same month of the year before is in it. */
const trendMonths = 13;

/** The months from the first to the last, both included; none when the last is before the first. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  const end = Temporal.PlainYearMonth.from(last);
  for (
    let month = Temporal.PlainYearMonth.from(first);
    Temporal.PlainYearMonth.compare(month, end) <= 0;
    month = month.add({ months: 1 })
  ) {
    months.push(month.toString());
  }
  return months;
}

/** The months of a trend that ends with `month`. */
export function trendOf(month: string): string[] {
  return monthsBetween(addMonths(month, 1 - trendMonths), month);
}

export function addMonths(month: string, months: number): string {
  return Temporal.PlainYearMonth.from(month).add({ months }).toString();
}

/** The months of the fiscal year that `month` lies in, when it begins with the `startMonth`th of the calendar's. */
export function fiscalYearOf(month: string, startMonth: number): { readonly from: string; readonly to: string } {
  const at = Temporal.PlainYearMonth.from(month);
  const from = at.subtract({ months: (at.month - startMonth + 12) % 12 });
  return { from: from.toString(), to: from.add({ months: 11 }).toString() };
}
