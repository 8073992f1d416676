import { instantOfWall, wallOf } from '../format/days.ts';
import type { Zone } from '../format/zone.ts';
import type { MaintenanceBody } from './maintenance-data.ts';
import { countOf, type Pattern, parseRule, ruleText, type Weekday, weekdays, withCount } from './recurrence-rule.ts';
import { durationMinutes, durationText, type Recurs } from './rule-words.ts';

/** A plan as its form has it. Times are wall clocks of the page’s zone, those of a recurrence of its own. */
export interface PlanForm {
  readonly title: string;
  readonly description: string;
  readonly contact: string;
  readonly targets: readonly string[];
  readonly kind: 'once' | 'recurs';
  readonly from: string;
  readonly to: string;
  readonly start: string;
  readonly minutes: string;
  readonly timeZone: string;
  /** Null where people write the rule themselves. */
  readonly pattern: Pattern | null;
  /** The rule that holds, with its count: it follows the pattern and the end, and the end follows what is typed here (`changed`). */
  readonly rrule: string;
  readonly ends: 'never' | 'until' | 'count';
  readonly until: string;
  readonly count: string;
  readonly except: string;
  readonly announced: string;
  readonly reason: string;
}

/** Wall clocks that were chosen in the calendar. */
export interface Chosen {
  readonly from: string;
  readonly to: string;
}

/** An empty form for a time. */
export function newForm({ from, to }: Chosen, timeZone: string): PlanForm {
  const minutes = (Date.parse(`${to}Z`) - Date.parse(`${from}Z`)) / 60_000;
  const weekday = weekdays[(new Date(`${from}Z`).getUTCDay() + 6) % 7] as Weekday;
  const nth = Math.ceil(Number(from.slice(8, 10)) / 7);
  const pattern = { every: 'month-weekday', interval: 1, nth: [nth === 5 ? -1 : (nth as 1)], day: weekday } as const;
  return {
    ...{ title: '', description: '', contact: '', targets: [], kind: 'once', from, to, start: from },
    ...{ minutes: String(minutes > 0 ? minutes : 120), timeZone, pattern, rrule: ruleText({ pattern, count: null }) },
    ...{ ends: 'never', until: '', count: '12', except: '', announced: '', reason: '' },
  };
}

/** The form of a plan that is there. */
export function formOf(body: MaintenanceBody, zone: Zone, timeZone: string): PlanForm {
  const wall = (time: string | null | undefined): string => (time == null ? '' : wallOf(Date.parse(time), zone));
  const { recurs } = body;
  const once = { from: wall(body.from), to: wall(body.to) };
  const chosen = recurs === undefined ? once : { from: recurs.start, to: recurs.start };
  return {
    ...newForm(chosen, timeZone),
    ...{ title: body.title ?? '', description: body.description ?? '', contact: body.contact ?? '' },
    ...{ targets: body.targets, announced: wall(body.announcedAt), kind: recurs === undefined ? 'once' : 'recurs' },
    ...(recurs === undefined ? once : recursForm(recurs)),
  };
}

function recursForm(recurs: Recurs): Partial<PlanForm> {
  const rule = parseRule(recurs.rrule, recurs.start.slice(0, 10));
  const count = countOf(recurs.rrule);
  const ends = recurs.until !== undefined ? 'until' : count !== null ? 'count' : 'never';
  // Fields say one end. Of a rule with two the count is to be seen in its text.
  const isPlain = recurs.until === undefined || count === null;
  return {
    ...{ start: recurs.start, minutes: String(durationMinutes(recurs.duration)), timeZone: recurs.timeZone },
    ...{ pattern: isPlain ? (rule?.pattern ?? null) : null, rrule: recurs.rrule, ends, until: recurs.until ?? '' },
    ...{ count: String(count ?? 12), except: (recurs.except ?? []).join(', ') },
  };
}

/** A form after somebody changed fields of it. A rule and its end are said twice, in fields and in the RRULE: both always say the same. */
export function changed(form: PlanForm, changes: Partial<PlanForm>): PlanForm {
  const next = { ...form, ...changes };
  if (changes.rrule !== undefined) {
    const count = countOf(next.rrule);
    if (next.ends === 'until') return next;
    return count === null ? { ...next, ends: 'never' } : { ...next, ends: 'count', count: String(count) };
  }
  if (changes.pattern === undefined && changes.ends === undefined && changes.count === undefined) return next;
  const count = next.ends === 'count' ? countIn(next) : null;
  const { pattern } = next;
  return { ...next, rrule: pattern === null ? withCount(next.rrule, count) : ruleText({ pattern, count }) };
}

