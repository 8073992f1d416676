import type { Edition, Report } from '../report.ts';

/** What somebody who signs a report vouches for; the rest is about the paper, and when it was made. */
const contentKeys = [
  'sla',
  'sections',
  'lines',
  'counts',
  'responses',
  'outages',
  'incidents',
  'maintenance',
  'adjustments',
  'continuity',
  'capacity',
  'suppliers',
  'improvements',
  'risks',
  'decisions',
] as const satisfies readonly (keyof Report)[];

type Content = Pick<Report, (typeof contentKeys)[number]>;

/** More differences nobody reads one by one: the reports themselves are there. */
const changesMax = 500;

export function contentOf(report: Omit<Report, 'hash'>): Content {
  const told = contentKeys.filter((key) => report[key] !== undefined);
  return Object.fromEntries(told.map((key) => [key, report[key]])) as unknown as Content;
}

/** Where two reports say different things: `lines/accounting-b/figures/downMs`, and what each of them says. */
export function changesBetween(before: Omit<Report, 'hash'>, after: Omit<Report, 'hash'>): Edition['changes'] {
  const [old, now] = [leavesOf(contentOf(before)), leavesOf(contentOf(asFarAs(before, after)))];
  const all = [...new Set([...old.keys(), ...now.keys()])]
    .map((what) => ({ what, before: old.get(what) ?? '', after: now.get(what) ?? '' }))
    .filter((one) => one.before !== one.after && !isToldSince(one));
  if (all.length <= changesMax) return all;
  return [...all.filter((one) => !isOfDays(one)), ...all.filter(isOfDays)].slice(0, changesMax);
}

/** Days and trend are the first to go where there are too many: other figures are made of them. */
const isOfDays = ({ what }: Edition['changes'][number]) => /^lines\/.+?\/(?:days|trend)\//.test(what);

/** A report without what the version that made another one did not know. */
function asFarAs(before: Omit<Report, 'hash'>, { risks, ...after }: Omit<Report, 'hash'>): Omit<Report, 'hash'> {
  const isUnaware = before.lines.some(({ unknownIntervals }) => unknownIntervals === undefined);
  const lines = after.lines.map(({ unknownIntervals: _, ...line }) => line);
  const told = isUnaware ? { ...after, lines } : after;
  if (before.risks !== undefined) return risks === undefined ? told : { ...told, risks };
  return { ...told, sections: told.sections.filter((name) => name !== 'risks') };
}

/** What an older version did not tell at all is no change of what it told. */
function isToldSince({ what, before }: Edition['changes'][number]): boolean {
  return (
    before === '' &&
    /^(outages\/.+\/bounds\/|lines\/.+\/uncounted\/|continuity\/recovery\/.+\/bounds\/|counts\/.+\/hidden$|capacity\/.+\/verdict$)/.test(
      what,
    )
  );
}

/** What of a report evidence decides, and agreements; the rest is what people write, who go on writing after it is final. */
const evidenceKeys: ReadonlySet<string> = new Set(['lines', 'counts', 'responses', 'maintenance', 'adjustments']);

const outageEvidence: ReadonlySet<string> = new Set([
  ...['from', 'to', 'earliest', 'latest', 'downMs', 'leastMs', 'mostMs', 'countedMs'],
]);

/** People may be called otherwise by now. */
const peopleKeys: ReadonlySet<string> = new Set(['author', 'approvedBy']);

/** What of a line says nothing of its month: whether an earlier one is final, and what the months to come leave of the year's budget. */
const notOfTheMonth: ReadonlySet<string> = new Set([
  'frozenEdition',
  'yearToDate/budgetMs',
  'yearToDate/budgetRemainingMs',
]);

/** Whether a difference is one of figures: not that an incident was closed since, an action done, or work planned for a later month. */
export function isOfEvidence({ what }: Edition['changes'][number]): boolean {
  const [key = '', ...path] = what.split('/');
  const last = path.at(-1) ?? '';
  if (key === 'outages') return outageEvidence.has(last);
  return (
    evidenceKeys.has(key) &&
    !peopleKeys.has(last) &&
    !notOfTheMonth.has(last) &&
    !notOfTheMonth.has(path.slice(-2).join('/'))
  );
}

/** Every plain value of a value by where it stands. */
function leavesOf(value: unknown): Map<string, string> {
  const leaves = new Map<string, string>();
  const visit = (one: unknown, path: string): void => {
    if (typeof one !== 'object' || one === null) leaves.set(path, one === null ? '' : String(one));
    else if (Array.isArray(one))
      for (const [index, item] of one.entries()) visit(item, `${path}/${nameOf(item, index)}`);
    else for (const [key, member] of Object.entries(one)) visit(member, path === '' ? key : `${path}/${key}`);
  };
  visit(value, '');
  return leaves;
}

/** Of what an item of a list is told apart by, so that one more does not move all others; a number where it has nothing of the kind. */
function nameOf(item: unknown, index: number): string {
  if (typeof item !== 'object' || item === null) return String(index);
  const { id, line, from, day, month, title, plannedFrom } = item as Readonly<Record<string, unknown>>;
  const parts = [id, line, day, month, from ?? plannedFrom, id === undefined ? title : undefined];
  const name = parts.filter((part) => typeof part === 'string').join(' ');
  return name === '' ? String(index) : name;
}
