import '../styles/services.css';
import '../styles/service-form.css';
import type { Overview } from '../../src/api/contract/overview.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { StaleNote } from '../parts/live-indicator.tsx';
import { MonthStepper, monthName, useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import { NewService } from '../services/new-service.tsx';
import { OutlookChips } from '../services/outlook-chips.tsx';
import { outlookGroups } from '../services/outlook-groups.ts';
import { overviewFreshness, overviewPath } from '../services/overview-resource.ts';
import { PromiseAnnouncements } from '../services/promise-announcements.tsx';
import { PromiseTable } from '../services/promise-table.tsx';
import { ServicesEmpty } from '../services/services-empty.tsx';
import { Unpromised } from '../services/unpromised.tsx';

export default function ServicesScreen() {
  const { t } = useWords();
  const { instants } = usePage();
  const { month } = useMonth();
  const { data, problem, reload } = useResource<Overview>(overviewPath(month, instants.zone.name), overviewFreshness);
  return (
    <Now asOf={data?.asOf}>
      <title>{`${t('services.title')} – kadoban`}</title>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined ? problem === undefined && <Skeleton /> : <Services overview={data} />}
    </Now>
  );
}

function Services({ overview }: { overview: Overview }) {
  const { t } = useWords();
  const { instants } = usePage();
  const { month, current } = useMonth();
  const nowMs = useNow();
  const wanted = usePlace().query.get('outlook');
  const group = wanted !== null && Object.hasOwn(outlookGroups, wanted) ? outlookGroups[wanted as 'kept'] : null;
  const { promises, asOf } = overview;
  const shown = group === null ? promises : promises.filter(({ outlook }) => group.includes(outlook));
  return (
    <>
      <StaleNote asOf={asOf} nowMs={nowMs} />
      <div className="screen-head">
        <h1>{t('services.title')}</h1>
        <OutlookChips promises={promises} />
        <span className="bar-space" />
        <MonthStepper />
        <NewService />
      </div>
      {promises.length === 0 ? (
        <ServicesEmpty />
      ) : (
        <PromiseTable
          promises={shown}
          month={overview.month}
          asOf={asOf}
          caption={t('services.caption', { month: monthName(t, overview.month), zone: instants.zone.name })}
          linkMonth={month === current ? null : month}
        />
      )}
      <Unpromised />
      <PromiseAnnouncements promises={promises} />
    </>
  );
}
