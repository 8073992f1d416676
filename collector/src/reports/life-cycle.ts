import type { Missing, ReportState, Signature } from './report.ts';

/** What people do with a report. */
export const lifeMoves = ['prepare', 'check', 'approve', 'finalize', 'send', 'revise'] as const;
export type LifeMove = (typeof lifeMoves)[number];

/** One move as the log has it. */
export interface LifeEvent {
  readonly move: LifeMove;
  readonly by: string;
  /** What people call him, as it is printed. */
  readonly name: string;
  /** RFC 3339. */
  readonly at: string;
  readonly reason: string;
  /** SHA-256 of what the report said when it was done: a signature holds for nothing else. */
  readonly content: string;
}

/** Where the last edition of a report is. */
export interface Life {
  readonly edition: number;
  readonly state: Exclude<ReportState, 'needs-input'>;
  /** Who began the edition, and why: the schedule or anybody for the first, who revised it for a later one. */
  readonly begun: LifeEvent | null;
  readonly prepared: LifeEvent | null;
  readonly checked: LifeEvent | null;
  readonly approved: LifeEvent | null;
  /** The last edition that is final. */
  readonly final: LifeEvent | null;
}

const newborn: Life = {
  ...{ edition: 1, state: 'draft' },
  ...{ begun: null, prepared: null, checked: null, approved: null, final: null },
};

/** Where the moves of the log lead. */
export function lifeOf(events: readonly LifeEvent[]): Life {
  return events.reduce(after, newborn);
}

function after(life: Life, event: LifeEvent): Life {
  switch (event.move) {
    case 'prepare':
      return { ...life, state: 'draft', prepared: event, checked: null, approved: null };
    case 'check':
      return {
        ...life,
        state: 'checked',
        // Who checks what nobody prepared, or what was something else then, has prepared it.
        prepared: life.prepared?.content === event.content ? life.prepared : event,
        checked: event,
        approved: null,
      };
    case 'approve':
      return { ...life, state: 'approved', approved: event };
    case 'finalize':
      return { ...life, state: 'final', final: event };
    case 'send':
      return { ...life, state: 'sent' };
    case 'revise':
      return { ...newborn, edition: life.edition + 1, begun: event, final: life.final };
  }
}

/** A draft that says something else than what was signed has no signatures: it is back where it began. */
export function standing(life: Life, content: string): Life {
  if (life.state === 'final' || life.state === 'sent') return life;
  const isHeld = (signed: LifeEvent | null) => signed === null || signed.content === content;
  if (isHeld(life.prepared) && isHeld(life.checked) && isHeld(life.approved)) return life;
  return { ...life, state: 'draft', prepared: null, checked: null, approved: null };
}

/** What a move is judged by. */
export interface MoveFacts {
  readonly by: string;
  readonly name: string;
  readonly at: string;
  readonly reason: string;
  /** Of the report as it is now, made anew. */
  readonly content: string;
  readonly missing: readonly Missing[];
  /** Who wrote what the month was adjusted by. */
  readonly authors: readonly string[];
}

/** What is to be done when a move is allowed. */
export type LifeEffect =
  | { readonly do: 'append'; readonly event: LifeEvent; readonly edition: number }
  /** Keeps the dataset and its evaluation files with the event, all or nothing. */
  | { readonly do: 'freeze'; readonly event: LifeEvent; readonly edition: number };

export type MoveRefusal = 'no-way' | 'incomplete' | 'own-work' | 'reason-missing' | 'same';

export type Moved =
  | { readonly ok: true; readonly life: Life; readonly effects: readonly LifeEffect[] }
  | { readonly ok: false; readonly why: MoveRefusal };

const from: Readonly<Record<LifeMove, readonly Life['state'][]>> = {
  prepare: ['draft'],
  check: ['draft'],
  approve: ['checked'],
  finalize: ['approved'],
  send: ['final'],
  revise: ['final', 'sent'],
};

/** What can be done next, if nothing is missing. */
export function nextMoves({ state }: Pick<Life, 'state'>): LifeMove[] {
  return lifeMoves.filter((move) => from[move].includes(state));
}

/** Does a move, or says why it cannot be done. `life` is as it stands by now (`standing`). */
export function moveReport(life: Life, move: LifeMove, facts: MoveFacts): Moved {
  const why = refusalOf(life, move, facts);
  if (why) return { ok: false, why };
  const { by, name, at, reason, content } = facts;
  const event: LifeEvent = { move, by, name, at, reason, content };
  const next = after(life, event);
  return {
    ok: true,
    life: next,
    effects: [{ do: move === 'finalize' ? 'freeze' : 'append', event, edition: next.edition }],
  };
}

function refusalOf(life: Life, move: LifeMove, facts: MoveFacts): MoveRefusal | undefined {
  if (!from[move].includes(life.state)) return 'no-way';
  // What is missing when it is checked may be missing again when it is to be final: an outage may have come late.
  if ((move === 'check' || move === 'approve' || move === 'finalize') && facts.missing.length > 0) return 'incomplete';
  if (move === 'approve' && isOwnWork(life, facts.by, facts.authors)) return 'own-work';
  if (move !== 'revise') return undefined;
  if (facts.reason.trim() === '') return 'reason-missing';
  return facts.content === life.final?.content ? 'same' : undefined;
}

/** Nobody approves what he made himself; `authors` wrote what the month was adjusted by. */
export function isOwnWork({ begun, prepared, checked }: Life, by: string, authors: readonly string[]): boolean {
  return [begun?.by, prepared?.by, checked?.by, ...authors].includes(by);
}

export function signatureOf(event: LifeEvent | null): Signature | null {
  return event && { name: event.name, at: event.at };
}
