import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { Span, SpanList } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';
import { useCursor } from './cursor.ts';
import { SpanTip, useSpanText } from './span-tip.tsx';
import { TimelineAxis } from './timeline-axis.tsx';
import { TimelineBars, TimelineWhiskers } from './timeline-bars.tsx';
import {
  instantAt,
  layoutBars,
  nextTrouble,
  spanUnder,
  type TimedSpan,
  type Window,
  xOf,
} from './timeline-geometry.ts';
import { bandPx, type Overlays, TimelineOver, TimelineUnder } from './timeline-over.tsx';
import { useWidth } from './width.ts';
import '../styles/timeline.css';

interface TimelineProps {
  readonly list: SpanList;
  readonly window: Window;
  readonly label: string;
  readonly size: 'full' | 'small';
  readonly overlays?: Overlays | undefined;
  /** Asked to show a stretch larger. */
  zoom(fromMs: number, toMs: number): void;
  /** Asked to keep the cursor at an instant. */
  pin?(atMs: number): void;
}

const heightPx = { full: 64, small: 22 };

/**
 * Spans of state over time. To a keyboard and a screen reader it is a slider over the spans, whose value is the span
 * in words; beside every timeline of full size stands a table of the same.
 */
export function Timeline({ list, window, label, size, overlays, zoom, pin }: TimelineProps) {
  const { t } = useWords();
  const cursor = useCursor();
  const [frame, widthPx] = useWidth<HTMLDivElement>();
  const [selected, setSelected] = useState<number | null>(null);
  const timed = useMemo(() => list.spans.map(timedSpan), [list.spans]);
  const bars = useMemo(() => layoutBars(timed, window, widthPx), [timed, window, widthPx]);
  const words = useSpanText();
  const last = list.spans.length - 1;
  const index = selected === null ? null : Math.min(selected, last);
  const shown = index === null ? undefined : list.spans[index];

  const point = (event: PointerEvent): void => {
    const x = offsetIn(event);
    setSelected(spanUnder(bars, x));
    cursor.set(instantAt(x, window, widthPx), frame);
  };
  const leave = (): void => {
    setSelected(null);
    cursor.set(null, frame);
  };
  const select = (next: number): void => {
    const span = timed[next];
    if (span === undefined) return;
    setSelected(next);
    cursor.set(Math.max(span.fromMs, window.fromMs), frame);
  };
  const press = (event: KeyboardEvent): void => {
    const next = spanForKey(event, timed, index ?? last);
    if (next !== null) select(next);
    else if (event.key === 'Enter' && shown !== undefined) zoomAround(shown, zoom);
    else if (event.key === ' ' && shown !== undefined) pin?.(Math.max(Date.parse(shown.from), window.fromMs));
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  if (last < 0) return <p className="muted">{t('timeline.empty')}</p>;
  const over = overlays === undefined ? null : { overlays, window, widthPx, heightPx: heightPx[size] };
  const topPx = over === null ? 0 : bandPx;
  const valueSpan = shown ?? list.spans[last];
  return (
    <div className="timeline" data-size={size}>
      <div
        ref={frame}
        className="timeline-frame"
        role="slider"
        tabIndex={0}
        aria-label={label}
        aria-valuemin={1}
        aria-valuemax={last + 1}
        aria-valuenow={(index ?? last) + 1}
        aria-valuetext={valueSpan === undefined ? '' : words(valueSpan, list.spans[(index ?? last) + 1])}
        onPointerMove={point}
        onPointerLeave={leave}
        onBlur={leave}
        onKeyDown={press}
        onClick={(event) => pin?.(instantAt(offsetIn(event), window, widthPx))}
        onDoubleClick={() => shown !== undefined && zoomAround(shown, zoom)}
      >
        <svg width={widthPx} height={heightPx[size]} aria-hidden="true">
          {over !== null && <TimelineUnder {...over} />}
          <g transform={`translate(0 ${topPx})`}>
            <TimelineBars bars={bars} selected={index} heightPx={heightPx[size] - topPx} />
          </g>
          {over !== null && <TimelineOver {...over} />}
          {size === 'full' && <TimelineWhiskers spans={list.spans} window={window} widthPx={widthPx} />}
          <CursorLine window={window} widthPx={widthPx} heightPx={heightPx[size]} />
        </svg>
        {size === 'full' && <TimelineAxis window={window} widthPx={widthPx} />}
      </div>
      {shown !== undefined && (
        <SpanTip
          span={shown}
          next={list.spans[(index ?? 0) + 1]}
          x={middleOf(shown, window, widthPx)}
          widthPx={widthPx}
        />
      )}
    </div>
  );
}

function offsetIn({ clientX, currentTarget }: { readonly clientX: number; readonly currentTarget: Element }): number {
  return clientX - currentTarget.getBoundingClientRect().left;
}

function timedSpan({ from, to, status }: Span): TimedSpan {
  return { fromMs: Date.parse(from), toMs: Date.parse(to), status };
}

function middleOf(span: Span, window: Window, widthPx: number): number {
  const left = Math.max(0, xOf(Date.parse(span.from), window, widthPx));
  const right = Math.min(widthPx, xOf(Date.parse(span.to), window, widthPx));
  return (left + right) / 2;
}

/** A span and, on both sides, half its length: enough to see what came before and after. */
function zoomAround(span: Span, zoom: (fromMs: number, toMs: number) => void): void {
  const fromMs = Date.parse(span.from);
  const toMs = Date.parse(span.to);
  const padMs = (toMs - fromMs) / 2;
  zoom(fromMs - padMs, toMs + padMs);
}

function spanForKey({ key, shiftKey }: KeyboardEvent, spans: readonly TimedSpan[], index: number): number | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowDown':
      return shiftKey ? nextTrouble(spans, index, -1) : Math.max(0, index - 1);
    case 'ArrowRight':
    case 'ArrowUp':
      return shiftKey ? nextTrouble(spans, index, 1) : Math.min(spans.length - 1, index + 1);
    case 'Home':
      return 0;
    case 'End':
      return spans.length - 1;
    default:
      return null;
  }
}

interface CursorLineProps {
  readonly window: Window;
  readonly widthPx: number;
  readonly heightPx: number;
}

/** Where the reader points, here or in a chart. Moved by hand: drawing everything anew for it would stutter. */
function CursorLine({ window, widthPx, heightPx: height }: CursorLineProps) {
  const cursor = useCursor();
  const line = useRef<SVGLineElement>(null);
  useEffect(
    () =>
      cursor.subscribe((atMs) => {
        const visible = atMs !== null && atMs >= window.fromMs && atMs < window.toMs;
        line.current?.setAttribute('visibility', visible ? 'visible' : 'hidden');
        if (visible) line.current?.setAttribute('transform', `translate(${xOf(atMs, window, widthPx)} 0)`);
      }),
    [cursor, window, widthPx],
  );
  return <line ref={line} className="cursor-line" y2={height} visibility="hidden" />;
}
