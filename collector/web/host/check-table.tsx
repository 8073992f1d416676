import { Fragment, useState } from 'react';
import type { Availability, CheckDetail, SpanList } from '../../src/api/contract.ts';
import { useResource } from '../data/resource.ts';
import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { Ago, Elapsed } from '../parts/now.tsx';
import { AvailabilityCell } from '../parts/percent.tsx';
import type { Range } from '../parts/range.ts';
import { availabilityPath, spansPath } from '../parts/range-paths.ts';
import { StateMark } from '../parts/state-mark.tsx';
import { Timeline } from '../parts/timeline.tsx';
import '../styles/checks.css';
import { CheckMore } from './check-more.tsx';

interface CheckTableProps {
  readonly hostId: string;
  readonly checks: readonly CheckDetail[];
  readonly range: Range;
  readonly zone: string;
  zoom(fromMs: number, toMs: number): void;
}

/** The checks that run on a host, each with what it said last and how it was in the range. */
export function CheckTable({ checks, ...rest }: CheckTableProps) {
  const { t } = useWords();
  return (
    <section className="panel">
      <header className="panel-head">
        <h2>{t('check.title')}</h2>
      </header>
      {checks.length === 0 ? (
        <p className="muted">{t('check.empty')}</p>
      ) : (
        <div className="scroll-x">
          <table className="plain checks">
            <thead>
              <tr>
                <th scope="col">{t('check.state')}</th>
                <th scope="col">{t('check.name')}</th>
                <th scope="col">{t('check.availability')}</th>
                <th scope="col" className="check-timeline">
                  {t('check.timeline')}
                </th>
                <th scope="col">{t('check.last')}</th>
              </tr>
            </thead>
            <tbody>
              {checks.map((check) => (
                <CheckRow key={check.name} check={check} {...rest} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** A check looks every 30 s or so; every 10 s at most is asked what came of it. */
const checkEveryMs = 10_000;

type CheckRowProps = Omit<CheckTableProps, 'checks'> & { readonly check: CheckDetail };

function CheckRow({ check, hostId, range, zone, zoom }: CheckRowProps) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const freshness = { host: hostId, everyMs: checkEveryMs };
  const spans = useResource<SpanList>(spansPath(hostId, range, check.name), freshness).data;
  const availability = useResource<Availability>(availabilityPath(hostId, range, zone, check.name), freshness).data;
  return (
    <Fragment>
      <tr data-status={check.state.status}>
        <td className="col-state">
          <StateMark status={check.state.status} />
          <small>{check.state.since !== null && <Elapsed since={check.state.since} />}</small>
        </td>
        <th scope="row">
          <button type="button" className="disclose" aria-expanded={open} onClick={() => setOpen(!open)}>
            <Chevron to={open ? 'down' : 'right'} />
            {check.name}
          </button>
          <small className="check-target">
            {check.kind} {check.target}
          </small>
        </th>
        <td>{availability !== undefined && <AvailabilityCell availability={availability} />}</td>
        <td className="check-timeline">
          {spans !== undefined && (
            <Timeline
              list={spans}
              window={range}
              label={t('timeline.label', { name: check.name })}
              size="small"
              zoom={zoom}
            />
          )}
          {availability !== undefined && <LastOutage availability={availability} />}
        </td>
        <td className="check-last">
          <LastLook check={check} />
        </td>
      </tr>
      {open && (
        <tr className="more">
          <td colSpan={5}>
            <CheckMore check={check} availability={availability} zoom={zoom} />
          </td>
        </tr>
      )}
    </Fragment>
  );
}

/** What the timeline is too small to say. */
function LastOutage({ availability }: { availability: Availability }) {
  const { t } = useWords();
  const { instants } = usePage();
  const last = availability.outages.at(-1);
  if (last === undefined) return null;
  const fromMs = Date.parse(last.from);
  const to = last.to === null ? t('timeline.ongoing') : instants.until(fromMs, Date.parse(last.to));
  return (
    <small className="last-outage">
      {t('check.outages', { n: availability.outageCount, when: `${instants.short(fromMs)} – ${to}` })}{' '}
      {last.reason !== undefined && reasonText(t, last.reason)}
    </small>
  );
}

function LastLook({ check }: { check: CheckDetail }) {
  const { t } = useWords();
  const { lastLook, suspected, watched } = check;
  if (lastLook === null) return <span className="muted">{t('check.never')}</span>;
  return (
    <>
      <span className="last-line">
        <Ago at={lastLook.at} /> {lastLook.reason !== undefined && <strong>{reasonText(t, lastLook.reason)}</strong>}
        {suspected && <span className="flag">{t('check.suspected')}</span>}
        {!watched && <span className="flag">{t('check.unwatched')}</span>}
      </span>
      <small className="output hint" title={lastLook.output}>
        {lastLook.output}
      </small>
    </>
  );
}
