import '../styles/incidents.css';
import '../styles/services.css';
import '../styles/overview.css';
import { useEffect } from 'react';
import type { Overview } from '../../src/api/contract/overview.ts';
import { useResource } from '../data/resource.ts';
import { BoardButton } from '../overview/board-button.tsx';
import { IncidentStrip } from '../overview/incident-strip.tsx';
import { Tiles } from '../overview/tiles.tsx';
import { useWakeLock } from '../overview/wake-lock.ts';
import { usePage, useWords } from '../page.ts';
import { StaleNote } from '../parts/live-indicator.tsx';
import { MonthStepper, monthName, useMonth } from '../parts/month-stepper.tsx';
import { At, Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import { overviewFreshness, overviewPath } from '../services/overview-resource.ts';
import { PromiseAnnouncements } from '../services/promise-announcements.tsx';
import { PromiseTable } from '../services/promise-table.tsx';
import { ServicesEmpty } from '../services/services-empty.tsx';

export default function OverviewScreen() {
  const { t } = useWords();
  const { instants } = usePage();
  const { month } = useMonth();
  const { data, problem, reload } = useResource<Overview>(overviewPath(month, instants.zone.name), overviewFreshness);
  const open = data?.incidents?.total ?? 0;
  return (
    <Now asOf={data?.asOf}>
      <title>{`${open > 0 ? `(${open}) ` : ''}${t('nav.overview')} – kadoban`}</title>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? problem === undefined && <Skeleton /> : <Shown overview={data} />}
    </Now>
  );
}

function Shown({ overview }: { overview: Overview }) {
  const { t } = useWords();
  const { instants } = usePage();
  const { month, current } = useMonth();
  const isBoard = useBoard();
  const nowMs = useNow();
  const linkMonth = month === current ? null : month;
  return (
    <div className="overview">
      <StaleNote asOf={overview.asOf} nowMs={nowMs} />
      <div className="screen-head">
        <h1>{t('nav.overview')}</h1>
        <span className="bar-space" />
        {isBoard ? (
          <p className="board-clock">
            {monthName(t, overview.month)} · <At ms={nowMs} />
          </p>
        ) : (
          <>
            <MonthStepper />
            <BoardButton />
          </>
        )}
      </div>
      {overview.incidents !== null && <IncidentStrip list={overview.incidents} asOf={overview.asOf} />}
      <Tiles overview={overview} linkMonth={linkMonth} />
      <section aria-label={t('overview.services')}>
        <h2 className="overview-heading">{t('overview.services')}</h2>
        {overview.promises.length === 0 ? (
          <ServicesEmpty />
        ) : (
          <PromiseTable
            promises={overview.promises}
            month={overview.month}
            asOf={overview.asOf}
            caption={t('services.caption', { month: monthName(t, overview.month), zone: instants.zone.name })}
            linkMonth={linkMonth}
            isBoard={isBoard}
          />
        )}
      </section>
      <PromiseAnnouncements promises={overview.promises} />
    </div>
  );
}

/** Whether it hangs on a wall: then the screen stays on, and Escape leads back. */
function useBoard(): boolean {
  const { router } = useWords();
  const place = usePlace();
  const isBoard = place.query.get('board') === '1';
  useWakeLock(isBoard);
  useEffect(() => {
    if (!isBoard) return;
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) router.go(place.with({ board: null }), 'replace');
    };
    window.addEventListener('keydown', leave);
    return () => window.removeEventListener('keydown', leave);
  }, [isBoard, place, router]);
  return isBoard;
}
