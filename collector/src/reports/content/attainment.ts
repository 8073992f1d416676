import { hms, ofSeen, percentText, signedHms } from '../figures.ts';
import type { Line, LineFigures } from '../line.ts';
import { reasonWords } from '../reasons.ts';
import type { Report } from '../report.ts';
import type { Block, Cell, Column, Table } from './block.ts';
import { type Voice, wordFor } from './voice.ts';

/** What was promised beside what it came to. */
export function attainment(report: Report, voice: Voice): Block[] {
  const { words } = voice;
  if (report.lines.length === 0) return [{ kind: 'note', text: words.empty.lines }];
  return [
    attained(report.lines, voice),
    ...reasonsOfUnknown(report.lines, voice),
    { kind: 'course' },
    budgets(report.lines, voice),
    ...yearToDate(report, voice),
    ...responses(report, voice),
    ...counts(report, voice),
  ];
}

export const right = (head: string): Column => ({ head, align: 'right', isWhole: true });

const objectiveText = (objective: string | null, { words }: Voice) =>
  objective === null ? words.notSet : `${objective}%`;

/** A figure never stands without its bounds where they say something else. */
function availabilityCell({ primary, worst, best }: LineFigures, { words }: Voice): Cell {
  const text = percentText(primary?.percent);
  if (text === null) return { text: '—', small: words.notMeasured };
  const bounds = [worst, best].map((bound) => percentText(bound?.percent));
  if (bounds.every((bound) => bound === null || bound === text)) return { text, isStrong: true };
  return { text, small: words.figures.between(bounds[0] ?? '—', bounds[1] ?? '—'), isStrong: true };
}

function verdictCell(verdict: LineFigures['verdict'], { words }: Voice): Cell {
  return verdict === null
    ? { text: '—' }
    : { text: words.verdicts[verdict], mark: verdict, isStrong: verdict !== 'met' };
}

export const nameCell = ({ title, serviceHours }: Line, { words }: Voice): Cell => ({
  text: title,
  small: serviceHours ?? words.roundTheClock,
});

function attained(lines: readonly Line[], voice: Voice): Table {
  const { figures: heads } = voice.words;
  return {
    kind: 'table',
    columns: [
      { head: heads.service },
      right(heads.objective),
      right(heads.base),
      right(heads.down),
      right(heads.unknown),
      right(heads.availability),
      right(heads.coverage),
      { head: heads.verdict, isWhole: true },
    ],
    rows: lines.map((line) => ({
      cells: [
        nameCell(line, voice),
        objectiveText(line.objective, voice),
        hms(line.figures.baseMs),
        hmsOrNone(ofSeen(line.figures, line.figures.downMs)),
        hms(line.figures.unknownMs),
        availabilityCell(line.figures, voice),
        percentText(line.figures.coverage) ?? '—',
        verdictCell(line.figures.verdict, voice),
      ],
    })),
  };
}

function reasonsOfUnknown(lines: readonly Line[], { words, language }: Voice): Block[] {
  const facts = lines.flatMap(({ title, unknownByReason }): (readonly [string, string])[] => {
    const reasons = Object.entries(unknownByReason).map(([code, ms]) => `${reasonWords(code, language)} ${hms(ms)}`);
    return reasons.length === 0 ? [] : [[title, reasons.join(words.listed)]];
  });
  return facts.length === 0
    ? []
    : [
        { kind: 'heading', text: words.figures.unknownByReason },
        { kind: 'facts', facts },
      ];
}

const hmsOrNone = (ms: number | null) => (ms === null ? '—' : hms(ms));

function budgets(lines: readonly Line[], voice: Voice): Table {
  const { figures: heads } = voice.words;
  return {
    kind: 'table',
    title: heads.budgets,
    columns: [
      { head: heads.service },
      right(heads.budget),
      right(heads.remaining),
      right(heads.outageCount),
      right(heads.longest),
      right(heads.mttr),
      right(heads.mtbf),
    ],
    rows: lines.map(({ title, figures }) => ({
      cells: [
        title,
        hmsOrNone(figures.budgetMs),
        remainingCell(figures, voice),
        countText(figures),
        hmsOrNone(figures.longestOutageMs),
        hmsOrNone(figures.mttrMs),
        hmsOrNone(figures.mtbfMs),
      ],
    })),
  };
}

