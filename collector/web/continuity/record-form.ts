import { apiDuration, parseDuration } from '../format/parse-duration.ts';
import type { RecordBody, RecordField, RecordKind } from './record-kind.ts';

/** A record as the fields of a form have it: everything is a text, a flag is `yes` or empty, targets stand one a line. */
export type FormValues = Readonly<Record<string, string>>;

export interface RecordForm {
  readonly values: FormValues;
  readonly months: readonly FormValues[];
}

export function formOf(kind: RecordKind, record: RecordBody | null): RecordForm {
  const months = (record?.months ?? []) as readonly Readonly<Record<string, unknown>>[];
  return {
    values: valuesOf(kind.fields, record ?? {}),
    months: months.map((month) => ({ month: String(month.month), ...valuesOf(kind.months ?? [], month) })),
  };
}

function valuesOf(fields: readonly RecordField[], body: Readonly<Record<string, unknown>>): FormValues {
  return Object.fromEntries(
    fields.map(({ key, type }) => [key, type === 'flag' ? flagText(body[key]) : textOf(body[key])]),
  );
}

function flagText(value: unknown): string {
  return value === true ? 'yes' : '';
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.join('\n');
  return value === undefined || value === null ? '' : String(value);
}

/** Whether a form with these values asks for it. */
export function isAsked({ onlyIf }: RecordField, values: FormValues): boolean {
  return onlyIf === undefined || values[onlyIf.key] === onlyIf.value;
}

/** Why what stands in a field cannot be saved; null: it can. */
export type FieldProblem = 'missing' | 'duration' | 'percent' | 'month' | 'edition';

export function fieldProblem({ type, isRequired = false }: RecordField, value: string): FieldProblem | null {
  const text = value.trim();
  if (text === '') return isRequired ? 'missing' : null;
  if (type === 'duration' && parseDuration(text) === null) return 'duration';
  if (type === 'edition' && !/^[1-9]\d{0,3}$/.test(text)) return 'edition';
  if (type === 'percent' && !/^(100(\.0{1,6})?|\d{1,2}(\.\d{1,6})?)$/.test(text)) return 'percent';
  return null;
}

export function isComplete(kind: RecordKind, { values, months }: RecordForm): boolean {
  const isFine = (fields: readonly RecordField[], one: FormValues): boolean =>
    fields.every((field) => !isAsked(field, one) || fieldProblem(field, one[field.key] ?? '') === null);
  const names = months.map(({ month = '' }) => month);
  const areMonths =
    names.every((month) => /^\d{4}-(0[1-9]|1[0-2])$/.test(month)) && new Set(names).size === names.length;
  return isFine(kind.fields, values) && areMonths && months.every((one) => isFine(kind.months ?? [], one));
}

/** What is saved: the members of the form over those that it does not show. An empty field takes its member away. */
export function bodyOf(
  kind: RecordKind,
  form: RecordForm,
  before: RecordBody | null,
): Readonly<Record<string, unknown>> {
  const { id: _, effectiveFrom: __, ...rest }: Readonly<Record<string, unknown>> = before ?? {};
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([key]) => !kind.fields.some((field) => field.key === key)),
  );
  const months = form.months
    .map((one) => ({ month: one.month ?? '', ...membersOf(kind.months ?? [], one) }))
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
  return { ...kept, ...membersOf(kind.fields, form.values), ...(kind.months !== undefined && { months }) };
}

function membersOf(fields: readonly RecordField[], values: FormValues): Readonly<Record<string, unknown>> {
  const asked = fields.filter((field) => isAsked(field, values));
  const members = asked.flatMap(({ key, type }): [string, unknown][] => {
    const text = (values[key] ?? '').trim();
    if (type === 'flag') return [[key, text !== '']];
    if (text === '') return [];
    if (type === 'edition') return [[key, Number(text)]];
    if (type === 'targets') return [[key, text.split('\n')]];
    const durationMs = type === 'duration' ? parseDuration(text) : null;
    return [[key, durationMs === null ? text : apiDuration(durationMs)]];
  });
  return Object.fromEntries(members);
}
