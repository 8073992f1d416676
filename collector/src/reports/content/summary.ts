import { isUnobserved, percentText } from '../figures.ts';
import type { Line } from '../line.ts';
import type { Report } from '../report.ts';
import type { OutageRow } from '../rows.ts';
import type { SectionName } from '../section-names.ts';
import type { Words } from '../words/words.ts';
import type { Block } from './block.ts';
import { inWords } from './in-words.ts';
import { noOutages } from './no-outages.ts';
import type { Voice } from './voice.ts';

/** More of a kind would not be a summary. */
const toldMax = 5;
const toldOutagesMax = 3;

/** The month in sentences, made of its figures alone. */
export function summary(report: Report, voice: Voice): Block[] {
  const { words, dates } = voice;
  // What a section is switched off for is nothing for the summary either.
  const told = (name: SectionName, of: () => string[]) => (report.sections.includes(name) ? of() : []);
  const texts = [
    ...(report.period.asOf < report.period.to ? [words.summary.running(dates.long(report.period.asOf))] : []),
    ...verdictSentences(report.lines, voice),
    ...outageSentences(report, voice),
    ...unknownSentences(report.lines, voice),
    ...yearSentences(report.lines, voice),
    ...targetSentences(report, voice),
    ...told('continuity', () => continuitySentences(report, voice)),
    ...told('capacity', () => [...workloadSentences(report, voice), ...supplierSentences(report, voice)]),
    ...maintenanceSentences(report, voice),
    ...told('improvements', () => improvementSentences(report, voice)),
    ...aheadSentences(report, voice),
  ];
  return [{ kind: 'sentences', texts }];
}

function verdictSentences(lines: readonly Line[], { words }: Voice): string[] {
  const promised = lines.filter((line) => line.objective !== null);
  if (promised.length === 0) return lines.length === 0 ? [words.empty.lines] : [];
  const having = (verdict: string) => promised.filter(({ figures }) => figures.verdict === verdict);
  const [met, missed, undetermined] = ['met', 'missed', 'undetermined'].map(having) as [Line[], Line[], Line[]];
  // What has no time that counts has no verdict either.
  const open = promised.length - met.length - missed.length;
  const count = { all: promised.length, met: met.length, missed: missed.length, undetermined: open };
  const shown = (percent: string | null | undefined) => percentText(percent) ?? words.notMeasured;
  return [
    words.summary.verdicts(
      count,
      some(
        missed.map(({ title }) => title),
        words,
      ).join(words.listed),
    ),
    ...missed.slice(0, toldMax).map(({ title, objective, figures }) => {
      const overMs = -(figures.budgetRemainingMs ?? 0);
      const over = overMs > 0 ? inWords(overMs, words) : null;
      return words.summary.missed(title, shown(figures.primary?.percent), `${objective}%`, over);
    }),
    ...undetermined
      .filter(({ figures }) => !isUnobserved(figures))
      .slice(0, toldMax)
      .map(({ title, objective, figures }) =>
        words.summary.undetermined(title, shown(figures.worst?.percent), shown(figures.best?.percent), `${objective}%`),
      ),
  ];
}

function outageSentences({ outages, lines }: Report, voice: Voice): string[] {
  const { words } = voice;
  if (outages.length === 0) return [noOutages({ lines }, words.summary.noOutages, words)];
  const countedMs = outages.reduce((sum, outage) => sum + outage.countedMs, 0);
  const longest = outages.toSorted((a, b) => b.countedMs - a.countedMs).slice(0, toldOutagesMax);
  return [
    words.summary.outages(outages.length, inWords(countedMs, words)),
    ...longest.toSorted((a, b) => (a.from < b.from ? -1 : 1)).map((outage) => outageSentence(outage, voice)),
  ];
}

function outageSentence({ line, from, downMs, cause, permanent, interim }: OutageRow, voice: Voice): string {
  const { words, dates } = voice;
  const action = permanent ?? interim;
  const day = (date: string | null) => (date === null ? null : dates.shortDay(date));
  return [
    words.summary.outage(voice.lineTitle(line), dates.short(from), inWords(downMs, words)),
    cause === null ? '' : words.summary.cause(words.outages.certainties[cause.certainty], cause.text),
    action === null ? '' : words.summary.action(action.text, day(action.doneOn), day(action.dueOn)),
  ].join('');
}

