import type { unknownOf } from './shares.ts';
import { shareFormula } from './shares.ts';

/** Where a row has what its figures follow from: times in days, and the uncertain edges in seconds. */
export interface FigureCells {
  readonly base: string;
  readonly down: string;
  readonly unknown: string;
  readonly objective: string;
  readonly lower: string;
  readonly upper: string;
}

export interface FigureRules {
  readonly unknown: ReturnType<typeof unknownOf>;
  readonly verdicts: Readonly<Record<'met' | 'missed' | 'undetermined', string>>;
  /** Up to which decimal of a millisecond numbers of that size are right. */
  readonly decimals: number;
}

const msPerDay = 86_400_000;

/** Of whole milliseconds, so that nothing rounds up on its way to three decimals. */
export function figureFormulas(cells: FigureCells, { unknown, verdicts, decimals }: FigureRules) {
  const ms = (cell: string) => `ROUND(${cell}*${msPerDay},0)`;
  const edgeMs = (cell: string) => `ROUND(${cell}*1000,0)`;
  const [baseMs, downMs, unknownMs] = [ms(cells.base), ms(cells.down), ms(cells.unknown)] as const;
  const ofMs = unknown === 'exclude' ? `(${baseMs}-${unknownMs})` : baseMs;
  // Where unknown time counts as down, it is among what was down.
  const atWorst = `${baseMs}-${downMs}${unknown === 'down' ? '' : `-${unknownMs}`}-${edgeMs(cells.lower)}`;
  const atBest = `${baseMs}-${downMs}${unknown === 'down' ? `+${unknownMs}` : ''}+${edgeMs(cells.upper)}`;
  // What binary fractions get wrong is smaller than the decimals that are looked at.
  const keeps = (goodMs: string) => `ROUND(${goodMs}-${baseMs}*${cells.objective},${decimals})>=0`;
  return {
    availability: shareFormula(`${ofMs}-${downMs}`, ofMs),
    worst: shareFormula(atWorst, baseMs),
    best: shareFormula(atBest, baseMs),
    coverage: shareFormula(`${baseMs}-${unknownMs}`, baseMs),
    verdict: `IF(${baseMs}=0,"",IF(${keeps(atWorst)},"${verdicts.met}",IF(${keeps(atBest)},"${verdicts.undetermined}","${verdicts.missed}")))`,
    budget: `INT(ROUND(${baseMs}*(1-${cells.objective}),${decimals}))/${msPerDay}`,
    /** Of a budget in days, in seconds. */
    remaining: (budget: string) => `(${ms(budget)}-${downMs})/1000`,
  };
}
