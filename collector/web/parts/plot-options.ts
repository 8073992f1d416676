import type { AlignedData, Axis, Options, Series } from 'uplot';
import type { Instants } from '../format/instants.ts';
import { formatQuantity, type Unit } from '../format/quantity.ts';
import type { Chart } from './chart-series.ts';
import { tickLabel } from './tick-label.ts';
import type { Window } from './timeline-geometry.ts';
import { ticksOf } from './timeline-ticks.ts';

/** What a plot shows; read anew at every drawing, because values arrive without the plot being made again. */
export interface PlotLook {
  readonly chart: Chart;
  readonly window: Window;
  readonly data: AlignedData;
  zoom(fromMs: number, toMs: number): void;
}

/** What a plot is made for; another size or colour is another plot. */
export interface PlotFrame {
  readonly widthPx: number;
  readonly instants: Instants;
  readonly timeLabel: string;
  readonly colours: PlotColours;
}

export interface PlotColours {
  readonly series: readonly string[];
  readonly text: string;
  readonly grid: string;
  readonly fontFamily: string;
}

const heightPx = 168;
const axisWidthPx = 62;
const labelPx = 84;
const seriesColours = 6;

/** The page's colours and letters as a canvas understands them: computed, because it knows no custom properties. */
export function resolveColours(element: HTMLElement): PlotColours {
  const probe = element.appendChild(document.createElement('i'));
  const read = (name: string): string => {
    probe.style.color = `var(--${name})`;
    return getComputedStyle(probe).color;
  };
  const colours = {
    series: Array.from({ length: seriesColours }, (_, index) => read(`series-${index + 1}`)),
    text: read('text-muted'),
    grid: read('grid'),
    fontFamily: getComputedStyle(element).fontFamily,
  };
  probe.remove();
  return colours;
}

/** What a plot tells of itself. */
export interface PlotTold {
  /** The instant under the pointer, or null when it has left. */
  point(atMs: number | null): void;
  /** It is laid out: before that nothing has a place on it. */
  ready(): void;
}

/** How uPlot is to draw. */
export function plotOptions(look: () => PlotLook, frame: PlotFrame, { point, ready }: PlotTold): Options {
  const { chart } = look();
  const { widthPx, instants, colours, timeLabel } = frame;
  return {
    width: widthPx,
    height: heightPx,
    // Instants are milliseconds here, as everywhere; uPlot's own default is seconds.
    ms: 1,
    padding: [8, 8, 0, 0],
    cursor: { y: false, points: { size: 5 }, drag: { x: true, y: false, setScale: false } },
    legend: { live: true, markers: { width: 0, fill: (_plot, index) => seriesColour(colours, index - 1) } },
    scales: {
      x: { time: false, range: () => [look().window.fromMs, look().window.toMs] },
      y: { range: (_plot, _min, max) => [0, look().chart.top ?? topOf(max, chart.unit)] },
    },
    axes: [timeAxis(look, frame), valueAxis(chart.unit, colours)],
    series: [
      { label: timeLabel, value: (_plot, value: number | null) => (value === null ? '' : instants.short(value)) },
      ...chart.series.map(({ label }, index) => seriesOptions(look, label, index, colours)),
    ],
    bands: chart.stacked ? chart.series.slice(1).map((_, index) => ({ series: [index + 2, index + 1] })) : [],
    hooks: {
      ready: [ready],
      setCursor: [
        (plot) => {
          const { left = -1 } = plot.cursor;
          if (left < 0) point(null);
          // New values set the crosshair anew, wherever it was put from elsewhere; only who points here says where it is.
          else if (plot.over.matches(':hover')) point(plot.posToVal(left, 'x'));
        },
      ],
      setSelect: [
        (plot) => {
          const { left, width } = plot.select;
          if (width === 0) return;
          plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
          look().zoom(plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x'));
        },
      ],
    },
  };
}

function seriesOptions(look: () => PlotLook, label: string, index: number, colours: PlotColours): Series {
  const { chart } = look();
  const colour = seriesColour(colours, index);
  return {
    label,
    stroke: colour,
    // Parts of a stack are areas: a line on top of them would give the whole the colour of its last part.
    width: chart.stacked ? 0 : 1.4,
    spanGaps: false,
    points: { show: false },
    ...(chart.stacked ? { fill: translucent(colour) } : {}),
    // The legend says what was measured; in a stack the drawn height is a sum. Without a pointer it is the latest.
    value: (_plot, _value, _series, row) => {
      const { series, unit } = look().chart;
      const measured = series[index];
      const value = row === null ? measured?.average.findLast((one) => one !== null) : measured?.average[row];
      return value === null || value === undefined ? '–' : formatQuantity(value, unit);
    },
  };
}

function seriesColour({ series, text }: PlotColours, index: number): string {
  return series[index % seriesColours] ?? text;
}

function timeAxis(look: () => PlotLook, { widthPx, instants, colours }: PlotFrame): Axis {
  const ticks = () => ticksOf(look().window, Math.max(2, Math.floor((widthPx - axisWidthPx) / labelPx)), instants.zone);
  return {
    ...axisLook(colours),
    size: 26,
    splits: () => [...ticks().atMs],
    values: () => {
      const { atMs, stepMs } = ticks();
      return atMs.map((at) => tickLabel(at, stepMs, instants));
    },
  };
}

function valueAxis(unit: Unit, colours: PlotColours): Axis {
  return {
    ...axisLook(colours),
    size: axisWidthPx,
    ...(unit.startsWith('bytes') ? { incrs: binaryIncrements } : {}),
    values: (_plot, splits) => splits.map((value) => axisText(value, unit)),
  };
}

function axisLook({ text, grid, fontFamily }: PlotColours): Axis {
  return {
    stroke: text,
    font: `11px ${fontFamily}`,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
  };
}

/** Without decimals that say nothing: 25 %, 2 GiB. */
function axisText(value: number, unit: Unit): string {
  return formatQuantity(value, unit)
    .replace(/\.0+(?= |$)/, '')
    .replace(/(\.\d*?)0+(?= |$)/, '$1');
}

/** 1, 2, 4 … of each unit, so that the axis reads 2 GiB and not 1.9 GiB. */
const binaryIncrements = Array.from({ length: 50 }, (_, power) => 2 ** power);

/** The smallest height of a chart: an idle host must not look busy. */
const leastTop: Readonly<Record<Unit, number>> = { percent: 10, bytes: 1024, 'bytes/s': 1024, load: 1 };

function topOf(max: number | null, unit: Unit): number {
  const top = Math.max((max ?? 0) * 1.1, leastTop[unit]);
  return unit === 'percent' ? Math.min(100, top) : top;
}

function translucent(colour: string): string {
  return colour.replace(/^rgb\((.*)\)$/, 'rgba($1, 0.55)');
}
