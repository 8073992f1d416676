import { hms, ofSeen, percentText } from '../figures.ts';
import type { Line, LineFigures, Verdict } from '../line.ts';
import type { Voice } from './voice.ts';

/** A row of the table below the bars: a text for each month. */
export interface TrendRow {
  readonly name: string;
  readonly texts: readonly string[];
}

/** The shape of a verdict where there is no room for its word. */
const shapes: Readonly<Record<Verdict, string>> = { met: '○', missed: '×', undetermined: '△' };

/** Availability with how much of the month was observed, and what became of it. Nothing stands where nobody looked. */
export function trendRows({ trend }: Line, { words }: Voice): TrendRow[] {
  const { figures: heads } = words;
  const row = (name: string, text: (figures: LineFigures) => string | null): TrendRow => ({
    name,
    texts: trend.map(({ figures }) => (figures && text(figures)) ?? '—'),
  });
  const isJudged = trend.some(({ figures }) => figures?.verdict);
  return [
    row(heads.availability, ({ primary }) => percentText(primary?.percent)),
    row(heads.coverage, ({ coverage }) => percentText(coverage)),
    ...(isJudged ? [row(heads.verdict, ({ verdict }) => verdict && shapes[verdict])] : []),
    row(heads.down, (figures) => ofSeen(figures, hms(figures.downMs))),
    row(heads.outageCount, (figures) => ofSeen(figures, String(figures.outageCount))),
  ];
}

/** What the bars and shapes mean; `start` is where the axis begins, in percent. */
export function trendCaption({ trend }: Line, start: number, { words }: Voice): string {
  const { verdicts } = words;
  const caption = words.trendFrom(String(start));
  if (!trend.some(({ figures }) => figures?.verdict)) return caption;
  const keys = (['met', 'missed', 'undetermined'] as const).map((one) => `${shapes[one]} ${verdicts[one]}`);
  return `${caption}${words.bracketed(keys.join(words.listed))}`;
}
