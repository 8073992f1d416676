import '../styles/incidents.css';
import '../styles/incident.css';
import '../styles/sheet.css';
import { useMemo } from 'react';
import type { IncidentDetail } from '../../src/api/journal-answers.ts';
import { useResource } from '../data/resource.ts';
import { ActionsPanel } from '../incidents/actions-panel.tsx';
import { DraftsPanel } from '../incidents/drafts-panel.tsx';
import { EvidencePanel } from '../incidents/evidence-panel.tsx';
import { HistoryPanel } from '../incidents/history-panel.tsx';
import { ImpactPanel } from '../incidents/impact-panel.tsx';
import { IncidentHead } from '../incidents/incident-head.tsx';
import { OutagesPanel } from '../incidents/outages-panel.tsx';
import { ReferencesPanel } from '../incidents/references-panel.tsx';
import { ReportSheet } from '../incidents/report-sheet.tsx';
import { ReviewPanel } from '../incidents/review-panel.tsx';
import { TimelinePanel } from '../incidents/timeline-panel.tsx';
import { IncidentContext } from '../incidents/use-incident.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { StaleNote } from '../parts/live-indicator.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { usePlace } from '../router.ts';
import type { ScreenProps } from './screens.ts';

const freshness = { host: 'all', topics: ['incidents'], everyMs: 10_000 } as const;

const views = ['overview', 'evidence', 'drafts', 'review', 'history', 'sheet'] as const;

export default function IncidentScreen({ params }: ScreenProps) {
  const { t } = useWords();
  const id = params.id ?? '';
  const path = `/api/v1/incidents/${encodeURIComponent(id)}`;
  const { data, problem, status, reload } = useResource<IncidentDetail>(path, freshness);
  return (
    <Now asOf={data?.asOf}>
      <title>{`${id} ${data?.incident.title ?? ''} – kadoban`}</title>
      {problem !== undefined &&
        (status === 404 ? (
          <div className="nothing">
            <p>{t('incident.missing')}</p>
            <Link className="button" href="/incidents">
              {t('incident.back')}
            </Link>
          </div>
        ) : (
          <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />
        ))}
      {data === undefined ? problem === undefined && <Skeleton /> : <Incident detail={data} reload={reload} />}
    </Now>
  );
}

function Incident({ detail, reload }: { detail: IncidentDetail; reload(): void }) {
  const { t } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const nowMs = useNow();
  const wanted = place.query.get('view');
  const view = views.find((one) => one === wanted) ?? 'overview';
  const isWritable = session.may.includes('operate') && detail.incident.mergedInto === undefined;
  const page = useMemo(() => ({ detail, isWritable, reload }), [detail, isWritable, reload]);
  const tabs = views.map((key) => ({
    key,
    href: place.with({ view: key === 'overview' ? null : key, zone: null }),
    text: t(`incident.tab.${key}`),
  }));
  return (
    <IncidentContext value={page}>
      <StaleNote asOf={detail.asOf} nowMs={nowMs} />
      <div className={view === 'sheet' ? 'not-printed' : undefined}>
        <IncidentHead />
        <Tabs label={t('incident.tabs')} tabs={tabs} current={view} />
      </div>
      {view === 'overview' && (
        <div className="incident-columns">
          <TimelinePanel />
          <div>
            <ImpactPanel />
            <ActionsPanel />
            <OutagesPanel />
            <ReferencesPanel />
          </div>
        </div>
      )}
      {view === 'evidence' && <EvidencePanel />}
      {view === 'drafts' && <DraftsPanel />}
      {view === 'review' && <ReviewPanel />}
      {view === 'history' && <HistoryPanel />}
      {view === 'sheet' && <ReportSheet />}
    </IncidentContext>
  );
}
