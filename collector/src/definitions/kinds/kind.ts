import { type Static, type TObject, Type } from 'typebox';
import { type Json, readDocument } from '../../ledger/json.ts';
import { monthPattern } from '../../ledger/month.ts';
import type { DefinitionKind, JournalKind } from '../../store/log-kinds.ts';

/** What a definition says, without its id and when it comes into force. */
export type Body = Readonly<Record<string, unknown>>;

/** A mistake within a body: where (`window.rolling`) and, as the end of a sentence about it, why. */
export interface Fault {
  readonly path: string;
  readonly reason: string;
}

/** Called for every target, service included, that a body names, with its path within the body. */
export type Rename = (id: string, path: string) => string;

/** One kind of definition, whatever it says. */
export interface KindRule {
  readonly kind: DefinitionKind | JournalKind;
  /** Its name in the API, and that of its file of definitions. */
  readonly plural: string;
  readonly schema: TObject;
  readonly idPattern: string;
  /** It says what happened and changes no number: it is in force at no time, and never retroactive. */
  readonly isRecord: boolean;
  /** The body with every target renamed. */
  withTargets(body: Body, rename: Rename): Body;
  /** What is wrong with a body that fits the schema, in what the evaluator never sees. */
  faultOf(body: Body): Fault | undefined;
  /** What contradicts itself in a body that can be read: refused as it is written, and kept where it was written before. */
  contradictionOf(body: Body): Fault | undefined;
}

/** Types the functions of a kind by its schema. */
export function defineKind<S extends TObject>(rule: {
  readonly kind: KindRule['kind'];
  readonly plural: string;
  readonly schema: S;
  readonly idPattern?: string;
  readonly isRecord?: boolean;
  readonly withTargets?: (body: Static<S>, rename: Rename) => Body;
  /** Reads what the evaluator never sees, and so refuses what it cannot read. */
  readonly read?: (body: Json) => unknown;
  /** Refuses what can be read and yet cannot be meant. */
  readonly refuse?: (body: Json) => void;
}): KindRule {
  const faultBy = (body: Body, look: ((root: Json) => unknown) | undefined): Fault | undefined => {
    const result = readDocument(JSON.stringify(body), (root) => look?.(root));
    return result.ok ? undefined : { path: withoutRoot(result.path), reason: result.reason };
  };
  return {
    kind: rule.kind,
    plural: rule.plural,
    schema: rule.schema,
    idPattern: rule.idPattern ?? idPattern,
    isRecord: rule.isRecord ?? false,
    // Only bodies that fit the schema are ever stored or handed on.
    withTargets: (body, rename) => rule.withTargets?.(body as Static<S>, rename) ?? body,
    faultOf: (body) => faultBy(body, rule.read),
    contradictionOf: (body) => faultBy(body, rule.refuse),
  };
}

/** Refuses a time that is none, where one is given. */
export function readOptionalTime(time: Json | undefined): void {
  if (time !== undefined && !time.isNull) time.time();
}

/** `window.rolling` of `$.window.rolling`. */
export function withoutRoot(path: string): string {
  return path.replace(/^\$\.?/, '');
}

/** Every target that a body names. */
export function targetsIn(rule: KindRule, body: Body): string[] {
  const ids: string[] = [];
  rule.withTargets(body, (id) => {
    ids.push(id);
    return id;
  });
  return ids;
}

/** No other colon: `host:…` and `check:…` are targets. Services may be called `service:…` to stand beside them. */
export const idPattern = '^(service:)?[A-Za-z0-9][A-Za-z0-9._-]{0,62}$';

/** A thousand names are more than anybody oversees; more is a mistake. */
export const itemsMax = 1000;

const textCharsMax = 2000;

/** What only people read; the evaluator never sees it. */
export const forPeople = {
  title: Type.Optional(Type.String({ maxLength: 200, description: 'A name for people, in their language.' })),
  description: Type.Optional(Type.String({ maxLength: textCharsMax, description: 'What it is and why it is so.' })),
  contact: Type.Optional(Type.String({ maxLength: 200, description: 'Who answers for it.' })),
};

/** What people read of a record; it has to be called something. */
export const aboutRecord = {
  ...forPeople,
  title: Type.String({ minLength: 1, maxLength: 200, description: 'A name for people, in their language.' }),
  sla: Type.Optional(
    Type.String({ pattern: idPattern, description: 'Id of the agreement whose reports tell it; all without one.' }),
  ),
};

export const peopleKeys: ReadonlySet<string> = new Set(Object.keys(forPeople));

export const TargetName = Type.String({
  minLength: 1,
  maxLength: 400,
  description: 'host:ID, check:ID/NAME or the id of a service. In files the name of a host will do: host:web-01.',
});

export const Instant = Type.String({ description: 'RFC 3339 with an offset, such as 2026-10-01T00:00:00+09:00.' });

export const Day = (description: string) => Type.String({ description: `${description} Such as 2026-10-20.` });

/** `2026-10`. */
export const Month = Type.String({ pattern: monthPattern, description: 'Such as 2026-10.' });

/** A text that may be left out, or be null as evaluation files write it. */
export const textOrNull = (description: string, options: { minLength?: number; maxLength?: number } = {}) =>
  Type.Optional(Type.Union([Type.String(options), Type.Null()], { description }));

export const closed = { additionalProperties: false } as const;

/** Ten years; older months are of no report. */
export const monthsMax = 120;

/** Refuses a body whose `months` tell of one month twice. */
export function readMonths(body: Json): void {
  const told = new Set<string>();
  for (const item of new Map(body.entries()).get('months')?.items() ?? []) {
    const month = new Map(item.entries()).get('month');
    if (month && told.has(month.string())) month.fail('is here twice');
    told.add(month?.string() ?? '');
  }
}