/** Null while what was typed is no number of times. */
function countIn({ count }: PlanForm): number | null {
  return /^[1-9]\d*$/.test(count) ? Number(count) : null;
}

/** What the form says of the recurrence. */
export function recursOf(form: PlanForm): Recurs {
  const except = form.except.split(/[\s,、]+/).filter((date) => date !== '');
  return {
    rrule: form.rrule.trim(),
    timeZone: form.timeZone,
    start: form.start,
    duration: durationText(Number(form.minutes)),
    ...(form.ends === 'until' && form.until !== '' && { until: form.until }),
    ...(except.length > 0 && { except }),
  };
}

/** What a plan cannot be saved without. */
const needed = ['title', 'targets', 'times'] as const;
type Needed = (typeof needed)[number];

/** What of it is not there yet, in the order of the form. */
export function missingIn(form: PlanForm, body: MaintenanceBody | null): Needed[] {
  const isMissing = { title: form.title.trim() === '', targets: form.targets.length === 0, times: body === null };
  return needed.filter((one) => isMissing[one]);
}

/**
 * What the form says, as it would be saved once nothing is missing in it; what the form does not show of `before` stays. An approval is of the
 * times and targets that were approved, and goes when they change. Null while nobody could tell when it is.
 */
export function bodyOf(form: PlanForm, before: MaintenanceBody | null, zone: Zone): MaintenanceBody | null {
  const times = timesOf(form, before, zone);
  if (times === null) return null;
  const { from: _, to: __, recurs: ___, approvedAt, approvedBy, ...kept } = before ?? { targets: [] };
  const announcedMs = form.announced === '' ? Number.NaN : instantOfWall(form.announced, zone);
  const { title: ____, description: _____, contact: ______, announcedAt: _______, ...rest } = kept;
  const body: MaintenanceBody = {
    ...rest,
    targets: form.targets,
    ...(form.title.trim() !== '' && { title: form.title.trim() }),
    ...(form.description.trim() !== '' && { description: form.description.trim() }),
    ...(form.contact.trim() !== '' && { contact: form.contact.trim() }),
    ...(Number.isNaN(announcedMs) ? {} : { announcedAt: timeText(announcedMs, before?.announcedAt) }),
    ...times,
  };
  const isApproved = before !== null && approvedBy != null && !isMoved(before, body);
  return isApproved ? { ...body, approvedBy, ...(approvedAt != null && { approvedAt }) } : body;
}

/** Whether what an approval is about differs: when it is, what it is on, and when people were told. */
export function isMoved(before: MaintenanceBody, after: MaintenanceBody): boolean {
  const about = ({ targets, from, to, recurs, announcedAt }: MaintenanceBody): string =>
    JSON.stringify([
      targets,
      ...[from, to, announcedAt].map((time) => (time == null ? null : Date.parse(time))),
      recurs && Object.entries(recurs).sort(),
    ]);
  return about(before) !== about(after);
}

/** A time as it was said before, where the form, which shows minutes, says the same. */
function timeText(atMs: number, said: string | null | undefined): string {
  const isSame = said != null && Math.floor(Date.parse(said) / 60_000) === Math.floor(atMs / 60_000);
  return isSame ? said : new Date(atMs).toISOString();
}

function timesOf(
  form: PlanForm,
  before: MaintenanceBody | null,
  zone: Zone,
): Pick<MaintenanceBody, 'from' | 'to' | 'recurs'> | null {
  if (form.kind === 'recurs') {
    const minutes = Number(form.minutes);
    if (form.start === '' || !Number.isInteger(minutes) || minutes < 1 || form.timeZone === '') return null;
    const isEndless = { never: false, until: form.until === '', count: countOf(form.rrule) === null }[form.ends];
    return isEndless || form.rrule.trim() === '' ? null : { recurs: recursOf(form) };
  }
  const [fromMs, toMs] = [instantOfWall(form.from, zone), instantOfWall(form.to, zone)];
  if (Number.isNaN(fromMs) || !(toMs > fromMs)) return null;
  return { from: timeText(fromMs, before?.from), to: timeText(toMs, before?.to) };
}

/** An id that nobody has to think of: the day and a few letters of chance. */
export function newId(form: PlanForm, random: () => number): string {
  const day = (form.kind === 'once' ? form.from : form.start).slice(0, 10);
  return `maintenance-${day}-${Math.floor(random() * 36 ** 6)
    .toString(36)
    .padStart(6, '0')}`;
}
