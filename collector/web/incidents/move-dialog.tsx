import { useState } from 'react';
import { dayOf } from '../format/day.ts';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { useTypedInstant } from '../parts/instant-field.tsx';
import { useNow } from '../parts/now.tsx';
import { TextField } from '../parts/text-field.tsx';
import { moveNeeds, moveTimeProblem } from './move-needs.ts';
import { MoveTime } from './move-time.tsx';
import { Judgement } from './open-dialog.tsx';
import { type IncidentState, isOutageLasting, overBeforeTaken } from './steps.ts';
import { useIncident, useOpenedIncident } from './use-incident.ts';

interface MoveDialogProps {
  readonly to: IncidentState;
  saved(): void;
  close(): void;
}

/** Takes the incident to another state, and asks for what that needs. */
export function MoveDialog({ to, saved, close }: MoveDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const { detail: latest } = useIncident();
  const detail = useOpenedIncident();
  const { incident, id, etag } = detail;
  const [when, setWhen] = useState('');
  const typed = useTypedInstant(when);
  const needs = moveNeeds(to, incident);
  // Nobody takes what is over: it was taken before, or it is restored.
  const overAt = to === 'acknowledged' || to === 'in-progress' ? overBeforeTaken(detail) : null;
  const timeProblem = moveTimeProblem(incident.detectedAt, overAt, typed.is === 'time' ? typed.at : null);
  // As the ledger has it now: it may end while somebody reads this.
  const isLasting = to === 'restored' && isOutageLasting(latest);
  const isBack = to === 'in-progress' && incident.restoredAt !== undefined;
  const [reason, setReason] = useState('');
  const form = useMoveForm();
  const set = form.said(needs);
  const send = () =>
    client.send(
      'POST',
      `/api/v1/incidents/${id}/move`,
      { to, reason, set, ...(typed.is === 'time' && { at: typed.at }) },
      { 'if-match': etag },
    );
  const action = t(isBack ? 'incident.move.reopen' : `incident.move.${to as Exclude<IncidentState, 'detected'>}`);
  return (
    <FormDialog
      title={`${action} – ${id}`}
      action={action}
      isReady={
        !isLasting &&
        typed.is !== 'wrong' &&
        timeProblem === null &&
        set !== null &&
        (!needs.reason || reason.trim() !== '')
      }
      send={send}
      done={saved}
      close={close}
    >
      {needs.judgement && (
        <Judgement
          impact={form.fields.impact}
          urgency={form.fields.urgency}
          setImpact={form.set('impact')}
          setUrgency={form.set('urgency')}
        />
      )}
      {needs.permanentPlan && <PlanFields form={form} />}
      {needs.permanentEnd && <EndFields form={form} />}
      {isLasting && <p className="problem-line">{t('incident.move.lasting')}</p>}
      <MoveTime to={to} overAt={overAt} problem={timeProblem} text={when} typed={typed} setText={setWhen} />
      <TextField
        label={t(needs.reason ? 'incident.move.reason.reopen' : 'incident.move.reason')}
        value={reason}
        required={needs.reason}
        isLong
        maxLength={2000}
        change={setReason}
      />
    </FormDialog>
  );
}

type Form = ReturnType<typeof useMoveForm>;

/** What is said with a move, as the fields have it. */
function useMoveForm() {
  const { instants } = usePage();
  const nowMs = useNow();
  const detail = useOpenedIncident();
  const { impact = '', urgency = '', permanent } = detail.incident;
  const [fields, setFields] = useState({
    impact: impact as string,
    urgency: urgency as string,
    text: permanent?.text ?? '',
    owner: permanent?.owner ?? '',
    dueOn: permanent?.dueOn ?? '',
    end: 'done',
    doneOn: dayOf(nowMs, instants.zone),
    waived: '',
  });
  const set = (key: keyof typeof fields) => (value: string) => setFields((before) => ({ ...before, [key]: value }));
  /** Null while something is missing. */
  const said = (needs: ReturnType<typeof moveNeeds>): Readonly<Record<string, unknown>> | null => {
    const { text, owner, dueOn, doneOn, waived } = fields;
    if (needs.judgement && (fields.impact === '' || fields.urgency === '')) return null;
    const judged = needs.judgement ? { impact: fields.impact, urgency: fields.urgency } : {};
    if (needs.permanentPlan) {
      return text.trim() && owner.trim() && dueOn
        ? { ...judged, permanent: { ...permanent, text, owner, dueOn } }
        : null;
    }
    if (!needs.permanentEnd) return judged;
    if (fields.end === 'waived') return waived.trim() === '' ? null : { ...judged, waived };
    return text.trim() && doneOn ? { ...judged, permanent: { ...permanent, text, doneOn } } : null;
  };
  return { fields, set, said };
}

function PlanFields({ form: { fields, set } }: { form: Form }) {
  const { t } = useWords();
  return (
    <>
      <TextField label={t('incident.permanent')} value={fields.text} required isLong change={set('text')} />
      <div className="fields">
        <TextField label={t('incident.action.owner')} value={fields.owner} required change={set('owner')} />
        <TextField label={t('incident.action.due')} value={fields.dueOn} required type="date" change={set('dueOn')} />
      </div>
    </>
  );
}

function EndFields({ form: { fields, set } }: { form: Form }) {
  const { t } = useWords();
  return (
    <>
      <ChoiceField
        label={t('incident.move.finish')}
        value={fields.end}
        choices={(['done', 'waived'] as const).map((value) => ({ value, text: t(`incident.move.finish.${value}`) }))}
        choose={set('end')}
      />
      {fields.end === 'waived' ? (
        <TextField label={t('incident.waived')} value={fields.waived} required isLong change={set('waived')} />
      ) : (
        <>
          <TextField label={t('incident.permanent')} value={fields.text} required isLong change={set('text')} />
          <TextField
            label={t('incident.action.done')}
            value={fields.doneOn}
            required
            type="date"
            change={set('doneOn')}
          />
        </>
      )}
    </>
  );
}
