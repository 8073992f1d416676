import { type ReactNode, useState } from 'react';
import type { MaintenanceWindow } from '../../src/api/contract/maintenance.ts';
import { useResource } from '../data/resource.ts';
import { formatDuration } from '../format/duration.ts';
import { createInstants } from '../format/instants.ts';
import { usePage, useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Link } from '../parts/link.tsx';
import { At, useNow } from '../parts/now.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { usePlace } from '../router.ts';
import { freshness, maintenancePath, type ToldMaintenance } from './maintenance-data.ts';
import { WorkButtons } from './now-banner.tsx';
import { recurrenceWords } from './rule-words.ts';
import { ApproveDialog, CancelDialog, DeleteDialog } from './step-dialogs.tsx';
import { WindowMark } from './window-mark.tsx';
import { windowState } from './window-state.ts';

interface WindowDialogProps {
  readonly window: MaintenanceWindow;
  readonly titles: Readonly<Record<string, string>>;
  close(): void;
  reload(): void;
}

/** One window in full, and what can be done about it. */
export function WindowDialog({ window, titles, close, reload }: WindowDialogProps) {
  const { t } = useWords();
  const nowMs = useNow();
  const state = windowState(window, nowMs);
  const { data } = useResource<ToldMaintenance>(maintenancePath(window.maintenance), freshness);
  return (
    <Dialog title={window.title} close={close}>
      <div className="dialog-body">
        <p>
          <WindowMark state={state} unapproved={window.approvedBy === null} />
        </p>
        {data?.definition.description !== undefined && <p className="window-about">{data.definition.description}</p>}
        <dl className="facts">
          <Fact name={t('maintenance.detail.when')}>
            <Times window={window} />
          </Fact>
          <Fact name={t('maintenance.detail.actual')}>
            <Actual window={window} />
          </Fact>
          <Recurs told={data} />
          <Fact name={t('maintenance.col.targets')}>
            <Targets window={window} titles={titles} />
          </Fact>
          <Fact name={t('maintenance.detail.announced')}>
            <Announced window={window} />
          </Fact>
          <Fact name={t('maintenance.detail.approval')}>
            <Approval window={window} author={data?.author} />
          </Fact>
          {data?.definition.contact !== undefined && (
            <Fact name={t('maintenance.plan.contact')}>{data.definition.contact}</Fact>
          )}
        </dl>
        <Origin window={window} told={data} />
      </div>
      {data === undefined ? <Skeleton /> : <Actions {...{ window, state, told: data, close, reload }} />}
    </Dialog>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Times({ window }: { window: MaintenanceWindow }) {
  const { t, language } = useWords();
  const { instants } = usePage();
  const [fromMs, toMs] = [Date.parse(window.from), Date.parse(window.to)];
  const utc = createInstants('UTC', language);
  return (
    <>
      <At ms={fromMs} as="minute" />
      {` – ${instants.until(fromMs, toMs).slice(0, -3)} ${instants.zoneLabel(fromMs)}`}
      {`（${formatDuration(toMs - fromMs, t)}）`}
      {instants.zone.name !== 'UTC' && (
        <small>
          {t('maintenance.detail.utc', { from: utc.minute(fromMs), to: utc.until(fromMs, toMs).slice(0, -3) })}
        </small>
      )}
    </>
  );
}

function Actual({
  window: { startedAt, endedAt, cancelledAt, startedBy, endedBy, to },
}: {
  window: MaintenanceWindow;
}) {
  const { t } = useWords();
  const { instants } = usePage();
  if (startedAt === null) {
    const at = cancelledAt === null ? null : instants.minute(Date.parse(cancelledAt));
    return at === null ? t('maintenance.detail.actual.none') : t('maintenance.detail.cancelled', { at });
  }
  const from = `${instants.minute(Date.parse(startedAt))}${startedBy === null ? '' : ` ${startedBy}`}`;
  if (endedAt === null) return t('maintenance.detail.actual.open', { from });
  const until = `${instants.minute(Date.parse(endedAt))}${endedBy === null ? '' : ` ${endedBy}`}`;
  return (
    <>
      {t('maintenance.detail.actual.done', { from, to: until })}
      {Date.parse(endedAt) < Date.parse(to) && (
        <small>{t('maintenance.detail.early', { at: instants.minute(Date.parse(endedAt)) })}</small>
      )}
    </>
  );
}

function Recurs({ told }: { told: ToldMaintenance | undefined }) {
  const { t, language } = useWords();
  const recurs = told?.definition.recurs;
  if (recurs === undefined) return null;
  return <Fact name={t('maintenance.detail.recurs')}>{recurrenceWords(recurs, t, language)}</Fact>;
}

function Targets({ window, titles }: Pick<WindowDialogProps, 'window' | 'titles'>) {
  return (
    <ul className="window-targets">
      {window.targets.map((target) => {
        const host = /^(?:host|check):([^/]+)/.exec(target)?.[1];
        const href = host === undefined ? `/services?target=${encodeURIComponent(target)}` : `/hosts/${host}`;
        return (
          <li key={target}>
            <Link href={href}>{titles[target] ?? target}</Link>
          </li>
        );
      })}
    </ul>
  );
}

function Announced({ window: { announcedAt, from } }: { window: MaintenanceWindow }) {
  const { t } = useWords();
  const { instants } = usePage();
  if (announcedAt === null) return t('maintenance.detail.announced.none');
  const [announcedMs, fromMs] = [Date.parse(announcedAt), Date.parse(from)];
  const at = instants.minute(announcedMs);
  return announcedMs >= fromMs
    ? t('maintenance.detail.announced.after', { at })
    : t('maintenance.detail.announced.before', { at, before: formatDuration(fromMs - announcedMs, t) });
}

function Approval({
  window: { approvedBy, approvedAt },
  author,
}: {
  window: MaintenanceWindow;
  author: string | undefined;
}) {
  const { t } = useWords();
  const { instants, session } = usePage();
  if (approvedBy === null) {
    const isOwn = author === session.name && session.may.includes('approve');
    return (
      <>
        {t('maintenance.detail.approval.none')}
        {isOwn && <small>{t('maintenance.detail.approval.own')}</small>}
      </>
    );
  }
  if (approvedAt === null) return approvedBy;
  return t('maintenance.detail.approval.by', { name: approvedBy, at: instants.minute(Date.parse(approvedAt)) });
}

/** Where the plan comes from, and who wrote it last. */
function Origin({ window, told }: { window: MaintenanceWindow; told: ToldMaintenance | undefined }) {
  const { t } = useWords();
  const { instants } = usePage();
  return (
    <div className="window-origin">
      {window.source === 'file' && <p>{t('maintenance.detail.file')}</p>}
      {window.byHost && <p>{t('maintenance.detail.host')}</p>}
      {told !== undefined && !told.author.startsWith('host:') && (
        <p>
          {t('maintenance.detail.by', {
            ...{ name: told.author, at: instants.minute(Date.parse(told.at)), version: told.version },
          })}
        </p>
      )}
    </div>
  );
}

interface ActionsProps extends Omit<WindowDialogProps, 'titles'> {
  readonly state: ReturnType<typeof windowState>;
  readonly told: ToldMaintenance;
}

function Actions({ window, state, told, close, reload }: ActionsProps) {
  const { t, router } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const [asked, setAsked] = useState<'approve' | 'cancel' | 'delete' | null>(null);
  const mayPlan = session.may.includes('plan') && window.source === 'api';
  const waits = window.approvedBy === null && state !== 'cancelled' && window.source === 'api';
  const mayApprove = waits && session.may.includes('approve') && told.author !== session.name;
  const isAhead = state === 'requested' || state === 'approved';
  const done = (): void => {
    setAsked(null);
    reload();
  };
  const gone = (): void => {
    close();
    reload();
  };
  return (
    <footer className="dialog-foot">
      {mayPlan && (
        <>
          <button type="button" className="link-button danger" onClick={() => setAsked('delete')}>
            {t('maintenance.delete')}
          </button>
          <span className="bar-space" />
          {isAhead && (
            <button type="button" className="button" onClick={() => setAsked('cancel')}>
              {t(window.date === null ? 'maintenance.cancel.single' : 'maintenance.cancel')}
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={() => router.go(place.with({ window: null, edit: window.maintenance }), 'replace')}
          >
            {t(window.date === null ? 'maintenance.edit' : 'maintenance.edit.series')}
          </button>
        </>
      )}
      {mayApprove && (
        <button type="button" className="button primary" onClick={() => setAsked('approve')}>
          {t('maintenance.approve')}
        </button>
      )}
      <WorkButtons window={window} state={state} reload={reload} />
      {asked === 'approve' && <ApproveDialog window={window} told={told} close={done} />}
      {asked === 'cancel' && <CancelDialog window={window} told={told} close={done} />}
      {asked === 'delete' && <DeleteDialog window={window} told={told} close={done} gone={gone} />}
    </footer>
  );
}
