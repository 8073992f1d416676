/** A drill as far as its days go. */
export interface DrillBody {
  readonly id: string;
  readonly title: string;
  readonly sla?: string;
  /** Days as `2026-10-14`, compared as texts. */
  readonly on: string;
  readonly passed: boolean;
  readonly nextOn?: string;
}

/** The last drill that was held by `today`; null: none. */
export function latestDrill(drills: readonly DrillBody[], today: string): DrillBody | null {
  const held = drills.filter(({ on }) => on <= today);
  return held.toSorted((a, b) => (a.on < b.on ? -1 : 1)).at(-1) ?? null;
}

export interface NextDrill {
  readonly on: string;
  readonly title: string;
  /** The day has passed, and nothing was held since that day was set. */
  readonly isOverdue: boolean;
}

/**
 * When the next drill is due: of what each kind of drill (they are told apart by their titles) set last, the earliest. What an earlier one set
 * is done with once it was held again.
 */
export function nextDrill(drills: readonly DrillBody[], today: string): NextDrill | null {
  const lasts = [...Map.groupBy(drills, ({ title }) => title).values()].map((same) => latestDrill(same, today));
  const due = lasts.flatMap((last) => (last?.nextOn === undefined ? [] : [{ on: last.nextOn, title: last.title }]));
  const [first] = due.toSorted((a, b) => (a.on < b.on ? -1 : 1));
  return first === undefined ? null : { ...first, isOverdue: first.on < today };
}
