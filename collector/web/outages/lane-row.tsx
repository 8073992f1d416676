import { type KeyboardEvent, memo } from 'react';
import type { Lane } from '../../src/api/contract/lanes.ts';
import { useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { useSpanText } from '../parts/span-tip.tsx';
import type { Stretch } from '../parts/timeline-over.tsx';
import { LaneDrawing } from './lane-drawing.tsx';
import type { View } from './lane-view.ts';

export interface LaneActs {
  open(lane: Lane, span: number): void;
  toggle(target: string): void;
  press(event: KeyboardEvent, index: number): void;
}

interface LaneRowProps {
  readonly lane: Lane;
  readonly index: number;
  readonly view: View;
  readonly asOfMs: number;
  readonly widthPx: number;
  readonly closed: readonly Stretch[];
  readonly isOpen: boolean;
  /** The one lane that Tab leads to. */
  readonly isCurrent: boolean;
  readonly selected: number | null;
  readonly acts: LaneActs;
}

/** To a keyboard and a screen reader a lane is a slider over its troubles, whose value is one of them in words. */
export const LaneRow = memo(function LaneRow(props: LaneRowProps) {
  const { lane, index, view, asOfMs, widthPx, closed, isOpen, isCurrent, selected, acts } = props;
  const { t } = useWords();
  const words = useSpanText();
  const span = selected === null ? undefined : lane.spans[selected];
  const count = lane.spans.length;
  return (
    <div className="lane" data-member={lane.of !== null}>
      <div className="lane-name">
        {lane.of === null && lane.members > 0 ? (
          <button
            type="button"
            className="lane-toggle"
            aria-expanded={isOpen}
            title={t('outages.lanes.members', { n: lane.members })}
            onClick={() => acts.toggle(lane.target)}
          >
            <Chevron to={isOpen ? 'down' : 'right'} />
            <span>{lane.title}</span>
          </button>
        ) : (
          <span className="lane-title">{lane.title}</span>
        )}
      </div>
      <div
        className="lane-slider"
        role="slider"
        tabIndex={isCurrent ? 0 : -1}
        data-lane={index}
        aria-label={t('outages.lanes.label', { name: lane.title })}
        aria-valuemin={0}
        aria-valuemax={count}
        aria-valuenow={selected === null ? 0 : selected + 1}
        aria-valuetext={span === undefined ? t('outages.lanes.count', { n: count }) : words(span, undefined)}
        onKeyDown={(event) => acts.press(event, index)}
      >
        <LaneDrawing
          lane={lane}
          closed={closed}
          view={view}
          asOfMs={asOfMs}
          widthPx={widthPx}
          selected={selected}
          open={(at) => acts.open(lane, at)}
        />
      </div>
    </div>
  );
});
