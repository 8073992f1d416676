import { useMemo, useState } from 'react';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { useShortcuts } from '../keys.ts';
import { usePage, useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { stoppedAt } from './clock-face.ts';
import { ClockView, DetectedView } from './clock-view.tsx';
import { HeadDialog } from './head-dialog.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { MoveDialog } from './move-dialog.tsx';
import { PriorityMark } from './priority-mark.tsx';
import { type IncidentState, movesOf, type StepView, stepViews } from './steps.ts';
import { TimesDialog } from './times-dialog.tsx';
import { useIncident } from './use-incident.ts';

/** What it is, how its clocks stand, where the response is, and what comes next. */
export function IncidentHead() {
  const { t } = useWords();
  const { detail } = useIncident();
  const { id, incident, priority, respond, resolve, asOf, hours } = detail;
  return (
    <header className="incident-head">
      <Link className="back" href="/incidents">
        <Chevron to="left" />
        {t('incident.back')}
      </Link>
      <div className="incident-title">
        <h1>{incident.title}</h1>
        <PriorityMark priority={priority} />
        <span className="incident-state" data-state={incident.state}>
          {t(`incidents.state.${incident.state}`)}
        </span>
        {incident.isPotential === true && <span className="flag">{t('incidents.potential')}</span>}
      </div>
      <p className="incident-meta muted">
        <span>{id}</span>
        <span>{t('incident.owner', { owner: incident.owner ?? t('incidents.owner.none') })}</span>
        <span>{t('incident.source', { source: t(`incidents.source.${incident.source}`) })}</span>
        <Agreement />
        {incident.mergedInto !== undefined && (
          <Link href={`/incidents/${incident.mergedInto}`}>{t('incidents.merged', { id: incident.mergedInto })}</Link>
        )}
      </p>
      <dl className="incident-clocks" aria-label={t('incident.clocks')}>
        <div>
          <dt>{t(`incidents.clock.${stoppedAt(detail)?.by ?? 'running'}`)}</dt>
          <dd>
            <DetectedView {...detail} />
          </dd>
        </div>
        <div>
          <dt>
            {t('incidents.column.respond')} <ClockRule hours={hours} />
          </dt>
          <dd>
            <ClockView clock={respond} incident={detail} asOf={asOf} />
          </dd>
        </div>
        <div>
          <dt>
            {t('incidents.column.resolve')} <ClockRule hours={hours} />
          </dt>
          <dd>
            <ClockView clock={resolve} incident={detail} asOf={asOf} />
            <Overruled />
          </dd>
        </div>
      </dl>
      <Steps views={stepViews(incident)} />
      <Moves />
    </header>
  );
}

/** Why the resolve clock is at another time than was said. */
function Overruled() {
  const { t } = useWords();
  const { instants } = usePage();
  const { overruled } = useIncident().detail;
  if (overruled === null) return null;
  const { restoredAt } = overruled;
  return (
    <small>
      {restoredAt === null
        ? t('incidents.clock.lasting')
        : t('incidents.clock.measured', { at: instants.zoned(Date.parse(restoredAt)) })}
    </small>
  );
}

/** Whose targets count, by the name people know. */
function Agreement() {
  const { t } = useWords();
  const { detail } = useIncident();
  const { sla } = detail.incident;
  const { data } = useResource<Told<{ readonly title?: string }>>(
    sla === undefined ? null : `/api/v1/slas/${encodeURIComponent(sla)}`,
    { everyMs: 60_000 },
  );
  if (sla === undefined) return <span>{t('incident.sla.none')}</span>;
  return <span>{t('incident.sla', { sla: data?.definition.title ?? sla })}</span>;
}

function ClockRule({ hours }: { hours: object | null }) {
  const { t } = useWords();
  return <small>{t(hours === null ? 'incidents.clock.always' : 'incidents.clock.hours')}</small>;
}

function Steps({ views }: { views: readonly StepView[] }) {
  const { t } = useWords();
  const { instants } = usePage();
  return (
    <ol className="steps" aria-label={t('incident.steps')}>
      {views.map(({ state, at, is }) => (
        <li key={state} data-is={is} aria-current={is === 'now' ? 'step' : undefined}>
          <span className="step-mark" aria-hidden="true">
            {is === 'done' ? '✓' : is === 'now' ? '●' : is === 'skipped' ? '–' : ''}
          </span>
          <span>
            {t(`incidents.state.${state}`)}
            <span className="hidden">{t(`incident.step.${is}`)}</span>
            <small>{at === undefined ? '' : instants.minute(Date.parse(at))}</small>
          </span>
        </li>
      ))}
    </ol>
  );
}

type Opened = { readonly to: IncidentState } | 'edit' | 'times' | 'merge' | null;

/** The next step first, then the others; `a` acknowledges. */
function Moves() {
  const { t, router } = useWords();
  const { detail, isWritable, reload } = useIncident();
  const [opened, setOpened] = useState<Opened>(null);
  const { next, others } = movesOf(detail);
  const canAcknowledge = isWritable && detail.moves.includes('acknowledged');
  useShortcuts(useMemo(() => (canAcknowledge ? { a: () => setOpened({ to: 'acknowledged' }) } : {}), [canAcknowledge]));
  if (!isWritable) return null;
  const close = (): void => setOpened(null);
  const saved = (): void => {
    close();
    reload();
  };
  const isBack = (move: IncidentState): boolean =>
    move === 'in-progress' && detail.incident.state !== 'detected' && detail.incident.state !== 'acknowledged';
  return (
    <div className="incident-moves not-printed">
      {next !== undefined && (
        <button
          type="button"
          className="button primary"
          aria-keyshortcuts={next === 'acknowledged' ? 'a' : undefined}
          onClick={() => setOpened({ to: next })}
        >
          {t(`incident.move.${next as Exclude<IncidentState, 'detected'>}`)}
          {next === 'acknowledged' && <kbd>a</kbd>}
        </button>
      )}
      {others.map((move) => (
        <button key={move} type="button" className="button" onClick={() => setOpened({ to: move })}>
          {t(isBack(move) ? 'incident.move.reopen' : `incident.move.${move as Exclude<IncidentState, 'detected'>}`)}
        </button>
      ))}
      <span className="bar-space" />
      <button type="button" className="button" onClick={() => setOpened('edit')}>
        {t('incident.edit')}
      </button>
      <button type="button" className="button" onClick={() => setOpened('times')}>
        {t('incident.times')}
      </button>
      <button type="button" className="button" onClick={() => setOpened('merge')}>
        {t('incident.merge')}
      </button>
      {opened !== null && typeof opened === 'object' && <MoveDialog to={opened.to} saved={saved} close={close} />}
      {opened === 'edit' && <HeadDialog saved={saved} close={close} />}
      {opened === 'times' && <TimesDialog saved={saved} close={close} />}
      {opened === 'merge' && <MergeDialog merged={(into) => router.go(`/incidents/${into}`, 'push')} close={close} />}
    </div>
  );
}
