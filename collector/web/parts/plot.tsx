import { useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { usePage, useWords } from '../page.ts';
import type { Chart } from './chart-series.ts';
import { useCursor } from './cursor.ts';
import { plotData } from './plot-data.ts';
import { type PlotLook, plotOptions, resolveColours } from './plot-options.ts';
import { useScheme } from './scheme.ts';
import type { Window } from './timeline-geometry.ts';
import { useWidth } from './width.ts';

interface PlotProps {
  readonly chart: Chart;
  readonly atMs: readonly number[];
  readonly window: Window;
  zoom(fromMs: number, toMs: number): void;
}

/** A chart drawn by uPlot, whose crosshair is the page's cursor. */
export function Plot({ chart, atMs, window, zoom }: PlotProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const cursor = useCursor();
  const scheme = useScheme();
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const plot = useRef<uPlot | null>(null);
  const data = useMemo(() => plotData(chart, atMs), [chart, atMs]);
  const latest = useRef<PlotLook>({ chart, window, zoom, data });
  useLayoutEffect(() => {
    latest.current = { chart, window, zoom, data };
  });

  // New values are set into the plot that is there; only another shape, size, language or colour makes a new one.
  const shape = JSON.stringify([chart.id, chart.stacked, chart.series.map(({ label }) => label)]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values come through `latest`, see above
  useEffect(() => {
    const element = frame.current;
    if (element === null || widthPx === 0) return;
    const look = { widthPx, instants, timeLabel: t('charts.time'), colours: resolveColours(element) };
    let unsubscribe = (): void => {};
    const options = plotOptions(() => latest.current, look, {
      point: (atMs) => cursor.set(atMs, plot),
      ready() {
        // It tells so a moment after it was made; by then it may be gone again.
        if (plot.current === null) return;
        unsubscribe = cursor.subscribe((at, from) => {
          if (from !== plot) made.setCursor({ left: at === null ? -10 : made.valToPos(at, 'x'), top: 0 }, false);
        });
      },
    });
    const made = new uPlot(options, latest.current.data, element);
    plot.current = made;
    return () => {
      unsubscribe();
      made.destroy();
      plot.current = null;
    };
  }, [shape, widthPx, scheme, instants, cursor]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another window moves the edges of the plot too
  useEffect(() => {
    plot.current?.setData(data);
  }, [data, window.fromMs, window.toMs]);
  return <div ref={frame} className="plot" />;
}
