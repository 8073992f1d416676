import type { Voice } from '../content/voice.ts';
import { hms, percentText } from '../figures.ts';
import type { Line, TrendMonth } from '../line.ts';
import { escaped } from './markup.ts';

const barPx = 50;
const chartPx = 110;

/** Bars of thirteen months with the objective across them, and the figures below as a table. */
export function trendHtml(line: Line, voice: Voice): string {
  const { words, dates } = voice;
  const objective = line.objective === null ? null : Number(line.objective);
  const bottom = bottomOf(line, objective);
  const y = (percent: number) => chartPx - ((percent - bottom) / (100 - bottom)) * (chartPx - 10);
  const bars = line.trend.map(({ figures }, index) => {
    const percent = Number(figures?.primary?.percent ?? Number.NaN);
    if (Number.isNaN(percent)) return `<text x="${index * barPx + 12}" y="${chartPx - 4}">—</text>`;
    const missed = figures?.verdict === 'missed';
    return `<rect x="${index * barPx + 8}" y="${y(percent)}" width="${barPx - 20}" height="${chartPx - y(percent)}" fill="${missed ? '#b3261e' : '#dcebe4'}" stroke="${missed ? '#b3261e' : '#00805c'}"/>`;
  });
  const target =
    objective === null
      ? ''
      : `<line x1="0" x2="${13 * barPx}" y1="${y(objective)}" y2="${y(objective)}" stroke="#16191d" stroke-dasharray="6 4"/>`;
  const chart = `<svg viewBox="0 0 ${13 * barPx} ${chartPx + 2}" role="img" aria-label="${escaped(line.title)}">${bars.join('')}${target}</svg>`;
  const rows: [string, (month: TrendMonth) => string][] = [
    [words.figures.availability, ({ figures }) => percentText(figures?.primary?.percent) ?? '—'],
    [words.figures.down, ({ figures }) => (figures === null ? '—' : hms(figures.downMs))],
    [words.figures.outageCount, ({ figures }) => (figures === null ? '—' : String(figures.outageCount))],
  ];
  const heads = line.trend.map(({ month }) => `<th scope="col" class="right">${escaped(dates.shortMonth(month))}</th>`);
  const body = rows.map(
    ([name, of]) =>
      `<tr><th scope="row">${escaped(name)}</th>${line.trend.map((month) => `<td class="right">${escaped(of(month))}</td>`).join('')}</tr>`,
  );
  return `<figure class="trend"><figcaption><h3>${escaped(line.title)}</h3></figcaption>${chart}<p><small>${escaped(words.trendFrom(String(bottom)))}</small></p><div class="scroll" tabindex="0"><table><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div></figure>`;
}

/** Where the axis begins, so that what was missed is seen: below the worst month and the objective. */
function bottomOf({ trend }: Line, objective: number | null): number {
  const percents = trend.flatMap(({ figures }) => (figures?.primary ? [Number(figures.primary.percent)] : []));
  const least = Math.min(objective ?? 100, ...percents);
  return [99.9, 99.5, 99, 98, 95, 90, 75, 50].find((floor) => floor < least) ?? 0;
}
