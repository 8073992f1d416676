import type { Report } from '../report.ts';
import type { RiskRow } from '../upkeep-rows.ts';
import type { Words } from '../words/words.ts';
import type { Block, Cell, Detail, Row } from './block.ts';
import type { Voice } from './voice.ts';

/** What may come to endanger the services, and what is done about it; nothing where nothing is recorded. */
export function risks({ risks = [], period }: Report, voice: Voice): Block[] {
  if (risks.length === 0) return [];
  const { risks: heads } = voice.words;
  const counts = {
    added: risks.filter(({ raisedOn }) => raisedOn.startsWith(period.month)).length,
    open: risks.filter(({ state }) => state === 'open').length,
    accepted: risks.filter(({ state }) => state === 'accepted').length,
    reviewLate: risks.filter(({ reviewLate }) => reviewLate).length,
  };
  return [
    {
      kind: 'table',
      title: heads.counts(counts),
      columns: [
        { head: heads.title },
        { head: heads.likelihood, isWhole: true },
        { head: heads.impact, isWhole: true },
        { head: heads.treatment, isWhole: true },
        { head: heads.owner },
        { head: heads.reviewOn, isWhole: true },
        { head: heads.state, isWhole: true },
      ],
      rows: risks.map((risk) => riskRow(risk, voice)),
    },
  ];
}

function riskRow(risk: RiskRow, { words, dates }: Voice): Row {
  const { risks: heads } = words;
  const { title, likelihood, impact, treatment, owner, reviewOn, reviewLate, closedOn, state } = risk;
  const review: Cell = {
    text: reviewOn === null ? '—' : dates.shortDay(reviewOn),
    ...(reviewLate && { small: heads.reviewLate, isStrong: true }),
  };
  return {
    cells: [
      { text: title, isStrong: true },
      { text: heads.degrees[likelihood], isStrong: likelihood === 'high' },
      { text: heads.degrees[impact], isStrong: impact === 'high' },
      treatment === null ? { text: heads.undecided, isStrong: true } : heads.treatments[treatment],
      owner ?? '—',
      review,
      { text: heads.states[state], ...(closedOn !== null && { small: dates.shortDay(closedOn) }) },
    ],
    details: detailsOf(risk, words, (day) => dates.shortDay(day)),
  };
}

function detailsOf(risk: RiskRow, words: Words, dayText: (day: string) => string): Detail[] {
  const { risks: heads } = words;
  const threat = [heads.threats[risk.threatens], ...risk.targets].join(words.listed);
  const detail = (name: string, text: string | null) => (text === null ? [] : [{ name, text }]);
  const accepted = risk.acceptedOn === null ? null : [risk.acceptedBy, dayText(risk.acceptedOn)].join(words.listed);
  return [
    { name: heads.threatens, text: threat },
    ...detail(heads.measure, risk.measure),
    ...detail(heads.accepted, accepted),
    { name: heads.raisedOn, text: dayText(risk.raisedOn) },
  ];
}
