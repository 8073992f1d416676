import { type KeyboardEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Lane, Lanes as LanesAnswer } from '../../src/api/contract/lanes.ts';
import { useWords } from '../page.ts';
import { useRowWindow } from '../parts/row-window.ts';
import { TimelineAxis } from '../parts/timeline-axis.tsx';
import { useWidth } from '../parts/width.ts';
import { usePlace } from '../router.ts';
import { useLaneGestures } from './lane-gestures.ts';
import { type LaneActs, LaneRow } from './lane-row.tsx';
import { closedIn, type LanePlace, laneStep } from './lane-steps.ts';
import { around, type View } from './lane-view.ts';
import { outagePath } from './ledger-rows.ts';
import '../styles/lanes.css';

/** As `.lane` in outages.css. */
const rowPx = 37;
/** More drawings than these are in the document only while they are seen. */
const wholeLanesMax = 40;

interface LaneAreaProps {
  readonly answer: LanesAnswer;
  readonly view: View;
  readonly whole: View;
  /** The services whose members are shown, as in the address. */
  readonly open: string;
  setView(view: View): void;
}

/** The lanes below one axis. */
export function LaneArea({ answer, view, whole, open, setView }: LaneAreaProps) {
  const { t } = useWords();
  const area = useRef<HTMLDivElement>(null);
  const [axis, widthPx] = useWidth<HTMLDivElement>();
  const { lanes, asOf } = answer;
  const [place, setPlace] = useLanePlace(lanes);
  const shown = useRowWindow(area, { count: lanes.length, heightOf: () => rowPx, wholeMax: wholeLanesMax });
  const closed = useMemo(() => closedIn(answer, view), [answer, view]);
  const opened = new Set(open.split(','));
  useLaneGestures(area, { view, widthPx, setView });
  const openSpan = useOpenSpan(setView);
  const press = (event: KeyboardEvent, index: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const from = index === place.lane ? place : { lane: index, span: null };
    const step = laneStep(event, from, lanes, view, whole);
    if (step === null) return;
    event.preventDefault();
    if (step.do === 'open') openSpan(lanes[step.place.lane], step.place.span);
    else setView(step.view);
    if (step.do !== 'go') return;
    setPlace(step.place);
    shown.show(step.place.lane);
    const slider = `[data-lane="${step.place.lane}"]`;
    requestAnimationFrame(() => area.current?.querySelector<HTMLElement>(slider)?.focus());
  };
  const acts = useSteadyActs({ open: openSpan, toggle: useToggle(opened), press });
  return (
    <div className="lanes" ref={area}>
      <div className="lane lane-axis">
        <div className="lane-name muted">{t('outages.col.target')}</div>
        <div ref={axis} data-drawing="">
          <TimelineAxis window={view} widthPx={widthPx} />
        </div>
      </div>
      <div style={{ height: shown.abovePx }} />
      {lanes.slice(shown.first, shown.end).map((lane, offset) => (
        <LaneRow
          key={`${lane.of} ${lane.target}`}
          lane={lane}
          index={shown.first + offset}
          view={view}
          asOfMs={Date.parse(asOf)}
          widthPx={widthPx}
          closed={closed.get(lane.calendar ?? '') ?? none}
          isOpen={opened.has(lane.target)}
          isCurrent={shown.first + offset === place.lane}
          selected={shown.first + offset === place.lane ? place.span : null}
          acts={acts}
        />
      ))}
      <div style={{ height: shown.belowPx }} />
    </div>
  );
}

const none: readonly never[] = [];

/** Where the keyboard is. A trouble is remembered by when it began: another answer has others between. */
function useLanePlace(lanes: readonly Lane[]): [LanePlace, (place: LanePlace) => void] {
  const [at, setAt] = useState<{ readonly lane: number; readonly from: string | null }>({ lane: 0, from: null });
  const lane = Math.min(at.lane, lanes.length - 1);
  const span = lanes[lane]?.spans.findIndex(({ from }) => from === at.from) ?? -1;
  const set = (next: LanePlace): void => {
    setAt({ lane: next.lane, from: next.span === null ? null : (lanes[next.lane]?.spans[next.span]?.from ?? null) });
  };
  return [{ lane, span: span < 0 ? null : span }, set];
}

/** An outage of what was promised has a page; anything else is shown larger. */
function useOpenSpan(setView: (view: View) => void): (lane: Lane | undefined, index: number | null) => void {
  const { router } = useWords();
  return (lane, index) => {
    const span = index === null ? undefined : lane?.spans[index];
    if (lane === undefined || span === undefined) return;
    if (span.status === 'down' && lane.of === null) {
      router.go(outagePath({ target: lane.target, at: span.from }), 'push');
    } else setView(around(Date.parse(span.from), Date.parse(span.to)));
  };
}

function useToggle(opened: ReadonlySet<string>): (target: string) => void {
  const { router } = useWords();
  const place = usePlace();
  return (target) => {
    const next = new Set([...opened].filter((id) => id !== ''));
    if (!next.delete(target)) next.add(target);
    router.go(place.with({ open: [...next].join(',') }), 'replace');
  };
}

/** Handlers that stay the same for the rows and do what they do now: a row is drawn anew only when its lane or the view changes. */
function useSteadyActs(acts: LaneActs): LaneActs {
  const latest = useRef(acts);
  useLayoutEffect(() => {
    latest.current = acts;
  });
  return useMemo(
    () => ({
      open: (lane, span) => latest.current.open(lane, span),
      toggle: (target) => latest.current.toggle(target),
      press: (event, index) => latest.current.press(event, index),
    }),
    [],
  );
}
