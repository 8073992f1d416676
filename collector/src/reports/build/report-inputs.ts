import type { AgreedTime } from '../../incidents/incident-clocks.ts';
import type { IncidentRules } from '../../incidents/priority.ts';
import type { Edition, Method, ReportDocument, ReportedSla } from '../report.ts';
import type { AdjustmentRow } from '../rows.ts';
import type { SectionName } from '../section-names.ts';
import type { CountRule, WorkloadRule } from './counts.ts';
import type { ToldIncident } from './incident-rows.ts';
import type { LineInput } from './line-input.ts';
import type { PlannedWindow } from './maintenance-rows.ts';
import type { OutageWords } from './outage-rows.ts';
import type { ReadLine } from './read-line.ts';
import type { Records } from './records.ts';
import type { BackupSeen, RecoveryPoint } from './recovery-points.ts';

/** A line whose document was read. */
export interface PreparedLine {
  readonly input: LineInput;
  readonly read: ReadLine;
  readonly windows: readonly PlannedWindow[];
}

/** What an agreement promises besides its lines; without one all of it is empty. */
export interface Promises {
  readonly incidents: IncidentRules;
  /** The service time of the clock of incidents. */
  readonly agreed: AgreedTime;
  readonly counts: readonly CountRule[];
  readonly workload: readonly WorkloadRule[];
  readonly recoveryPoints: readonly RecoveryPoint[];
}

/** Everything that a report is made of. */
export interface ReportInputs {
  readonly month: string;
  readonly timeZone: string;
  readonly fiscalYearStart: number;
  readonly asOfMs: number;
  /** What of its life stands on the report itself. `draft` becomes `needs-input` while something is missing. */
  readonly document: Omit<ReportDocument, 'missing'>;
  readonly sla: ReportedSla | null;
  readonly sections: readonly SectionName[];
  readonly promises: Promises;
  readonly lines: readonly PreparedLine[];
  readonly adjustments: readonly AdjustmentRow[];
  /** All since the fiscal year began, and those that were open then. */
  readonly incidents: readonly ToldIncident[];
  readonly outageWords: Omit<OutageWords, 'incidents'>;
  readonly records: Records;
  /** What was seen of backups in the month, by the checks that look at them. */
  readonly backups: Readonly<Record<string, BackupSeen>>;
  readonly watched: { readonly hosts: number; readonly checks: number };
  readonly method: Omit<Method, 'policies' | 'services'>;
  readonly editions: readonly Edition[];
}
