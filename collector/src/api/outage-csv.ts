import { Type } from 'typebox';
import { csvOf } from '../reports/csv.ts';
import type { Action } from '../reports/rows.ts';
import { type LedgerLine, ledger } from '../reports/tables/ledger.ts';
import { ledgerWords } from '../reports/words/ledger-words.ts';
import type { App } from './app.ts';
import type { OutageAnswer, OutageList, StretchAnswer } from './contract/outages.ts';
import { LedgerQuery, outageList } from './outage-list.ts';
import type { ApiParts } from './parts.ts';
import { problemSchemas, refuse } from './problem.ts';

const CsvQuery = Type.Object(
  {
    ...LedgerQuery,
    lang: Type.Optional(
      Type.Union([Type.Literal('ja'), Type.Literal('en')], { description: 'of the heads; default ja' }),
    ),
  },
  { additionalProperties: false },
);

/** `/api/v1/outages/csv`: the ledger of a month as a table, by the filters of the list. */
export function outageCsvRoute(app: App, parts: ApiParts): void {
  const csv = Type.Unsafe<string>(Type.String({ description: 'CSV, UTF-8 with a byte order mark' }));
  app.get(
    '/api/v1/outages/csv',
    {
      schema: {
        tags: ['outages'],
        querystring: CsvQuery,
        produces: ['text/csv'],
        response: { 200: csv, ...problemSchemas(400, 404) },
      },
    },
    async (request, reply) => {
      const { lang = 'ja', ...asked } = request.query;
      const list = await outageList(parts, asked, request.person);
      if ('code' in list) return refuse(reply, list.status, list.code, list.detail);
      const table = ledger(linesOf(list), lang);
      const name = `${ledgerWords[lang].heading}_${list.month.replace('-', '')}.csv`;
      reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`);
      return reply.type('text/csv; charset=utf-8').send(csvOf(table, { period: { timeZone: list.timeZone } }));
    },
  );
}

/** In order of time. */
function linesOf({ outages, stretches, titles }: OutageList): LedgerLine[] {
  const titleOf = (target: string) => titles[target] ?? target;
  return [
    ...outages.map((one) => outageLine(one, titleOf(one.target))),
    ...stretches.map((one) => stretchLine(one, titleOf(one.target))),
  ].sort((a, b) => (a.from < b.from ? -1 : 1));
}

function outageLine(outage: OutageAnswer, title: string): LedgerLine {
  const { cause, impact, interim, permanent, waived, decisions, links } = outage.notes[0]?.note ?? {};
  const { number, class: taken, from, to, downMs, slos } = outage;
  return {
    ...{ number, class: taken, from, to, downMs, title, lengthMs: downMs },
    line: slos[0]?.slo ?? outage.target,
    earliest: outage.earliest ?? null,
    latest: outage.latest ?? null,
    countedMs: Math.max(0, ...slos.map((one) => one.countedMs)),
    detectMs: null,
    detectedBy: null,
    reason: outage.reason ?? null,
    impact: impact?.text ?? null,
    usersAffected: impact?.usersAffected ?? null,
    cause: cause ?? null,
    interim: actionOf(interim),
    permanent: actionOf(permanent),
    waived: waived ?? null,
    decisions: decisions ?? [],
    incident: outage.incidents[0] ?? null,
    links: links ?? [],
  };
}

function actionOf(action: Partial<Record<keyof Action, string>> | undefined): Action | null {
  if (action?.text === undefined) return null;
  return { text: action.text, owner: action.owner ?? null, dueOn: action.dueOn ?? null, doneOn: action.doneOn ?? null };
}

function stretchLine({ class: taken, from, to, lengthMs, slo, reason }: StretchAnswer, title: string): LedgerLine {
  return {
    ...{ number: null, class: taken, from, to, lengthMs, title, line: slo },
    downMs: taken === 'brief' ? lengthMs : 0,
    countedMs: 0,
    reason: reason ?? null,
    ...{ earliest: null, latest: null, detectMs: null, detectedBy: null, impact: null, usersAffected: null },
    ...{ cause: null, interim: null, permanent: null, waived: null, decisions: [], incident: null, links: [] },
  };
}
