import type { SloState } from '../definitions/slo-states.ts';
import { type Family, quoted } from './family.ts';

const states = ['ok', 'ticket', 'page'] as const;
const readings = ['primary', 'worst', 'best'] as const;

/** The families about SLOs, each over its window of now. What there is no number for has no line: 0 would be a number. */
export function sloFamilies(slos: readonly SloState[]): Family[] {
  const each = (value: (slo: SloState) => string | number | null): string[] =>
    slos.flatMap((slo) => {
      const number = value(slo);
      return number === null ? [] : [`{slo=${quoted(slo.slo)}} ${number}`];
    });
  return [
    ['kadoban_slo_objective_percent', 'The share of time promised.', each(({ objective }) => objective)],
    [
      'kadoban_slo_availability_percent',
      'Availability in the current window, floored; worst and best say how sure primary is.',
      slos.flatMap(({ slo, evaluation }) =>
        readings.flatMap((reading) => {
          const share = evaluation[reading];
          return share === null ? [] : [`{slo=${quoted(slo)},reading="${reading}"} ${share.percent}`];
        }),
      ),
    ],
    [
      'kadoban_slo_coverage_percent',
      'The share of time in which somebody looked.',
      each((one) => one.evaluation.coverage),
    ],
    [
      'kadoban_slo_budget_seconds',
      'Down time that the objective allows.',
      each((one) => one.evaluation.budgetMs / 1000),
    ],
    [
      'kadoban_slo_budget_remaining_seconds',
      'What is left of the budget; negative once it is overspent.',
      each((one) => one.evaluation.budgetRemainingMs / 1000),
    ],
    [
      'kadoban_slo_burn_state',
      '1 for the alert that the burn rate calls for now, else 0.',
      slos.flatMap(({ slo, burn }) =>
        states.map((state) => `{slo=${quoted(slo)},state="${state}"} ${burn.state === state ? 1 : 0}`),
      ),
    ],
    ['kadoban_slo_burn_rule_firing', '1 while both legs of the rule burn faster than it allows.', ruleLines(slos)],
    ['kadoban_slo_burn_rate', 'How many times faster than the objective allows.', legLines(slos)],
  ];
}

function ruleLines(slos: readonly SloState[]): string[] {
  return slos.flatMap(({ slo, burn }) =>
    burn.rules.map(({ state, long, isFiring }) => {
      return `{slo=${quoted(slo)},alert="${state}",long="${span(long.lengthMs)}"} ${isFiring ? 1 : 0}`;
    }),
  );
}

function legLines(slos: readonly SloState[]): string[] {
  return slos.flatMap(({ slo, burn }) => {
    // Two rules share the leg of six hours.
    const legs = new Map(burn.rules.flatMap(({ long, short }) => [long, short]).map((leg) => [leg.lengthMs, leg]));
    return [...legs.values()].flatMap(({ lengthMs, rate }) =>
      rate === null ? [] : [`{slo=${quoted(slo)},over="${span(lengthMs)}"} ${rate}`],
    );
  });
}

/** `5m`, `6h` or `3d`. */
function span(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
