import type { ReactNode } from 'react';
import type { Overview } from '../../src/api/contract/overview.ts';
import { dayOf } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { At } from '../parts/now.tsx';
import { Percent } from '../parts/percent.tsx';
import { StateShape } from '../parts/state-mark.tsx';
import { statusOrder } from '../parts/status-order.ts';
import { groupMark, outlookGroupNames, outlookGroups } from '../services/outlook-groups.ts';
import { OutlookShape } from '../services/outlook-mark.tsx';

interface TilesProps {
  readonly overview: Overview;
  /** The month of the links; null: the one that it is now. */
  readonly linkMonth: string | null;
}

/** The month in numbers; each leads to what it counts. */
export function Tiles({ overview, linkMonth }: TilesProps) {
  const { t } = useWords();
  const { hosts, maintenance, reports, outagesToTell, coverage, month } = overview;
  return (
    <ul className="overview-tiles">
      <Tile label={t('overview.tile.services')}>
        <ServiceCounts overview={overview} linkMonth={linkMonth} />
      </Tile>
      {hosts !== null && (
        <Tile label={t('overview.tile.hosts')}>
          <span className="tile-counts">
            {statusOrder.map((status) => (
              <Link key={status} href={`/hosts?q=${status}`} className="tile-count" data-none={hosts[status] === 0}>
                <span className="state-mark" data-status={status}>
                  <StateShape status={status} />
                </span>
                <b>{hosts[status]}</b>
                <small>{t(`status.${status}`)}</small>
              </Link>
            ))}
          </span>
        </Tile>
      )}
      <Tile label={t('overview.tile.coverage')} note={t('overview.coverage.help')}>
        <span className="tile-number">{coverage === null ? t('none') : <Percent decimal={coverage} />}</span>
      </Tile>
      {outagesToTell !== null && (
        <Tile
          label={t('overview.tile.causes')}
          href={`/outages?month=${month}&missing=true`}
          isDue={outagesToTell > 0}
          note={t(outagesToTell === 0 ? 'overview.causes.none' : 'overview.causes.some')}
        >
          <span className="tile-number">{t('overview.count', { n: outagesToTell })}</span>
        </Tile>
      )}
      {reports !== null && (
        <Tile
          label={t('overview.tile.reports')}
          href={`/reports?month=${reports.month}`}
          isDue={reports.unsigned > 0}
          note={t('overview.reports.of', { month: monthName(t, reports.month), n: reports.of })}
        >
          <span className="tile-number">{t('overview.count', { n: reports.unsigned })}</span>
        </Tile>
      )}
      {hosts !== null && <MaintenanceTile maintenance={maintenance} />}
    </ul>
  );
}

interface TileProps {
  readonly label: string;
  readonly href?: string;
  readonly note?: ReactNode;
  /** Somebody has to do something about it. */
  readonly isDue?: boolean;
  readonly children: ReactNode;
}

function Tile({ label, href, note, isDue = false, children }: TileProps) {
  return (
    <li className="overview-tile" data-due={isDue}>
      <h2>{href === undefined ? label : <Link href={href}>{label}</Link>}</h2>
      {children}
      {note !== undefined && <small>{note}</small>}
    </li>
  );
}

function ServiceCounts({ overview: { promises }, linkMonth }: TilesProps) {
  const { t } = useWords();
  return (
    <span className="tile-counts">
      {outlookGroupNames.map((group) => {
        const count = promises.filter(({ outlook }) => outlookGroups[group].includes(outlook)).length;
        const month = linkMonth === null ? '' : `&month=${linkMonth}`;
        return (
          <Link key={group} href={`/services?outlook=${group}${month}`} className="tile-count" data-none={count === 0}>
            <span className="outlook" data-outlook={groupMark[group]}>
              <OutlookShape outlook={groupMark[group]} />
            </span>
            <b>{count}</b>
            <small>{t(`overview.group.${group}`)}</small>
          </Link>
        );
      })}
    </span>
  );
}

function MaintenanceTile({ maintenance }: Pick<Overview, 'maintenance'>) {
  const { t } = useWords();
  const { instants } = usePage();
  if (maintenance === null) {
    return (
      <Tile label={t('overview.tile.maintenance')} href="/maintenance" note={t('overview.maintenance.none')}>
        <span className="tile-number muted">–</span>
      </Tile>
    );
  }
  const { title, from, to, isRunning } = maintenance;
  return (
    <Tile
      label={t(isRunning ? 'overview.tile.maintenance.running' : 'overview.tile.maintenance')}
      href={`/maintenance?day=${dayOf(Date.parse(from), instants.zone)}`}
      isDue={isRunning}
      note={title}
    >
      <span className="tile-when">
        <At ms={Date.parse(isRunning ? to : from)} as="minute" />
        {isRunning && ` ${t('overview.maintenance.until')}`}
      </span>
    </Tile>
  );
}
