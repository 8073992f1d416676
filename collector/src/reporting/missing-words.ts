import type { Missing } from '../reports/report.ts';

/** What is missing, for people at a command line. */
export function missingWords(missing: Missing): string {
  switch (missing.what) {
    case 'cause':
      return `the outage of ${missing.target} from ${missing.from} has no cause`;
    case 'action':
      return `the outage of ${missing.target} from ${missing.from} has no permanent action, nor a reason why there is none`;
    case 'incident-open':
      return `incident ${missing.incident} is not restored`;
    case 'adjustment-pending':
      return `adjustment ${missing.adjustment} is not approved`;
    case 'period-open':
      return `the month ends ${missing.until}`;
    case 'nothing-observed':
      return 'nothing was observed in the month';
  }
}
