import { useEffect, useState } from 'react';
import type { Metrics, Span } from '../../src/api/contract.ts';
import { formatInterval } from '../format/duration.ts';
import { formatQuantity, type Unit } from '../format/quantity.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { useCursor } from '../parts/cursor.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { momentOf, spanAt } from './moment.ts';

interface MomentLineProps {
  readonly spans: readonly Span[];
  readonly metrics: Metrics | undefined;
  /** The instant that the address points at. */
  readonly pinnedMs: number | null;
  unpin(): void;
}

/** What the host was like at the instant under the cursor, be it over the timeline or over a chart. */
export function MomentLine({ spans, metrics, pinnedMs, unpin }: MomentLineProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const cursor = useCursor();
  const [atMs, setAtMs] = useState<number | null>(pinnedMs);
  useEffect(() => cursor.subscribe((at) => setAtMs(at)), [cursor]);
  if (atMs === null) return <p className="moment muted">{t('host.moment.none')}</p>;
  const span = spanAt(spans, atMs);
  const moment = metrics === undefined ? null : momentOf(metrics, atMs);
  const values: readonly [string, number | null, Unit][] =
    moment === null
      ? []
      : [
          [t('host.cpu'), moment.cpuPercent, 'percent'],
          [t('host.memory'), moment.memoryPercent, 'percent'],
          [t('host.load'), moment.load, 'load'],
          [
            moment.diskMount === null ? t('host.disk') : `${t('host.disk')} ${moment.diskMount}`,
            moment.diskPercent,
            'percent',
          ],
        ];
  return (
    <div className="moment">
      <time dateTime={new Date(atMs).toISOString()}>{instants.zoned(atMs)}</time>
      {span === undefined ? (
        <span className="muted">{t('timeline.empty')}</span>
      ) : (
        <span>
          <StateMark status={span.status} /> {span.reason !== undefined && reasonText(t, span.reason)}
        </span>
      )}
      {values.map(([label, value, unit]) => (
        <span key={label} className="moment-value">
          {label} <b>{value === null ? t('none.short') : formatQuantity(value, unit)}</b>
        </span>
      ))}
      {metrics !== undefined && values.some(([, value]) => value !== null) && (
        // Of a long range a value is that of hours, and a host that was down at the instant may have one.
        <small className="muted">{t('charts.step', { step: formatInterval(metrics.stepMs, t) })}</small>
      )}
      {pinnedMs !== null && pinnedMs === atMs && (
        <button type="button" className="link-button" onClick={unpin}>
          {t('host.moment.unpin')}
        </button>
      )}
    </div>
  );
}
