import type { MessageKey } from '../i18n/ja.ts';

/** How a member of a record is entered and shown. */
export type FieldType =
  | 'text'
  | 'long'
  | 'day'
  | 'duration'
  | 'percent'
  | 'flag'
  | 'sla'
  | 'incident'
  | 'choice'
  | 'degree'
  | 'targets'
  | 'edition';

export interface RecordField {
  readonly key: string;
  readonly type: FieldType;
  readonly label: MessageKey;
  readonly isRequired?: boolean;
  /** What it is where nobody says otherwise, of a new record. */
  readonly initial?: MessageKey;
  /** Of a choice or a degree. */
  readonly choices?: readonly { readonly value: string; readonly label: MessageKey }[];
  /** What it means that nothing was chosen, where that may be. */
  readonly none?: MessageKey;
  /** It is asked for only where another member has this value, and is gone elsewhere. */
  readonly onlyIf?: { readonly key: string; readonly value: string };
}

/** The kinds of records that continuity keeps, by their names in the API's paths. */
export type RecordPlural =
  | 'drills'
  | 'invocations'
  | 'suppliers'
  | 'capacities'
  | 'improvements'
  | 'risks'
  | 'distributions';

/** A record as the API has it: members that its kind describes, and others, which stay as they are. */
export type RecordBody = Readonly<Record<string, unknown>> & { readonly id: string; readonly title: string };

/** What the page has to know of a kind of record. */
export interface RecordKind {
  readonly plural: RecordPlural;
  /** Ids begin with it. */
  readonly prefix: string;
  readonly fields: readonly RecordField[];
  /** Of what is told month by month: the members of a month, besides `month` itself. */
  readonly months?: readonly RecordField[];
  /** What stands in the list, besides the title; of months it is the last one. */
  readonly columns: readonly string[];
  /** What the list is ordered by, the latest first; by title without it. */
  readonly orderBy?: string;
  /** Comes before that: what has more of it stands higher. */
  readonly rank?: (body: RecordBody) => number;
}
