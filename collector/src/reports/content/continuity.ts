import { hms } from '../figures.ts';
import type { Report } from '../report.ts';
import type { Continuity, InvocationRow } from '../rows.ts';
import { right } from './attainment.ts';
import type { Block, Cell, Row, Table } from './block.ts';
import type { Voice } from './voice.ts';

/** How fast services came back, how old backups were, what was rehearsed, and who can be called. Nothing where nothing is recorded. */
export function continuity({ continuity }: Report, voice: Voice): Block[] {
  const told = [
    ...recovery(continuity, voice),
    ...points(continuity, voice),
    ...drills(continuity, voice),
    ...contactLists(continuity, voice),
  ];
  return [...invocations(continuity, told.length > 0, voice), ...told];
}

/** That the plan was not needed is told only where there is any word of continuity. */
function invocations({ invocations }: Report['continuity'], isTold: boolean, voice: Voice): Block[] {
  const { continuity: heads } = voice.words;
  if (!invocations) return [];
  if (invocations.length === 0) return isTold ? [{ kind: 'note', text: heads.notInvoked }] : [];
  return [
    {
      kind: 'table',
      title: heads.invocations,
      columns: [
        { head: heads.title },
        { head: heads.on, isWhole: true },
        { head: heads.ended, isWhole: true },
        right(heads.rto),
        right(heads.took),
        right(heads.rpo),
        right(heads.lost),
      ],
      rows: invocations.map((one) => invocationRow(one, voice)),
    },
  ];
}

function invocationRow(one: InvocationRow, { words, dates }: Voice): Row {
  const { continuity: heads } = words;
  const details = [
    { name: heads.why, text: [one.why, one.decidedBy].filter((text) => text !== null).join(words.listed) },
    ...(one.incident === null ? [] : [{ name: words.outages.incident, text: one.incident }]),
    ...(one.findings === null ? [] : [{ name: heads.findings, text: one.findings }]),
  ];
  return {
    cells: [
      { text: one.title, isStrong: true },
      dates.shortDay(one.on),
      one.endedOn === null ? { text: heads.goesOn, isStrong: true } : dates.shortDay(one.endedOn),
      hmsOrNone(one.rtoMs),
      hmsOrNone(one.tookMs),
      hmsOrNone(one.rpoMs),
      hmsOrNone(one.lostMs),
    ],
    details,
  };
}

const hmsOrNone = (ms: number | null) => (ms === null ? '—' : hms(ms));

function metCell(met: boolean | null, { words }: Voice): Cell {
  if (met === null) return { text: words.verdicts.undetermined, mark: 'undetermined' };
  return met
    ? { text: words.verdicts.met, mark: 'met' }
    : { text: words.verdicts.missed, mark: 'missed', isStrong: true };
}

function recovery({ recovery }: Report['continuity'], voice: Voice): Table[] {
  const { words, lineTitle } = voice;
  const { continuity: heads, figures } = words;
  if (recovery.length === 0) return [];
  const columns = [
    { head: figures.service },
    right(heads.rto),
    right(heads.longest),
    { head: figures.verdict, isWhole: true },
  ];
  const rows = recovery.map(({ line, rtoMs, longestMs, bounds, met }) => ({
    cells: [
      lineTitle(line),
      hms(rtoMs),
      { text: hmsOrNone(longestMs), ...(bounds && { small: boundsText(bounds, words.notKnown) }) },
      metCell(met, voice),
    ],
  }));
  return [{ kind: 'table', title: heads.recovery, columns, rows }];
}

/** How long at the least and at the most; `open` where nobody knows the most yet. */
export function boundsText({ leastMs, mostMs }: NonNullable<Continuity['recovery'][number]['bounds']>, open: string) {
  return `${hms(leastMs)} – ${mostMs === null ? open : hms(mostMs)}`;
}

function points({ points }: Report['continuity'], voice: Voice): Table[] {
  const { continuity: heads, figures } = voice.words;
  if (points.length === 0) return [];
  const columns = [
    { head: heads.title },
    right(heads.rpo),
    right(heads.oldest),
    { head: figures.verdict, isWhole: true },
  ];
  const rows = points.map(({ title, rpoMs, worstMs, met }) => ({
    cells: [title, hms(rpoMs), oldest(rpoMs, worstMs, met), metCell(met, voice)],
  }));
  return [{ kind: 'table', title: heads.points, columns, rows }];
}

/** Of a backup that was never too old nobody knows more than that. */
function oldest(rpoMs: number, worstMs: number | null, met: boolean | null): string {
  return worstMs === null && met === true ? `≤ ${hms(rpoMs)}` : hmsOrNone(worstMs);
}

function drills({ drills }: Report['continuity'], { words, dates }: Voice): Table[] {
  const { continuity: heads } = words;
  if (drills.length === 0) return [];
  return [
    {
      kind: 'table',
      title: heads.drills,
      columns: [
        { head: heads.title },
        { head: heads.on, isWhole: true },
        { head: heads.scenario },
        right(heads.rto),
        right(heads.took),
        { head: heads.result, isWhole: true },
        { head: heads.nextOn, isWhole: true },
      ],
      rows: drills.map((drill) => ({
        cells: [
          { text: drill.title, isStrong: true },
          dates.shortDay(drill.on),
          drill.scenario,
          hmsOrNone(drill.rtoMs),
          hmsOrNone(drill.tookMs),
          drill.passed ? { text: heads.passed, mark: 'met' } : { text: heads.failed, mark: 'missed', isStrong: true },
          drill.nextOn === null ? '—' : dates.shortDay(drill.nextOn),
        ],
        ...(drill.findings !== null && { details: [{ name: heads.findings, text: drill.findings }] }),
      })),
    },
  ];
}

function contactLists({ contactLists = [] }: Report['continuity'], { words, dates }: Voice): Block[] {
  const { continuity: heads } = words;
  if (contactLists.length === 0) return [];
  const texts = contactLists.map(({ title, edition, on, how, to }) =>
    heads.contactList(title, edition, dates.longDay(on), heads.handedOutAs[how], to),
  );
  return [{ kind: 'sentences', texts }];
}
