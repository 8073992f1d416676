import type { Cause } from './causes.ts';

/** Something that is done about an outage. Days are `2026-10-20`. */
export interface ActionNote {
  readonly text: string;
  readonly owner?: string;
  readonly dueOn?: string;
  readonly doneOn?: string;
}

export const impactDegrees = ['none', 'partial', 'full'] as const;
export type ImpactDegree = (typeof impactDegrees)[number];

export interface ImpactNote {
  readonly text?: string;
  readonly usersAffected?: number;
  readonly degree?: ImpactDegree;
}

export interface LinkNote {
  readonly title: string;
  readonly url: string;
}

/**
 * What people say of an outage. It names the target and an instant within the outage, never its edges: late evidence may move those,
 * and the note stays where it is.
 */
export interface OutageNote {
  /** `host:ID`, `check:ID/NAME` or the id of a service. */
  readonly target: string;
  /** RFC 3339. */
  readonly at: string;
  readonly cause?: Cause;
  readonly impact?: ImpactNote;
  readonly interim?: ActionNote;
  readonly permanent?: ActionNote;
  /** Why nothing permanent is done. */
  readonly waived?: string;
  readonly decisions?: readonly string[];
  readonly links?: readonly LinkNote[];
}

/** What an outage needs before a report about it can be final. */
export type MissingInput = 'cause' | 'action';

/** What is still missing of what is said of one outage: a cause, and a permanent action or why there is none. */
export function missingInput(notes: readonly Pick<OutageNote, 'cause' | 'permanent' | 'waived'>[]): MissingInput[] {
  const missing: MissingInput[] = [];
  if (!notes.some(({ cause }) => cause)) missing.push('cause');
  if (!notes.some(({ permanent, waived }) => permanent ?? waived)) missing.push('action');
  return missing;
}
