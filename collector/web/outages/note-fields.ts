import type { NoteAnswer } from '../../src/api/contract/outages.ts';

export type Note = NoteAnswer['note'];
export type Cause = NonNullable<Note['cause']>;
export type CauseCategory = Cause['category'];
type ActionNote = NonNullable<Note['interim']>;
type Impact = NonNullable<Note['impact']>;

export interface ActionFields {
  readonly text: string;
  readonly owner: string;
  readonly dueOn: string;
  readonly doneOn: string;
}

/** A note as the fields of a form have it: everything is a text, and empty is nothing said. */
export interface NoteFields {
  readonly category: CauseCategory | '';
  readonly cause: string;
  readonly certainty: Cause['certainty'];
  readonly impact: string;
  readonly usersAffected: string;
  readonly degree: NonNullable<Impact['degree']> | '';
  readonly interim: ActionFields;
  readonly permanent: ActionFields;
  readonly waived: string;
}

/** The parts of a note that are said, and so change hands, as a whole. */
export const noteParts = ['cause', 'impact', 'interim', 'permanent', 'waived'] as const;
export type NotePart = (typeof noteParts)[number];

/** What a note says in those parts. */
export type NoteSaying = Pick<Note, NotePart>;

/** What a version says in those parts; nothing where there is none. */
export function saidIn(answer: NoteAnswer | undefined): NoteSaying {
  const said = noteParts.map((part) => [part, answer?.note[part]]).filter(([, one]) => one !== undefined);
  return Object.fromEntries(said) as NoteSaying;
}

export function fieldsOf({ cause, impact, interim, permanent, waived }: NoteSaying): NoteFields {
  return {
    category: cause?.category ?? '',
    cause: cause?.text ?? '',
    // Nobody knows a cause for certain before he looked.
    certainty: cause?.certainty ?? 'suspected',
    impact: impact?.text ?? '',
    usersAffected: impact?.usersAffected === undefined ? '' : String(impact.usersAffected),
    degree: impact?.degree ?? '',
    interim: actionFields(interim),
    permanent: actionFields(permanent),
    waived: waived ?? '',
  };
}

function actionFields({ text = '', owner = '', dueOn = '', doneOn = '' }: Partial<ActionNote> = {}): ActionFields {
  return { text, owner, dueOn, doneOn };
}

export interface Written {
  readonly said: NoteSaying;
  /** Parts that lack something before they can be saved; of these `said` still has what was saved before. */
  readonly held: readonly NotePart[];
}

/** What the fields say; a part that cannot be saved yet stays as it was in `before`. */
export function sayingOf(fields: NoteFields, before: NoteSaying): Written {
  const parts = { cause: causeOf(fields), interim: actionOf(fields.interim), permanent: actionOf(fields.permanent) };
  const all = { ...parts, impact: impactOf(fields), waived: fields.waived.trim() || undefined };
  const held = noteParts.filter((part) => all[part] === 'held');
  const said = Object.fromEntries(
    noteParts
      .map((part) => [part, all[part] === 'held' ? before[part] : all[part]])
      .filter(([, one]) => one !== undefined),
  ) as NoteSaying;
  return { said, held };
}

/** The fields that a part is typed into. */
export function partFields(fields: NoteFields, part: NotePart): Partial<NoteFields> {
  const { category, cause, certainty, impact, usersAffected, degree, interim, permanent, waived } = fields;
  return {
    cause: { category, cause, certainty },
    impact: { impact, usersAffected, degree },
    interim: { interim },
    permanent: { permanent },
    waived: { waived },
  }[part];
}

function causeOf({ category, cause, certainty }: NoteFields): Cause | 'held' | undefined {
  const text = cause.trim();
  if (category === '' && text === '') return undefined;
  return category === '' || text === '' ? 'held' : { category, text, certainty };
}

function impactOf({ impact, usersAffected, degree }: NoteFields): Impact | 'held' | undefined {
  const text = impact.trim();
  if (usersAffected !== '' && !/^\d{1,9}$/.test(usersAffected)) return 'held';
  const said: Impact = {
    ...(text !== '' && { text }),
    ...(usersAffected !== '' && { usersAffected: Number(usersAffected) }),
    ...(degree !== '' && { degree }),
  };
  return Object.keys(said).length === 0 ? undefined : said;
}

function actionOf({ text, ...rest }: ActionFields): ActionNote | 'held' | undefined {
  const known = Object.entries(rest).filter(([, value]) => value.trim() !== '');
  if (text.trim() === '') return known.length === 0 ? undefined : 'held';
  return { text: text.trim(), ...Object.fromEntries(known.map(([key, value]) => [key, value.trim()])) };
}
