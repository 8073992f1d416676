import { trendCaption, trendRows } from '../content/trend-rows.ts';
import type { Voice } from '../content/voice.ts';
import type { Line, Verdict } from '../line.ts';
import { escaped } from './markup.ts';

const barPx = 50;
const chartPx = 110;

/** Told apart in grey too; the pattern is in `patterns.ts`. */
const looks: Readonly<Record<Verdict, { readonly fill: string; readonly stroke: string }>> = {
  met: { fill: '#dcebe4', stroke: '#00805c' },
  missed: { fill: '#b3261e', stroke: '#b3261e' },
  undetermined: { fill: 'url(#undetermined)', stroke: '#5f6673' },
};

/** Bars of thirteen months with the objective across them, and the figures below as a table. */
export function trendHtml(line: Line, voice: Voice): string {
  const { dates } = voice;
  const objective = line.objective === null ? null : Number(line.objective);
  const bottom = bottomOf(line, objective);
  const y = (percent: number) => chartPx - ((percent - bottom) / (100 - bottom)) * (chartPx - 10);
  const bars = line.trend.map(({ figures }, index) => {
    const percent = Number(figures?.primary?.percent ?? Number.NaN);
    if (Number.isNaN(percent)) return `<text x="${index * barPx + 12}" y="${chartPx - 4}">—</text>`;
    const { fill, stroke } = looks[figures?.verdict ?? 'met'];
    return `<rect x="${index * barPx + 8}" y="${y(percent)}" width="${barPx - 20}" height="${chartPx - y(percent)}" fill="${fill}" stroke="${stroke}"/>`;
  });
  const target =
    objective === null
      ? ''
      : `<line x1="0" x2="${13 * barPx}" y1="${y(objective)}" y2="${y(objective)}" stroke="#16191d" stroke-dasharray="6 4"/>`;
  const chart = `<svg viewBox="0 0 ${13 * barPx} ${chartPx + 2}" role="img" aria-label="${escaped(line.title)}">${bars.join('')}${target}</svg>`;
  const heads = line.trend.map(({ month }) => `<th scope="col" class="right">${escaped(dates.shortMonth(month))}</th>`);
  const body = trendRows(line, voice).map(
    ({ name, texts }) =>
      `<tr><th scope="row">${escaped(name)}</th>${texts.map((text) => `<td class="right">${escaped(text)}</td>`).join('')}</tr>`,
  );
  return `<figure class="trend"><figcaption><h3>${escaped(line.title)}</h3></figcaption>${chart}<p><small>${escaped(trendCaption(line, bottom, voice))}</small></p><div class="scroll" tabindex="0"><table><thead><tr><td></td>${heads.join('')}</tr></thead><tbody>${body.join('')}</tbody></table></div></figure>`;
}

/** Where the axis begins, so that what was missed is seen: below the worst month and the objective. */
function bottomOf({ trend }: Line, objective: number | null): number {
  const percents = trend.flatMap(({ figures }) => (figures?.primary ? [Number(figures.primary.percent)] : []));
  const least = Math.min(objective ?? 100, ...percents);
  return [99.9, 99.5, 99, 98, 95, 90, 75, 50].find((floor) => floor < least) ?? 0;
}