/** Nobody knows what is left of a budget where nobody looked. */
function remainingCell(figures: LineFigures, { words }: Voice): Cell {
  const { budgetRemainingMs: ms } = figures;
  if (ms === null) return { text: '—' };
  if (ofSeen(figures, ms) === null) return { text: '—', small: words.notMeasured };
  return { text: signedHms(ms), isStrong: ms < 0 };
}

const countText = (figures: LineFigures) => String(ofSeen(figures, figures.outageCount) ?? '—');

function yearToDate({ lines, period }: Report, voice: Voice): Block[] {
  const { words, dates } = voice;
  const { figures: heads } = words;
  const table: Table = {
    kind: 'table',
    title: `${heads.yearToDate} ${dates.shortMonth(period.fiscalYearFrom)} – ${dates.shortMonth(period.month)}`,
    columns: [
      { head: heads.service },
      right(heads.objective),
      right(heads.base),
      right(heads.down),
      right(heads.outageCount),
      right(heads.availability),
      right(heads.coverage),
      right(heads.yearBudget),
      right(heads.yearRemaining),
      { head: heads.yearVerdict, isWhole: true },
    ],
    rows: lines.map(({ title, yearToDate: year }) => ({
      cells: [
        title,
        objectiveText(year.objective, voice),
        hms(year.baseMs),
        hmsOrNone(ofSeen(year, year.downMs)),
        countText(year),
        availabilityCell(year, voice),
        percentText(year.coverage) ?? '—',
        hmsOrNone(year.budgetMs),
        remainingCell(year, voice),
        verdictCell(year.verdict, voice),
      ],
    })),
  };
  const isPromised = lines.some(({ yearToDate: year }) => year.verdict !== null);
  return isPromised ? [table, { kind: 'note', text: heads.yearNote }] : [table];
}

function responses({ responses }: Report, { words }: Voice): Block[] {
  if (responses.length === 0) return [];
  const { targets: heads } = words;
  const missed = (count: number): Cell => ({ text: String(count), mark: count === 0 ? 'met' : 'missed' });
  return [
    {
      kind: 'table',
      title: heads.responses,
      columns: [
        { head: heads.priority },
        right(heads.incidents),
        right(heads.respondTarget),
        right(heads.respondWorst),
        right(heads.respondMissed),
        right(heads.resolveTarget),
        right(heads.resolveWorst),
        right(heads.resolveMissed),
        { head: heads.clock },
      ],
      rows: responses.map((one) => ({
        cells: [
          wordFor(words.priorities, one.priority),
          String(one.incidents),
          hmsOrNone(one.respondTargetMs),
          hmsOrNone(one.respondWorstMs),
          one.respondTargetMs === null ? '—' : missed(one.respondMissed),
          hmsOrNone(one.resolveTargetMs),
          hmsOrNone(one.resolveWorstMs),
          one.resolveTargetMs === null ? '—' : missed(one.resolveMissed),
          heads.clocks[one.clock],
        ],
      })),
    },
  ];
}

function counts({ counts }: Report, voice: Voice): Block[] {
  if (counts.length === 0) return [];
  const { words, dates } = voice;
  const { targets: heads } = words;
  return [
    {
      kind: 'table',
      title: heads.counts,
      columns: [
        { head: heads.title },
        { head: heads.period, isWhole: true },
        right(heads.atMost),
        right(heads.actual),
        { head: words.figures.verdict, isWhole: true },
      ],
      rows: counts.map(({ title, from, to, atMost, actual, hidden, verdict }) => ({
        cells: [
          title,
          `${dates.short(from)} – ${dates.shortEnd(to)}`,
          String(atMost),
          { text: String(actual), ...(hidden !== undefined && { small: words.unseen.hidden(hidden) }) },
          verdictCell(verdict, voice),
        ],
      })),
    },
  ];
}
