import type { Change, ReportAnswer } from '../../src/api/contract/reports.ts';
import { floorDecimal } from '../format/percent.ts';
import { messageOr, type Translate } from '../i18n/translate.ts';

type Report = ReportAnswer['report'];

/** A difference between two editions as people read it. */
export interface ReadableChange {
  readonly key: string;
  /** What it is about: a service, an outage, an incident. */
  readonly about: string;
  readonly what: string;
  readonly before: string;
  readonly after: string;
  /** Follows from others, or is one of very many: days, trends, bounds. */
  readonly isDetail: boolean;
  /** Among those of the same thing. */
  readonly rank: number;
}

/** What of a line is told first, in this order; the rest follows from it. */
const mainFigures = [
  'figures/primary/percent',
  'figures/downMs',
  'figures/baseMs',
  'figures/unknownMs',
  'figures/verdict',
  'figures/outageCount',
  'figures/budgetRemainingMs',
  'figures/coverage',
  'objective',
];

/** Of an outage or a window, what says how long and why. */
const mainLeaves = new Set([
  'from',
  'to',
  'downMs',
  'countedMs',
  'text',
  'state',
  'actual',
  'verdict',
  'excludedMs',
  'reason',
]);

/** What differences are told with. */
export interface Voice {
  readonly report: Report;
  readonly t: Translate;
  /** An instant with its zone. */
  zoned(atMs: number): string;
}

/** Differences in words, those that matter before those that follow; lists that name lines by their ids name them by their titles. */
export function readableChanges(changes: readonly Change[], voice: Voice): ReadableChange[] {
  return changes
    .map((change) => readable(change, voice))
    .toSorted((a, b) => Number(a.isDetail) - Number(b.isDetail) || a.rank - b.rank);
}

function readable({ what, before, after }: Change, voice: Voice): ReadableChange {
  const [section = '', ...rest] = what.split('/');
  const { report, t } = voice;
  const { about, path } = section === 'lines' ? ofLine(rest, report) : ofRow(rest, voice);
  const leaf = path.at(-1) ?? '';
  const told = path.join('/');
  const isMain = section === 'lines' ? mainFigures.includes(told) : mainLeaves.has(leaf);
  const group = section === 'lines' ? (path[0] ?? '') : section;
  const own = messageOr(t, `change.${leaf}`, '');
  const outer = messageOr(t, `change.${path.at(-2) ?? ''}`, own || leaf);
  // A text says nothing of its own: it is that of a cause, or of an action.
  const name = leaf === 'text' || own === '' ? outer : own;
  const groupName = messageOr(t, `change.group.${group}`, group);
  const named = path.slice(1, -1).filter((part) => /^\d{4}-\d{2}/.test(part));
  const isOwn = group === 'figures' || about === '';
  return {
    key: what,
    about: about === '' ? groupName : about,
    what: [...(isOwn ? [] : [groupName, ...named]), boundOf(path, t), name].filter(Boolean).join(' · '),
    before: valueText(leaf, before, voice),
    after: valueText(leaf, after, voice),
    isDetail: !isMain,
    rank: section === 'lines' ? mainFigures.indexOf(told) : mainFigures.length,
  };
}

function boundOf(path: readonly string[], t: Translate): string {
  return path.includes('worst') ? t('change.worst') : path.includes('best') ? t('change.best') : '';
}

/** Ids of lines may have slashes in them, as those of checks do. */
function ofLine(rest: readonly string[], { lines }: Report): { about: string; path: readonly string[] } {
  const text = rest.join('/');
  const line = lines.find(({ id }) => text.startsWith(`${id}/`));
  if (line === undefined) return { about: rest[0] ?? '', path: rest.slice(1) };
  return { about: line.title, path: text.slice(line.id.length + 1).split('/') };
}

/** Rows are named by their ids, lines and instants, whatever they have. */
function ofRow(rest: readonly string[], voice: Voice): { about: string; path: readonly string[] } {
  const [name = '', ...path] = rest;
  if (path.length === 0) return { about: '', path: rest };
  const titled = name
    .split(' ')
    .map((part) => voice.report.lines.find(({ id }) => id === part)?.title ?? instantText(part, voice))
    .join(' ');
  return { about: titled, path };
}

function instantText(text: string, { zoned }: Voice): string {
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text) ? zoned(Date.parse(text)) : text;
}

function valueText(leaf: string, value: string, voice: Voice): string {
  const { t } = voice;
  if (value === '') return t('report.changes.removed');
  if (leaf.endsWith('Ms') && /^-?\d+$/.test(value)) return clockText(Number(value));
  if (leaf === 'percent' || leaf === 'coverage' || leaf === 'objective') return `${floorDecimal(value, 3)}\u00a0%`;
  if (leaf === 'verdict') return messageOr(t, `change.verdict.${value}`, value);
  return instantText(value, voice);
}

/** `h:mm:ss`, with what is below a second where there is any: two figures that differ must look different. */
function clockText(ms: number): string {
  const size = Math.abs(ms);
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(size / 1000);
  const clock = `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  const rest = size % 1000 === 0 ? '' : `.${String(size % 1000).padStart(3, '0')}`;
  return `${ms < 0 ? '−' : ''}${clock}${rest}`;
}
