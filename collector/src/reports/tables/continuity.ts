import { voiceOf } from '../content/voice.ts';
import type { Language, Report } from '../report.ts';
import type { ContactListRow, Continuity, DrillRow, InvocationRow } from '../rows.ts';
import { wordsIn } from '../words/words-in.ts';
import { type Column, type Table, tableOf } from './table.ts';

function metWord(met: boolean | null, language: Language): string {
  const { verdicts } = wordsIn[language];
  return verdicts[met === null ? 'undetermined' : met ? 'met' : 'missed'];
}

/** One row for each promise with a recovery time objective. */
export function recovery(report: Report, language: Language): Table {
  const { continuity: heads, figures } = wordsIn[language];
  const { lineTitle } = voiceOf(report, { language });
  const columns: Column<Continuity['recovery'][number]>[] = [
    { key: 'id', head: 'ID', kind: 'text', of: ({ line }) => line },
    { key: 'service', head: figures.service, kind: 'text', of: ({ line }) => lineTitle(line) },
    { key: 'rto', head: heads.rto, kind: 'duration', of: ({ rtoMs }) => rtoMs },
    { key: 'longest', head: heads.longest, kind: 'duration', of: ({ longestMs }) => longestMs },
    {
      key: 'least',
      head: `${heads.longest}: ${figures.worst}`,
      kind: 'duration',
      of: ({ bounds }) => bounds?.leastMs ?? null,
    },
    {
      key: 'most',
      head: `${heads.longest}: ${figures.best}`,
      kind: 'duration',
      of: ({ bounds }) => bounds?.mostMs ?? null,
    },
    { key: 'verdict', head: figures.verdict, kind: 'text', of: ({ met }) => metWord(met, language) },
  ];
  return tableOf('recovery-times', heads.recovery, columns, report.continuity.recovery);
}

/** One row for each recovery point objective. */
export function points(report: Report, language: Language): Table {
  const { continuity: heads, figures } = wordsIn[language];
  const columns: Column<Continuity['points'][number]>[] = [
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'rpo', head: heads.rpo, kind: 'duration', of: ({ rpoMs }) => rpoMs },
    { key: 'worst', head: heads.oldest, kind: 'duration', of: ({ worstMs }) => worstMs },
    { key: 'verdict', head: figures.verdict, kind: 'text', of: ({ met }) => metWord(met, language) },
  ];
  return tableOf('recovery-points', heads.points, columns, report.continuity.points);
}

/** One row for each drill and restore test. */
export function drills(report: Report, language: Language): Table {
  const { continuity: heads } = wordsIn[language];
  const columns: Column<DrillRow>[] = [
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'on', head: heads.on, kind: 'day', of: ({ on }) => on },
    { key: 'scenario', head: heads.scenario, kind: 'text', of: ({ scenario }) => scenario },
    { key: 'rto', head: heads.rto, kind: 'duration', of: ({ rtoMs }) => rtoMs },
    { key: 'took', head: heads.took, kind: 'duration', of: ({ tookMs }) => tookMs },
    {
      key: 'result',
      head: heads.result,
      kind: 'text',
      of: ({ passed }) => heads[passed ? 'passed' : 'failed'],
    },
    { key: 'findings', head: heads.findings, kind: 'text', of: ({ findings }) => findings },
    { key: 'next', head: heads.nextOn, kind: 'day', of: ({ nextOn }) => nextOn },
  ];
  return tableOf('drills', heads.drills, columns, report.continuity.drills);
}

/** One row for each time that the plan was followed in earnest. */
export function invocations(report: Report, language: Language): Table {
  const { continuity: heads, outages, cover } = wordsIn[language];
  const columns: Column<InvocationRow>[] = [
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'on', head: heads.on, kind: 'day', of: ({ on }) => on },
    { key: 'ended', head: heads.ended, kind: 'day', of: ({ endedOn }) => endedOn },
    { key: 'why', head: heads.why, kind: 'text', of: ({ why }) => why },
    { key: 'decidedBy', head: cover.approved, kind: 'text', of: ({ decidedBy }) => decidedBy },
    { key: 'incident', head: outages.incident, kind: 'text', of: ({ incident }) => incident },
    { key: 'rto', head: heads.rto, kind: 'duration', of: ({ rtoMs }) => rtoMs },
    { key: 'took', head: heads.took, kind: 'duration', of: ({ tookMs }) => tookMs },
    { key: 'rpo', head: heads.rpo, kind: 'duration', of: ({ rpoMs }) => rpoMs },
    { key: 'lost', head: heads.lost, kind: 'duration', of: ({ lostMs }) => lostMs },
    { key: 'findings', head: heads.findings, kind: 'text', of: ({ findings }) => findings },
  ];
  return tableOf('invocations', heads.invocations, columns, report.continuity.invocations ?? []);
}

/** One row for each list of emergency contacts that was handed out. */
export function contactLists(report: Report, language: Language): Table {
  const { continuity: heads, editions } = wordsIn[language];
  const columns: Column<ContactListRow>[] = [
    { key: 'title', head: heads.title, kind: 'text', of: ({ title }) => title },
    { key: 'edition', head: editions.edition, kind: 'count', of: ({ edition }) => edition },
    { key: 'on', head: heads.on, kind: 'day', of: ({ on }) => on },
    { key: 'how', head: heads.handedOut, kind: 'text', of: ({ how }) => heads.handedOutAs[how] },
    { key: 'to', head: heads.handedOutTo, kind: 'text', of: ({ to }) => to },
  ];
  return tableOf('contact-lists', heads.contactLists, columns, report.continuity.contactLists ?? []);
}
