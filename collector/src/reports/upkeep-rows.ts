/*
 * Rows of what keeps a service going: workload and capacity, suppliers, improvements and risks.
 */

export interface CapacityRow {
  readonly title: string;
  /** What was measured, in its own words. */
  readonly measured: string;
  /** Up to what the agreement holds. */
  readonly limit: string | null;
  /** When that is reached. */
  readonly forecast: string | null;
  /** Whether a workload holds to its limit; null of what people recorded in their own words. Absent in reports of versions that did not judge it. */
  readonly verdict?: 'within' | 'over' | null;
}

export interface SupplierRow {
  readonly title: string;
  /** What was promised, in percent. */
  readonly objective: string | null;
  /** What it came to. */
  readonly actual: string | null;
  /** null where either is not known. */
  readonly met: boolean | null;
  readonly note: string | null;
}

export interface ImprovementRow {
  readonly title: string;
  readonly owner: string | null;
  readonly dueOn: string | null;
  readonly doneOn: string | null;
  readonly state: 'open' | 'done' | 'late';
}

/** A risk to availability or continuity, as it stood at the end of the month. */
export interface RiskRow {
  readonly title: string;
  readonly threatens: 'availability' | 'continuity' | 'both';
  /** What of the report's it hits, as people call it. */
  readonly targets: readonly string[];
  readonly likelihood: 'high' | 'medium' | 'low';
  readonly impact: 'high' | 'medium' | 'low';
  /** null while nobody has decided. */
  readonly treatment: 'avoid' | 'reduce' | 'transfer' | 'accept' | null;
  readonly measure: string | null;
  readonly acceptedBy: string | null;
  readonly acceptedOn: string | null;
  readonly owner: string | null;
  readonly raisedOn: string;
  /** When it is to be looked at again. */
  readonly reviewOn: string | null;
  /** That day has passed. */
  readonly reviewLate: boolean;
  readonly closedOn: string | null;
  readonly state: 'open' | 'accepted' | 'closed';
}
