import type { Method } from '../reports/report.ts';

/** Which report is asked for, and as of when. */
export interface ReportRequest {
  /** null: of all hosts and checks, which promises nothing. */
  readonly sla: string | null;
  /** `2026-10` */
  readonly month: string;
  readonly asOfMs: number;
  readonly organisation: { readonly name: string; readonly timeZone: string };
  /** Of what it is reckoned with. */
  readonly versions: Method['versions'];
}

/** Its id in the log. No agreement can be called `-`. */
export function reportId({ sla, month }: Pick<ReportRequest, 'sla' | 'month'>): string {
  return `${sla ?? '-'}/${month}`;
}
