import type { ReportAnswer } from '../../src/api/contract/reports.ts';

type Section = ReportAnswer['report']['sections'][number];
type Mailbox = { readonly name: string; readonly address: string };

/** What an agreement says of its reports; its other members go along when it is saved. */
export interface Agreement {
  readonly id: string;
  readonly title?: string;
  readonly effectiveFrom: string | null;
  readonly recipients?: readonly Mailbox[];
  readonly reviewers?: readonly Mailbox[];
  readonly sections?: readonly Section[];
}
