import type { Availability, Outage } from '../../src/api/contract.ts';
import { exactDuration, formatDuration } from '../format/duration.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { ZoomIcon } from '../parts/icons.tsx';
import { At, Duration } from '../parts/now.tsx';

/** One month of flapping must not make the page unusable; the report lists all of them. */
const rowsMax = 200;

interface OutageTableProps {
  readonly availability: Availability;
  zoom(fromMs: number, toMs: number): void;
}

/** Every outage of the range with its cause, latest first: what stands behind the percentage. */
export function OutageTable({ availability, zoom }: OutageTableProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const { outages, unknownMs, asOf } = availability;
  if (outages.length === 0) {
    return <p className="muted">{t(unknownMs > 0 ? 'host.outages.unlooked' : 'host.outages.none')}</p>;
  }
  const rows = outages.slice(-rowsMax).toReversed();
  return (
    <div className="scroll-x">
      <table className="plain outages">
        <thead>
          <tr>
            <th scope="col">
              {t('host.outages.when')} ({instants.zoneLabel(Date.parse(asOf))})
            </th>
            <th scope="col">{t('host.outages.duration')}</th>
            <th scope="col">{t('host.outages.cause')}</th>
            <th scope="col">
              <span className="hidden">{t('host.outages.zoom')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((outage) => (
            <OutageRow key={outage.from} outage={outage} asOfMs={Date.parse(asOf)} zoom={zoom} />
          ))}
        </tbody>
      </table>
      {rows.length < outages.length && <p className="muted">{t('timeline.more', { n: rowsMax })}</p>}
    </div>
  );
}

interface OutageRowProps {
  readonly outage: Outage;
  readonly asOfMs: number;
  zoom(fromMs: number, toMs: number): void;
}

function OutageRow({ outage, asOfMs, zoom }: OutageRowProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const { reason, output, downMs, countedMs } = outage;
  const fromMs = Date.parse(outage.from);
  const toMs = outage.to === null ? null : Date.parse(outage.to);
  const padMs = ((toMs ?? asOfMs) - fromMs) / 2;
  return (
    <tr>
      <td>
        <span className="times">
          <At ms={fromMs} as="full" /> –{' '}
          {toMs === null ? t('timeline.ongoing') : <At ms={toMs}>{instants.until(fromMs, toMs)}</At>}
        </span>
        <OutageBounds outage={outage} />
      </td>
      <td>
        <Duration ms={downMs} />
        {countedMs !== downMs && (
          <small title={exactDuration(countedMs, t)}>
            {t('host.outages.counted', { duration: formatDuration(countedMs, t) })}
          </small>
        )}
      </td>
      <td className="cause">
        {reason === undefined ? t('reason.unspecified') : reasonText(t, reason)}
        {output !== undefined && <code>{output}</code>}
      </td>
      <td className="actions">
        <button
          type="button"
          className="icon-button"
          title={t('host.outages.zoom')}
          onClick={() => zoom(fromMs - padMs, (toMs ?? asOfMs) + padMs)}
        >
          <ZoomIcon />
          <span className="hidden">{t('host.outages.zoom')}</span>
        </button>
      </td>
    </tr>
  );
}

/** When it may have begun and ended, where that is not exact. */
function OutageBounds({ outage: { earliest, latest } }: { outage: Outage }) {
  const { t } = useWords();
  const { instants } = usePage();
  const write = (at: string): string => instants.full(Date.parse(at));
  if (earliest !== undefined && latest !== undefined) {
    return <small>{t('host.outages.bounds', { earliest: write(earliest), latest: write(latest) })}</small>;
  }
  if (earliest !== undefined) return <small>{t('host.outages.bounds.earliest', { earliest: write(earliest) })}</small>;
  if (latest !== undefined) return <small>{t('host.outages.bounds.latest', { latest: write(latest) })}</small>;
  return null;
}
