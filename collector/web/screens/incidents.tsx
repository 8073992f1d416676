import '../styles/incidents.css';
import { useMemo, useState } from 'react';
import type { IncidentList, Proposals } from '../../src/api/journal-answers.ts';
import { useResource } from '../data/resource.ts';
import { IncidentTable } from '../incidents/incident-table.tsx';
import { OpenDialog } from '../incidents/open-dialog.tsx';
import { ProposalsPanel } from '../incidents/proposals-panel.tsx';
import { useShortcuts } from '../keys.ts';
import { usePage, useWords } from '../page.ts';
import { CutNote } from '../parts/cut-note.tsx';
import { StaleNote } from '../parts/live-indicator.tsx';
import { MonthStepper, monthName, useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';

const freshness = { host: 'all', topics: ['incidents'], everyMs: 10_000 } as const;

export default function IncidentsScreen() {
  const { t } = useWords();
  const { instants } = usePage();
  const { month } = useMonth();
  const zone = encodeURIComponent(instants.zone.name);
  const open = useResource<IncidentList>('/api/v1/incidents?open=true', freshness);
  const told = useResource<IncidentList>(`/api/v1/incidents?month=${month}&tz=${zone}`, freshness);
  const proposals = useResource<Proposals>(`/api/v1/incidents/proposals?month=${month}&tz=${zone}`, freshness);
  const reload = (): void => {
    for (const one of [open, told, proposals]) one.reload();
  };
  const problem = open.problem ?? told.problem;
  const count = open.data?.total ?? 0;
  return (
    <Now asOf={open.data?.asOf}>
      <title>{`${count > 0 ? `(${count}) ` : ''}${t('incidents.title')} – kadoban`}</title>
      {problem !== undefined && <ProblemNote problem={problem} kept={open.data !== undefined} retry={reload} />}
      {open.data === undefined || told.data === undefined ? (
        problem === undefined && <Skeleton />
      ) : (
        <Incidents open={open.data} told={told.data} proposals={proposals.data} />
      )}
    </Now>
  );
}

interface IncidentsProps {
  readonly open: IncidentList;
  readonly told: IncidentList;
  readonly proposals: Proposals | undefined;
}

function Incidents({ open, told, proposals }: IncidentsProps) {
  const { t, router } = useWords();
  const { instants, session } = usePage();
  const { month } = useMonth();
  const nowMs = useNow();
  const [isOpening, setOpening] = useState(false);
  const mayOperate = session.may.includes('operate');
  const show = (id: string): void => router.go(`/incidents/${id}`, 'push');
  useShortcuts(useMemo(() => (mayOperate ? { n: () => setOpening(true) } : {}), [mayOperate]));
  const closed = told.incidents.filter(({ incident }) => incident.state === 'closed').toReversed();
  const caption = t('incidents.caption', { zone: instants.zone.name });
  const name = monthName(t, month);
  return (
    <>
      <StaleNote asOf={open.asOf} nowMs={nowMs} />
      <div className="screen-head">
        <h1>{t('incidents.title')}</h1>
        <span className="bar-space" />
        <MonthStepper />
        {mayOperate && (
          <button type="button" className="button primary" aria-keyshortcuts="n" onClick={() => setOpening(true)}>
            {t('incidents.create')}
          </button>
        )}
      </div>
      <section className="incident-section">
        <h2>
          {t('incidents.open')} <span className="muted">{t('incidents.count', { n: open.total })}</span>
        </h2>
        {open.incidents.length === 0 ? (
          <p className="panel muted">{t('incidents.none.open')}</p>
        ) : (
          <IncidentTable incidents={open.incidents.toReversed()} list={open} caption={caption} />
        )}
        <CutNote shown={open.incidents.length} total={open.total} />
      </section>
      {proposals !== undefined && <ProposalsPanel list={proposals} changed={show} />}
      <section className="incident-section">
        <h2>
          {t('incidents.others', { month: name })}{' '}
          <span className="muted">{t('incidents.count', { n: closed.length })}</span>
        </h2>
        {closed.length === 0 ? (
          <p className="panel muted">{t('incidents.none.month', { month: name })}</p>
        ) : (
          <IncidentTable incidents={closed} list={told} caption={caption} />
        )}
        <CutNote shown={told.incidents.length} total={told.total} />
      </section>
      {isOpening && <OpenDialog opened={show} close={() => setOpening(false)} />}
    </>
  );
}
