import { formatTime } from '../ledger/format-time.ts';
import { listReports } from '../reporting/list-reports.ts';
import { moveReport } from '../reporting/move-report.ts';
import { type LifeMove, lifeMoves } from '../reports/life-cycle.ts';
import { type Command, optional } from './command.ts';
import { systemUser } from './config-dir.ts';
import { openReport, reportOptions, reportUsage } from './report-options.ts';
import { reportWords } from './report-words.ts';

const summaries: Readonly<Record<LifeMove, string>> = {
  prepare: 'Signs the report of a month as prepared.',
  check: 'Signs the report of a month as checked, once nothing is missing.',
  approve: 'Signs the report of a month as approved: somebody who had no hand in it.',
  finalize: 'Makes an approved report final: what it says and is made of is kept for ever.',
  send: 'Notes that a final report was sent.',
  revise: 'Begins the next edition of a final report; --reason says why.',
};

/** One command for each move of a report's life. */
const moves: readonly Command[] = lifeMoves.map((move) => ({
  name: `report ${move}` as const,
  summary: summaries[move],
  usage: `${reportUsage} [--by NAME]${move === 'revise' ? ' --reason TEXT' : ' [--reason TEXT]'}`,
  options: { ...reportOptions, by: { type: 'string' }, reason: { type: 'string' } },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store, request } = await openReport(values, io);
    await using _open = store;
    const by = optional(values, 'by') ?? systemUser();
    const wish = { move, by, reason: optional(values, 'reason') ?? '', seen: undefined };
    const { report, life, final } = await moveReport(store, request, wish);
    const { number, missing } = report.document;
    const words = reportWords[io.language];
    const hash = life.state === 'final' && life.final ? final?.hash : undefined;
    io.out(words.moved(number, life.edition, words.states[life.state], hash));
    for (const one of missing) io.err(words.missing(one));
    return 0;
  },
}));

const list: Command = {
  name: 'report list',
  summary: 'Tells how the reports of a month stand, and what they still need.',
  usage: '--data DIR --month 2026-10 [--tz ZONE] [--config FILE]',
  options: { data: reportOptions.data, month: reportOptions.month, tz: reportOptions.tz, config: reportOptions.config },
  positionals: { min: 0, max: 0 },
  async run(values, _positionals, io) {
    const { store, request } = await openReport(values, io);
    await using _open = store;
    const words = reportWords[io.language];
    for (const one of await listReports(store, request)) {
      const late = one.changesAfterFinal > 0 ? words.late(one.changesAfterFinal) : '';
      const state = one.state === null ? one.failure?.message : words.states[one.state];
      io.out(`${one.sla ?? '-'}\t${words.edition(one.edition)}\t${state}${late}`);
      for (const missing of one.missing) io.out(`\t${words.missing(missing)}`);
      const last = one.deliveries.at(-1);
      if (last)
        io.out(`\t${words.bySchedule(last.outcome, formatTime(last.atMs))}${last.problem && `: ${last.problem}`}`);
    }
    return 0;
  },
};

export const reportLife: readonly Command[] = [list, ...moves];
