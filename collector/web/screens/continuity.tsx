import '../styles/continuity.css';
import { ContactsPanel } from '../contacts/contacts-panel.tsx';
import type { DrillBody } from '../continuity/drill-dates.ts';
import { keptRun } from '../continuity/kept-run.ts';
import { type Agreement, ObjectivesPanel } from '../continuity/objectives-panel.tsx';
import type { RecordKind } from '../continuity/record-kind.ts';
import { recordKinds } from '../continuity/record-kinds.ts';
import { RecordsPanel } from '../continuity/records-panel.tsx';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { MonthStepper, useMonth } from '../parts/month-stepper.tsx';
import { Now } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { usePlace } from '../router.ts';

const invocationFreshness = { topics: ['invocations'], everyMs: 30_000 } as const;
const objectiveFreshness = { topics: ['slas', 'drills'], everyMs: 30_000 } as const;

interface List<Body> {
  readonly definitions: readonly Told<Body>[];
}

interface InvocationBody {
  readonly title: string;
  readonly on: string;
  readonly endedOn?: string;
}

export default function ContinuityScreen() {
  const { t } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const wanted = place.query.get('view');
  const kind = recordKinds.find(({ plural }) => plural === wanted);
  const tabs = ['overview' as const, ...recordKinds.map(({ plural }) => plural)].map((key) => ({
    key,
    href: place.with({ view: key === 'overview' ? null : key, zone: null }),
    text: t(`continuity.tab.${key}`),
  }));
  return (
    <Now asOf={undefined}>
      <title>{`${t('continuity.title')} – kadoban`}</title>
      <div className="screen-head">
        <h1>{t('continuity.title')}</h1>
        <span className="bar-space" />
        {kind === undefined && <MonthStepper />}
        {session.may.includes('operate') && (
          <Link href="/continuity/drill" className="button primary">
            {t(keptRun(window.localStorage) === null ? 'continuity.drill.start' : 'continuity.drill.going')}
          </Link>
        )}
      </div>
      <Invoked />
      <Tabs label={t('continuity.tabs')} tabs={tabs} current={kind?.plural ?? 'overview'} />
      {kind === undefined ? <Objectives /> : <Records kind={kind} />}
    </Now>
  );
}

/** The list of contacts itself stands above what was handed out of it. */
function Records({ kind }: { kind: RecordKind }) {
  const { t } = useWords();
  if (kind.plural !== 'distributions') return <RecordsPanel key={kind.plural} kind={kind} />;
  return (
    <>
      <ContactsPanel />
      <section className="distributions">
        <h2>{t('contacts.distributions')}</h2>
        <RecordsPanel key={kind.plural} kind={kind} />
      </section>
    </>
  );
}

/** That the plan is followed in earnest now: whoever comes here has to know. */
function Invoked() {
  const { t } = useWords();
  const { data } = useResource<List<InvocationBody>>('/api/v1/invocations', invocationFreshness);
  const going = (data?.definitions ?? []).filter(({ definition }) => definition.endedOn === undefined);
  return going.map(({ definition: { id, title, on } }) => (
    <p key={id} className="invoked" role="status">
      {t('continuity.invocation.going', { title, on })}
    </p>
  ));
}

function Objectives() {
  const { t } = useWords();
  const { month } = useMonth();
  const slas = useResource<List<Agreement>>('/api/v1/slas', objectiveFreshness);
  const drills = useResource<List<DrillBody>>('/api/v1/drills', objectiveFreshness);
  const problem = slas.problem ?? drills.problem;
  if (slas.data === undefined || drills.data === undefined) {
    return problem === undefined ? <Skeleton /> : <ProblemNote problem={problem} kept={false} retry={slas.reload} />;
  }
  if (slas.data.definitions.length === 0) return <p className="nothing">{t('continuity.none')}</p>;
  const all = drills.data.definitions.map(({ definition }) => definition);
  return slas.data.definitions.map(({ definition }) => (
    <ObjectivesPanel key={definition.id} agreement={definition} month={month} drills={all} />
  ));
}
