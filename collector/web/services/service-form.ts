import { neededOf } from './rule-words.ts';
import type { SaidCalendar, SaidExpression, SaidSlo } from './terms.ts';

/** A service and its promise as a newcomer fills them in. */
export interface ServiceForm {
  readonly id: string;
  readonly title: string;
  readonly members: readonly string[];
  readonly rule: 'all' | 'any' | 'some';
  /** As it was typed; with `some`. */
  readonly k: string;
  /** The id of a calendar; `always` is round the clock, `office` the calendar that is made along. */
  readonly hours: string;
  readonly objective: string;
  readonly reason: string;
}

export const always = 'always';
/** The id of the calendar that a template makes where there is none like it. */
export const office = 'office-hours';

export const templates = ['redundant', 'office', 'single'] as const;
export type Template = (typeof templates)[number];

/** What a template fills in; names and members are the newcomer's own. */
export const templateOf: Readonly<Record<Template, Pick<ServiceForm, 'rule' | 'hours' | 'objective'>>> = {
  redundant: { rule: 'any', hours: always, objective: '99.9' },
  office: { rule: 'all', hours: office, objective: '99.5' },
  single: { rule: 'all', hours: always, objective: '99.5' },
};

export const blankForm: ServiceForm = {
  ...{ id: '', title: '', members: [], k: '1', reason: '' },
  ...templateOf.redundant,
};

/** Business days from nine to six, public holidays of Japan left out. */
export function officeCalendar(timeZone: string, title: string): SaidCalendar {
  const weekly = [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00' }] as const;
  return { title, timeZone, holidays: timeZone === 'Asia/Tokyo' ? 'JP' : null, weekly };
}

/** The form of a service that exists; null where its rule is nested and so nothing for a form. */
export function formOf(
  id: string,
  service: SaidExpression & { readonly title?: string },
  slo: SaidSlo,
): ServiceForm | null {
  const { k, members } = neededOf(service);
  if (!members.every((member) => typeof member === 'string')) return null;
  const rule = service.all !== undefined ? 'all' : service.any !== undefined ? 'any' : 'some';
  const { objective, serviceHours = always } = slo;
  return { id, title: service.title ?? '', members, rule, k: String(k), hours: serviceHours, objective, reason: '' };
}

/** The rule as a definition has it. */
function expressionOf({ rule, members, k }: Pick<ServiceForm, 'rule' | 'members' | 'k'>): SaidExpression {
  if (rule === 'all') return { all: members };
  return rule === 'any' ? { any: members } : { atLeast: Number(k), of: members };
}

/** The definition of the service, on top of what it said before. */
export function serviceBody(form: ServiceForm, before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { all: _, any: __, atLeast: ___, of: ____, ...kept } = said(before);
  return { ...kept, title: form.title.trim(), ...expressionOf(form), ...reasonOf(form) };
}

/** The definition of its promise, on top of what it said before. */
export function sloBody(
  form: ServiceForm,
  before: Readonly<Record<string, unknown>>,
  timeZone: string,
): Record<string, unknown> {
  const { serviceHours: _, ...kept } = said(before);
  const hours = form.hours === always ? {} : { serviceHours: form.hours };
  const window = { calendar: 'month', timeZone };
  return { target: form.id, window, ...kept, objective: objectiveOf(form), ...hours, ...reasonOf(form) };
}

/** Digits of an input method count as others do. */
function objectiveOf({ objective }: ServiceForm): string {
  return objective.normalize('NFKC').trim();
}

/** A body as it is sent: the API tells id and instant apart from it. */
function said(before: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { id: _, effectiveFrom: __, ...body } = before;
  return body;
}

function reasonOf({ reason }: ServiceForm): { reason?: string } {
  return reason.trim() === '' ? {} : { reason: reason.trim() };
}

export type FormProblem = 'id' | 'taken' | 'title' | 'members' | 'k' | 'objective';

const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/;

/** What keeps a form from being sent; `taken` are the ids that others have. */
export function formProblems(form: ServiceForm, taken: ReadonlySet<string>): FormProblem[] {
  const [k, objective] = [Number(form.k), objectiveOf(form)];
  const problems: [isWrong: boolean, problem: FormProblem][] = [
    [!idPattern.test(form.id), 'id'],
    [taken.has(form.id), 'taken'],
    [form.title.trim() === '', 'title'],
    [form.members.length === 0, 'members'],
    [form.rule === 'some' && !(Number.isInteger(k) && k >= 1 && k <= form.members.length), 'k'],
    [!/^\d{1,3}(\.\d{1,12})?$/.test(objective) || Number(objective) > 100, 'objective'],
  ];
  return problems.filter(([isWrong]) => isWrong).map(([, problem]) => problem);
}

/** An id made of a title, which may be written in kana and leave nothing; never one that is taken. */
export function idFrom(title: string, taken: ReadonlySet<string>): string {
  const plain = title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 40);
  const stem = plain === '' ? 'service' : plain;
  if (plain !== '' && !taken.has(stem)) return stem;
  for (let n = plain === '' ? 1 : 2; ; n++) if (!taken.has(`${stem}-${n}`)) return `${stem}-${n}`;
}
