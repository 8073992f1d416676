import type { StructureElement } from 'pdfkit';
import { trendCaption, trendRows } from '../content/trend-rows.ts';
import type { Voice } from '../content/voice.ts';
import type { Line, LineFigures } from '../line.ts';
import { colours } from './colours.ts';
import type { Flow } from './flow.ts';
import type { TextStyle } from './paper.ts';
import { hatch } from './patterns.ts';

const titleStyle: TextStyle = { size: 8.5, weight: 'bold' };
const figureStyle: TextStyle = { size: 6.2 };
const strongFigureStyle: TextStyle = { size: 6.2, weight: 'bold' };
const nameStyle: TextStyle = { size: 6.5, color: colours.faint };

const chartHeight = 46;
const nameWidth = 78;

/** Where the axis may begin, in percent: the highest that everything is above. */
const axisStarts = [99.9, 99.5, 99, 98, 95, 90, 80, 50, 0];

/** A chart is never torn from its figures. */
export function trendHeight(flow: Flow, line: Line, voice: Voice): number {
  const { paper } = flow;
  const titles = paper.linesOf(line.title, flow.width, titleStyle).length;
  const rows = trendRows(line, voice).length + 1;
  const captions = paper.linesOf(trendCaption(line, axisStart(line), voice), flow.width, nameStyle).length;
  const table = rows * paper.lineHeight(figureStyle) + captions * paper.lineHeight(nameStyle);
  return titles * paper.lineHeight(titleStyle) + chartHeight + table + 8;
}

/** Bars of thirteen months over the table of their figures: every column of the table is the foot of its bar. */
export function drawTrend(flow: Flow, parent: StructureElement, line: Line, voice: Voice): void {
  const { paper } = flow;
  const { words } = voice;
  const titles = paper.linesOf(line.title, flow.width, titleStyle);
  const rowHeight = paper.lineHeight(figureStyle);
  flow.need(trendHeight(flow, line, voice));
  const heading = paper.element(parent, 'H3');
  for (const title of titles) {
    paper.tagged(heading, 'H3', () => paper.write(title, flow.left, flow.y, titleStyle));
    flow.y += paper.lineHeight(titleStyle);
  }
  const start = axisStart(line);
  const caption = trendCaption(line, start, voice);
  const figure = paper.element(parent, 'Figure', { alt: `${line.title}${words.colon}${caption}` });
  paper.tagged(figure, 'Figure', () => drawBars(flow, line, start));
  flow.y += chartHeight + 2;
  const table = paper.element(parent, 'Table');
  for (const row of figureRows(line, voice)) {
    const element = paper.element(table, 'TR');
    const head = paper.element(element, 'TH', { scope: 'Row' });
    paper.tagged(head, 'TH', () =>
      paper.write(paper.fitted(row.name, nameWidth - 3, nameStyle), flow.left, flow.y, nameStyle),
    );
    for (const [index, text] of row.texts.entries()) {
      const style = row.strong?.[index] ? strongFigureStyle : figureStyle;
      const cell = paper.element(element, 'TD');
      paper.tagged(cell, 'TD', () =>
        paper.writeMiddle(text, columnMiddle(flow, index, row.texts.length), flow.y, style),
      );
    }
    flow.y += rowHeight;
  }
  flow.text(parent, 'P', caption, nameStyle);
  flow.gap(7);
}

function columnMiddle(flow: Flow, index: number, count: number): number {
  return flow.left + nameWidth + ((flow.width - nameWidth) * (index + 0.5)) / count;
}

function axisStart({ trend, objective }: Line): number {
  const percents = trend.flatMap(({ figures }) => (figures?.primary ? [Number(figures.primary.percent)] : []));
  const lowest = Math.min(...percents, objective === null ? 100 : Number(objective));
  return axisStarts.find((start) => start < lowest) ?? 0;
}

/** A bar that missed is dark, an undetermined one hatched, and the others are light with a frame, so that they differ on a fax too. */
function drawBars(flow: Flow, { trend, objective }: Line, start: number): void {
  const { paper } = flow;
  const left = flow.left + nameWidth;
  const bottom = flow.y + chartHeight;
  const usable = chartHeight - 8;
  const y = (percent: number) => bottom - (usable * (percent - start)) / (100 - start);
  const width = ((flow.width - nameWidth) / trend.length) * 0.5;
  for (const percent of [start, 100]) {
    paper.rule(left, y(percent), flow.right, y(percent), colours.rule);
    paper.writeRight(`${percent}%`, left - 4, y(percent) - paper.lineHeight(nameStyle) / 2, nameStyle);
  }
  for (const [index, { figures }] of trend.entries()) {
    const middle = columnMiddle(flow, index, trend.length);
    if (!figures?.primary) {
      paper.writeMiddle('—', middle, bottom - paper.lineHeight(figureStyle), figureStyle);
      continue;
    }
    const top = y(Number(figures.primary.percent));
    const height = Math.max(bottom - top, 0.8);
    drawBar(flow, figures, middle - width / 2, bottom - height, width, height);
  }
  if (objective === null) return;
  const target = y(Number(objective));
  paper.dashed(left, target, flow.right, target, colours.text);
}

function drawBar({ paper }: Flow, { verdict }: LineFigures, x: number, y: number, width: number, height: number): void {
  if (verdict === 'missed') paper.box(x, y, width, height, colours.down);
  else if (verdict === 'undetermined') hatch(paper, x, y, width, height, colours.unknown);
  else {
    paper.box(x, y, width, height, colours.upGround);
    paper.frame(x, y, width, height, colours.up);
  }
}

interface FigureRow {
  readonly name: string;
  readonly texts: readonly string[];
  readonly strong?: readonly boolean[];
}

function figureRows(line: Line, voice: Voice): FigureRow[] {
  const { words, dates } = voice;
  const [availability, ...rest] = trendRows(line, voice);
  const strong = line.trend.map(({ figures }) => figures?.verdict === 'missed');
  return [
    { name: words.figures.month, texts: line.trend.map(({ month }) => dates.shortMonth(month)) },
    ...(availability ? [{ ...availability, strong }] : []),
    ...rest,
  ];
}
