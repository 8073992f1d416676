import { useState } from 'react';
import { saveDefinition } from '../data/definitions.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { InstantField, useTypedInstant } from '../parts/instant-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { type AdjustPlan, adjustmentId } from './adjust-kinds.ts';
import { AdjustPreview } from './adjust-preview.tsx';

interface AdjustDialogProps {
  /** What can be asked for; the first is what is asked for unless somebody chooses. */
  readonly plans: readonly [AdjustPlan, ...AdjustPlan[]];
  readonly titles: Readonly<Record<string, string>>;
  close(): void;
}

/** Asks for an adjustment: what the time really was, why, and what that would do to the figures before anybody approves. */
export function AdjustDialog({ plans: offered, titles, close }: AdjustDialogProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const text = (ms: number | null): string => (ms === null ? '' : instants.full(ms));
  // As they were offered: whoever renders this makes them anew with every answer, and what is chosen would be none of them.
  const [plans] = useState(offered);
  const [plan, setPlan] = useState<AdjustPlan>(plans[0]);
  const [from, setFrom] = useState(text(plan.fromMs));
  const [to, setTo] = useState(text(plan.toMs));
  const [reason, setReason] = useState('');
  // What nobody changed is exact to the millisecond, which no text is.
  const typed = { from: useTypedInstant(from), to: useTypedInstant(to) };
  const at = (which: 'from' | 'to', plannedMs: number | null, entered: string): number | null => {
    if (plannedMs !== null && entered === text(plannedMs)) return plannedMs;
    const time = typed[which];
    return time.is === 'time' ? Date.parse(time.at) : null;
  };
  const [fromMs, toMs] = [at('from', plan.fromMs, from), at('to', plan.toMs, to)];
  const isStretch = fromMs !== null && toMs !== null && fromMs < toMs;
  const wish = isStretch ? wishOf(plan, fromMs, toMs) : null;
  const choose = (next: AdjustPlan): void => {
    setPlan(next);
    setFrom(text(next.fromMs));
    setTo(text(next.toMs));
  };
  const send = () => {
    const body = { ...(wish ?? {}), reason: reason.trim(), approvedBy: null };
    return saveDefinition(client, 'adjustments', adjustmentId(fromMs ?? 0, Math.random()), body, null);
  };
  return (
    <FormDialog
      title={t('outages.adjust.title')}
      action={t('outages.adjust.ask')}
      size="wide"
      isReady={wish !== null && reason.trim() !== ''}
      send={send}
      done={close}
      close={close}
    >
      <PlanChoice plans={plans} plan={plan} titles={titles} choose={choose} />
      <div className="fields">
        <InstantField
          label={t('outages.adjust.from')}
          hint={t('outages.adjust.time')}
          text={from}
          typed={typed.from}
          setText={setFrom}
        />
        <InstantField
          label={t('outages.adjust.to')}
          hint={t('outages.adjust.time')}
          text={to}
          typed={typed.to}
          setText={setTo}
        />
      </div>
      {fromMs !== null && toMs !== null && !isStretch && <p className="problem-line">{t('outages.adjust.order')}</p>}
      <TextField
        label={t('outages.adjust.reason')}
        hint={t('outages.adjust.reason.hint')}
        value={reason}
        required
        isLong
        maxLength={2000}
        change={setReason}
      />
      {wish !== null && <AdjustPreview wish={wish} />}
      <p className="muted">{t('outages.adjust.approval')}</p>
    </FormDialog>
  );
}

function wishOf({ target, status }: AdjustPlan, fromMs: number, toMs: number) {
  return { target, status, from: new Date(fromMs).toISOString(), to: new Date(toMs).toISOString() };
}

interface PlanChoiceProps {
  readonly plans: readonly AdjustPlan[];
  readonly plan: AdjustPlan;
  readonly titles: Readonly<Record<string, string>>;
  choose(plan: AdjustPlan): void;
}

function PlanChoice({ plans, plan, titles, choose }: PlanChoiceProps) {
  const { t } = useWords();
  const isOfKinds = new Set(plans.map(({ kind }) => kind)).size > 1;
  return (
    <Field
      label={t(isOfKinds ? 'outages.adjust.kind' : 'outages.col.target')}
      hint={t(`outages.adjust.${plan.kind}.help`)}
    >
      {(tied) => (
        <select
          {...tied}
          value={plans.indexOf(plan)}
          onChange={(event) => {
            const next = plans[Number(event.target.value)];
            if (next !== undefined) choose(next);
          }}
        >
          {plans.map((one, index) => (
            <option key={`${one.kind} ${one.target}`} value={index}>
              {isOfKinds ? t(`outages.adjust.${one.kind}`) : (titles[one.target] ?? one.target)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