function unknownSentences(lines: readonly Line[], { words }: Voice): string[] {
  return lines
    .filter(({ figures }) => figures.unknownMs > 0)
    .toSorted((a, b) => b.figures.unknownMs - a.figures.unknownMs)
    .slice(0, toldMax)
    .map(({ title, figures }) => {
      if (isUnobserved(figures)) return words.unseen.line(title);
      const [worst, best] = [figures.worst, figures.best].map((one) => percentText(one?.percent) ?? words.notMeasured);
      return words.summary.unknown(title, inWords(figures.unknownMs, words), worst as string, best as string);
    });
}

/** What was promised of the year, where it is not kept so far. */
function yearSentences(lines: readonly Line[], { words }: Voice): string[] {
  return lines
    .filter(({ yearToDate }) => yearToDate.verdict === 'missed')
    .slice(0, toldMax)
    .map(({ title, yearToDate: { primary, objective } }) =>
      words.summary.yearMissed(title, percentText(primary?.percent) ?? words.notMeasured, `${objective}%`),
    );
}

/** Objectives of recovery that were missed. */
function continuitySentences({ continuity }: Report, { words, lineTitle }: Voice): string[] {
  const recovery = continuity.recovery.filter(({ met }) => met === false).slice(0, toldMax);
  const points = continuity.points.filter(({ met }) => met === false).slice(0, toldMax);
  return [
    ...recovery.map(({ line, rtoMs, longestMs, bounds }) =>
      words.summary.rtoMissed(
        lineTitle(line),
        inWords(longestMs ?? bounds?.leastMs ?? 0, words),
        inWords(rtoMs, words),
      ),
    ),
    ...points.map(({ title, rpoMs }) => words.summary.rpoMissed(title, inWords(rpoMs, words))),
  ];
}

function workloadSentences({ capacity }: Report, { words }: Voice): string[] {
  return capacity
    .filter(({ verdict }) => verdict === 'over')
    .map(({ title, measured, limit }) => words.summary.overLimit(title, measured, limit ?? ''));
}

function supplierSentences({ suppliers }: Report, { words }: Voice): string[] {
  const missed = suppliers.filter(({ met }) => met === false).map(({ title }) => title);
  if (missed.length === 0) return [];
  return [words.summary.suppliersMissed(missed.length, some(missed, words).join(words.listed))];
}

function targetSentences({ responses, counts }: Report, { words }: Voice): string[] {
  const missed = responses.reduce((sum, one) => sum + one.respondMissed + one.resolveMissed, 0);
  return [
    ...(missed === 0 ? [] : [words.summary.responsesMissed(missed)]),
    ...counts
      .filter(({ verdict }) => verdict === 'missed')
      .map(({ title, actual, atMost }) => words.summary.countMissed(title, actual, atMost)),
  ];
}

function maintenanceSentences({ maintenance }: Report, { words }: Voice): string[] {
  if (maintenance.length === 0) return [words.empty.maintenance];
  return [words.summary.maintenance(maintenance.length, maintenance.filter(({ overrunMs }) => overrunMs > 0).length)];
}

function improvementSentences({ improvements }: Report, { words }: Voice): string[] {
  const late = improvements.filter(({ state }) => state === 'late').map(({ title }) => title);
  return late.length === 0 ? [] : [words.summary.late(late.length, some(late, words).join(words.listed))];
}

/** What readers have to reckon with. */
function aheadSentences({ ahead = [] }: Report, { words, dates, lineTitle }: Voice): string[] {
  const items = ahead.map(({ title, lines, plannedFrom, plannedTo }) => {
    const names = lines.map(lineTitle).join(words.listed);
    return words.summary.aheadItem(title, names, dates.short(plannedFrom), dates.shortEnd(plannedTo));
  });
  return items.length === 0 ? [] : [words.summary.ahead(some(items, words).join(words.listed))];
}

/** The first of them, and how many more there are. */
function some(names: readonly string[], words: Words): string[] {
  const over = names.length - toldMax;
  return over <= 0 ? [...names] : [...names.slice(0, toldMax), words.summary.more(over)];
}
