import { useState } from 'react';
import type { IncidentSummary } from '../../src/api/journal-answers.ts';
import { dayOf } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { useNow } from '../parts/now.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { CauseDialog } from './cause-dialog.tsx';
import { useIncident } from './use-incident.ts';

type Incident = IncidentSummary['incident'];

/** The cause, and what is done about it now and for good. */
export function ActionsPanel() {
  const { t } = useWords();
  const { detail, isWritable, reload } = useIncident();
  const [opened, setOpened] = useState<'cause' | 'interim' | 'permanent' | null>(null);
  const { cause, interim, permanent, waived } = detail.incident;
  const close = (): void => setOpened(null);
  const saved = (): void => {
    close();
    reload();
  };
  const editor = (what: 'cause' | 'interim' | 'permanent', label: string) =>
    isWritable && (
      <button type="button" className="link-button not-printed" onClick={() => setOpened(what)}>
        {label}
      </button>
    );
  return (
    <section className="panel written">
      <header>
        <h2>{t('incident.cause')}</h2>
        {cause !== undefined && (
          <span className="flag" data-certainty={cause.certainty}>
            {t(`cause.certainty.${cause.certainty}`)}
          </span>
        )}
        {cause !== undefined && <span className="muted">{t(`cause.of.${cause.category}`)}</span>}
        <span className="bar-space" />
        {editor('cause', t('incident.cause.edit'))}
      </header>
      {cause === undefined ? <p className="muted">{t('incident.cause.none')}</p> : <p className="said">{cause.text}</p>}
      <header>
        <h2>{t('incident.interim')}</h2>
        <ActionState action={interim} />
        <span className="bar-space" />
        {editor('interim', t('incident.action.edit.interim'))}
      </header>
      <p className={interim === undefined ? 'muted' : 'said'}>{interim?.text ?? t('incident.action.none')}</p>
      <header>
        <h2>{t('incident.permanent')}</h2>
        <ActionState action={permanent} />
        <span className="bar-space" />
        {editor('permanent', t('incident.action.edit.permanent'))}
      </header>
      {permanent !== undefined && <p className="said">{permanent.text}</p>}
      {waived !== undefined && (
        <p className="said">
          <span className="muted">{t('incident.waived')}: </span>
          {waived}
        </p>
      )}
      {permanent === undefined && waived === undefined && <p className="muted">{t('incident.action.none')}</p>}
      {opened === 'cause' && <CauseDialog saved={saved} close={close} />}
      {(opened === 'interim' || opened === 'permanent') && <ActionDialog kind={opened} saved={saved} close={close} />}
    </section>
  );
}

function ActionState({ action }: { action: Incident['interim'] }) {
  const { t } = useWords();
  const { instants } = usePage();
  const nowMs = useNow();
  if (action === undefined) return null;
  const { owner, dueOn, doneOn } = action;
  const isLate = doneOn === undefined && dueOn !== undefined && dueOn < dayOf(nowMs, instants.zone);
  return (
    <span className="action-state muted">
      {owner !== undefined && <span>{owner}</span>}
      {dueOn !== undefined && doneOn === undefined && <span>{t('incident.action.due.on', { day: dueOn })}</span>}
      {doneOn !== undefined && <span className="done">✓ {t('incident.action.finished', { day: doneOn })}</span>}
      {isLate && <span className="flag">{t('incident.action.late')}</span>}
    </span>
  );
}
