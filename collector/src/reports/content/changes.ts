import type { Edition, Report } from '../report.ts';
import { type ChangedPart, changedParts } from './change-fields.ts';
import type { Field } from './change-values.ts';
import type { Voice } from './voice.ts';

/** A difference between two editions, as people read it. */
export interface ToldChange {
  /** A service, an outage, a record. */
  readonly about: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
}

export interface ToldChanges {
  readonly rows: readonly ToldChange[];
  /** How many differences of the dataset no row tells: days, trend, and what else follows from those told. */
  readonly untold: number;
}

type Change = Edition['changes'][number];

/** What an edition says otherwise than the one before, in the words of the tables of the report. The dataset has every single value. */
export function toldChanges({ changes }: Pick<Edition, 'changes'>, report: Report, voice: Voice): ToldChanges {
  const open = new Map(changes.map((change) => [change.what, change]));
  for (const what of repeated(open, report)) open.delete(what);
  const rows = changedParts(changes, voice).flatMap((part) => partRows(part, open, report, voice));
  return { rows, untold: open.size };
}

/** The month of the report is in the trend once more, with the same values. */
function repeated(open: ReadonlyMap<string, Change>, { lines, period }: Report): string[] {
  return lines.flatMap(({ id }) => {
    const ofTrend = `lines/${id}/trend/${period.month}/figures/`;
    return [...open.values()]
      .filter(({ what, before, after }) => {
        if (!what.startsWith(ofTrend)) return false;
        const same = open.get(`lines/${id}/figures/${what.slice(ofTrend.length)}`);
        return same?.before === before && same.after === after;
      })
      .map(({ what }) => what);
  });
}

/** The rows of a part; what they tell is no longer open. */
function partRows(part: ChangedPart, open: Map<string, Change>, report: Report, voice: Voice): ToldChange[] {
  if (part.identity === null) return fieldRows(part, part.title, part.path, open);
  return namesOf(part, part.identity, open).flatMap((name) => {
    const path = `${part.path}/${name}`;
    const known = open.get(`${path}/${part.identity}`);
    const isNew = known?.before === '';
    if (known === undefined || (!isNew && known.after !== '')) {
      return fieldRows(part, aboutOf(part, name, report, voice), path, open);
    }
    const all = [...open.keys()].filter((what) => what.startsWith(`${path}/`));
    const gone = all.map((what) => open.get(what) as Change);
    for (const what of all) open.delete(what);
    const side = isNew ? 'after' : 'before';
    const of = (leaf: string) => gone.find(({ what }) => what === `${path}/${leaf}`)?.[side] ?? '';
    const { words } = voice;
    const summary = part.brief.map((leaf) => briefly(part.fields[leaf] as Field, of(leaf), voice)).join(words.listed);
    const told = summary === '' ? words.yes : summary;
    return [
      {
        about: part.path === 'lines' ? of('title') : aboutOf(part, name, report, voice),
        what: isNew ? words.editions.added : words.editions.removed,
        before: isNew ? words.none : told,
        after: isNew ? told : words.none,
      },
    ];
  });
}

const briefly = ({ head, text }: Field, value: string, { words }: Voice) =>
  `${head}${words.colon}${text(value, false)}`;

function fieldRows({ fields }: ChangedPart, about: string, path: string, open: Map<string, Change>): ToldChange[] {
  return Object.entries(fields).flatMap(([leaf, { head, text }]) => {
    const what = `${path}/${leaf}`;
    const change = open.get(what);
    if (change === undefined) return [];
    open.delete(what);
    const [before, after] = [text(change.before, false), text(change.after, false)];
    const isSame = before === after;
    return [
      {
        ...{ about, what: head },
        before: isSame ? text(change.before, true) : before,
        after: isSame ? text(change.after, true) : after,
      },
    ];
  });
}

/** The things of a part that differ. Names may have slashes in them: each is as short as leaves a path that is known. */
function namesOf({ path, fields }: ChangedPart, identity: string, open: ReadonlyMap<string, Change>): string[] {
  const leaves = [identity, ...Object.keys(fields)].map((leaf) => RegExp.escape(leaf));
  const named = new RegExp(`^${RegExp.escape(path)}/(.+?)/(?:${leaves.join('|')})$`, 's');
  return [...new Set([...open.keys()].flatMap((what) => named.exec(what)?.[1] ?? []))];
}

/** What people call a thing that goes by ids, instants and places in the dataset. */
function aboutOf({ path, title }: ChangedPart, name: string, report: Report, voice: Voice): string {
  const { words } = voice;
  if (path === 'lines') return voice.lineTitle(name);
  const readable = () =>
    name
      .split(' ')
      .map((part) => (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(part) ? voice.dates.short(part) : voice.lineTitle(part)))
      .join(' ');
  if (path === 'outages') {
    const index = report.outages.findIndex(({ line, from, title: of }) => `${line} ${from} ${of}` === name);
    return `${title}${index < 0 ? '' : ` ${words.outages.number} ${index + 1}`}${words.colon}${readable()}`;
  }
  if (path === 'responses') {
    const { priority = name } = report.responses[Number(name)] ?? {};
    return `${title}${words.colon}${words.priorities[priority as keyof typeof words.priorities] ?? priority}`;
  }
  return `${title}${words.colon}${readable()}`;
}
