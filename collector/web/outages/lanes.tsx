import type { Lanes as LanesAnswer } from '../../src/api/contract/lanes.ts';
import { useResource } from '../data/resource.ts';
import { useWords } from '../page.ts';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import { LaneArea } from './lane-area.tsx';
import { fetchedFor, type View } from './lane-view.ts';
import { LanesBar } from './lanes-bar.tsx';
import { useView } from './use-view.ts';

const freshness = {
  host: 'all',
  topics: ['adjustments', 'maintenance', 'slos', 'services', 'calendars'],
  everyMs: 10_000,
} as const;

/** The ledger as swim lanes, a lane for each service: `whole` is what Home and End mean. */
export function Lanes({ whole, service }: { whole: View; service: string | null }) {
  const { t } = useWords();
  const open = usePlace().query.get('open') ?? '';
  const [view, setView] = useView(whole);
  const fetched = fetchedFor(view);
  const asked = new URLSearchParams({
    from: new Date(fetched.fromMs).toISOString(),
    to: new Date(fetched.toMs).toISOString(),
    ...(open !== '' && { open }),
    ...(service !== null && { target: service }),
  });
  const { data, problem, reload } = useResource<LanesAnswer>(`/api/v1/outages/lanes?${asked}`, freshness);
  return (
    <>
      <LanesBar view={view} whole={whole} setView={setView} />
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Skeleton />}
      {data?.lanes.length === 0 && <p className="nothing">{t('outages.lanes.none')}</p>}
      {data !== undefined && data.lanes.length > 0 && (
        <LaneArea answer={data} view={view} whole={whole} setView={setView} open={open} />
      )}
    </>
  );
}
