import type { Span } from '../../src/api/contract.ts';
import { formatDuration } from '../format/duration.ts';
import type { Instants } from '../format/instants.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Duration } from './now.tsx';
import { StateMark } from './state-mark.tsx';

/** A span in one sentence, for those who hear the timeline. */
export function useSpanText(): (span: Span, next: Span | undefined) => string {
  const { t } = useWords();
  const { instants } = usePage();
  return ({ status, reason, from, to }) => {
    const fromMs = Date.parse(from);
    const toMs = Date.parse(to);
    return [
      t(`status.${status}`),
      reason === undefined ? '' : reasonText(t, reason),
      t('timeline.summary', {
        from: instants.full(fromMs),
        to: instants.until(fromMs, toMs),
        zone: instants.zoneLabel(toMs),
      }),
      formatDuration(toMs - fromMs, t),
    ]
      .filter((part) => part !== '')
      .join(' ');
  };
}

interface SpanTipProps {
  readonly span: Span;
  readonly next: Span | undefined;
  readonly x: number;
  readonly widthPx: number;
}

/** Wide enough for an instant with its weekday twice; as `.tip` in timeline.css. */
const tipPx = 330;

/** The exact times of a span, with what is uncertain about them, in the chosen zone and in UTC. */
export function SpanTip({ span, next, x, widthPx }: SpanTipProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const fromMs = Date.parse(span.from);
  const toMs = Date.parse(span.to);
  const left = Math.max(0, Math.min(x - tipPx / 2, widthPx - tipPx));
  return (
    <div className="tip" aria-hidden="true" style={{ left }}>
      <p className="tip-head">
        <StateMark status={span.status} />
        <Duration ms={toMs - fromMs} />
      </p>
      {span.reason !== undefined && <p>{reasonText(t, span.reason)}</p>}
      <p className="tip-times">
        {t('timeline.summary', {
          from: instants.full(fromMs),
          to: instants.until(fromMs, toMs),
          zone: instants.zoneLabel(toMs),
        })}
      </p>
      {bounded(span) && <p>{t('timeline.bounds.from', boundsOf(span, instants))}</p>}
      {next !== undefined && bounded(next) && <p>{t('timeline.bounds.to', boundsOf(next, instants))}</p>}
      <p className="muted">{t('timeline.utc', { from: instants.utc(fromMs), to: instants.utc(toMs) })}</p>
    </div>
  );
}

function bounded({ earliest, latest }: Span): boolean {
  return earliest !== undefined || latest !== undefined;
}

/** A bound that is not written is the instant itself. */
function boundsOf({ from, earliest = from, latest = from }: Span, instants: Instants) {
  const earliestMs = Date.parse(earliest);
  return { earliest: instants.full(earliestMs), latest: instants.until(earliestMs, Date.parse(latest)) };
}
