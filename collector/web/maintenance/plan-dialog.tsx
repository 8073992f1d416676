import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Answer } from '../data/client.ts';
import { saveDefinition } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import { formatDuration } from '../format/duration.ts';
import { listed } from '../format/listed.ts';
import { problemText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { TargetPicker } from '../parts/target-picker.tsx';
import { WallField } from '../parts/wall-field.tsx';
import { freshness, type MaintenanceBody, maintenancePath, type ToldMaintenance } from './maintenance-data.ts';
import type { FormProps } from './pattern-fields.tsx';
import {
  bodyOf,
  type Chosen,
  changed,
  formOf,
  isMoved,
  missingIn,
  newForm,
  newId,
  type PlanForm,
} from './plan-form.ts';
import { PlanPreview, usePreview } from './plan-preview.tsx';
import { RecurrenceFields } from './recurrence-fields.tsx';

interface NewPlanProps {
  readonly chosen: Chosen;
  readonly targets: readonly string[];
  close(): void;
}

/** Plans new work at a time that was chosen. */
export function NewPlan({ chosen, targets, close }: NewPlanProps) {
  const { session } = usePage();
  return (
    <PlanDialog told={null} start={{ ...newForm(chosen, session.organisation.timeZone), targets }} close={close} />
  );
}

/** Changes a plan, on top of the version that was read when it was opened. */
export function EditPlan({ id, close }: { id: string; close(): void }) {
  const { t } = useWords();
  const { instants, session } = usePage();
  const { data, problem } = useResource<ToldMaintenance>(maintenancePath(id), freshness);
  const [first, setFirst] = useState<ToldMaintenance | null>(null);
  if (data !== undefined && first === null) setFirst(data);
  if (first === null) {
    return (
      <Dialog title={t('maintenance.plan.edit')} size="wide" close={close}>
        {problem === undefined ? <Skeleton /> : <p className="dialog-body problem-line">{problemText(t, problem)}</p>}
      </Dialog>
    );
  }
  return (
    <PlanDialog
      told={first}
      start={formOf(first.definition, instants.zone, session.organisation.timeZone)}
      close={close}
    />
  );
}

/** Work on a host covers its checks. */
const planned = ['service', 'host'] as const;

interface PlanDialogProps {
  readonly told: ToldMaintenance | null;
  readonly start: PlanForm;
  close(): void;
}

function PlanDialog({ told, start, close }: PlanDialogProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const [form, setForm] = useState(start);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const [busy, setBusy] = useState(false);
  const before = told === null ? null : definitionOf(told);
  const body = bodyOf(form, before, instants.zone);
  const preview = usePreview(told?.definition.id ?? null, body);
  const missing = missingIn(form, body);
  const change = (changes: Partial<PlanForm>): void => setForm((one) => changed(one, changes));
  const isLate = preview?.ok === true && preview.data.retroactive;
  const isLost = before?.approvedBy != null && body !== null && missing.length === 0 && isMoved(before, body);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (body === null || missing.length > 0) return;
    setBusy(true);
    const id = told?.definition.id ?? newId(form, Math.random);
    const reason = form.reason.trim();
    const answer = await saveDefinition(client, 'maintenance', id, { ...body, ...(reason !== '' && { reason }) }, told);
    setBusy(false);
    if (answer.ok) close();
    else setRefused(answer);
  };
  return (
    <Dialog title={t(told === null ? 'maintenance.plan.new' : 'maintenance.plan.edit')} size="wide" close={close}>
      <form onSubmit={save} onKeyDown={refuseComposing}>
        <div className="dialog-body plan-body">
          <div className="plan-fields">
            <AboutFields form={form} change={change} />
            <TargetPicker
              legend={t('maintenance.plan.targets')}
              kinds={planned}
              targets={form.targets}
              change={(targets) => change({ targets })}
            />
            <WhenFields form={form} change={change} />
            <NoticeFields form={form} change={change} isLate={isLate} />
            {isLost && <p className="plan-lost">{t('maintenance.plan.lost')}</p>}
            {refused !== null && <SaveProblem answer={refused} />}
          </div>
          <PlanPreview answer={preview} form={form} />
        </div>
        <footer className="dialog-foot">
          {missing.length > 0 && <MissingNote missing={missing} />}
          <button type="button" className="button" onClick={close}>
            {t('form.cancel')}
          </button>
          <button
            type="submit"
            className="button primary"
            disabled={busy || missing.length > 0 || (isLate && form.reason.trim() === '')}
          >
            {t(body?.approvedBy == null ? 'maintenance.plan.request' : 'form.save')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function MissingNote({ missing }: { missing: ReturnType<typeof missingIn> }) {
  const { t } = useWords();
  const names = missing.map((one) => t(`maintenance.plan.missing.${one}`));
  return <p className="plan-missing">{t('maintenance.plan.missing', { names: listed(names, t) })}</p>;
}

function AboutFields({ form, change }: FormProps) {
  const { t } = useWords();
  return (
    <>
      <Field label={t('maintenance.plan.title')} required>
        {(tied) => (
          <input
            {...tied}
            maxLength={200}
            value={form.title}
            onChange={(event) => change({ title: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('maintenance.plan.description')}>
        {(tied) => (
          <textarea
            {...tied}
            maxLength={2000}
            value={form.description}
            onChange={(event) => change({ description: event.target.value })}
          />
        )}
      </Field>
      <Field label={t('maintenance.plan.contact')}>
        {(tied) => (
          <input
            {...tied}
            maxLength={200}
            value={form.contact}
            onChange={(event) => change({ contact: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

function WhenFields({ form, change }: FormProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const zone = instants.zone.name;
  const lengthMs = Date.parse(`${form.to}Z`) - Date.parse(`${form.from}Z`);
  return (
    <fieldset className="plan-when">
      <legend>{t('maintenance.plan.kind')}</legend>
      <div className="choices">
        {(['once', 'recurs'] as const).map((kind) => (
          <label key={kind}>
            <input type="radio" name="kind" checked={form.kind === kind} onChange={() => change({ kind })} />
            {t(`maintenance.plan.${kind}`)}
          </label>
        ))}
      </div>
      {form.kind === 'recurs' ? (
        <RecurrenceFields form={form} change={change} />
      ) : (
        <>
          <div className="fields">
            {(['from', 'to'] as const).map((edge) => (
              <WallField
                key={edge}
                label={t(`maintenance.plan.${edge}`, { zone })}
                value={form[edge]}
                timeZone={zone}
                toward="future"
                required
                change={(wall) => change({ [edge]: wall })}
              />
            ))}
          </div>
          {lengthMs > 0 && (
            <p className="field-hint">{t('maintenance.plan.length', { duration: formatDuration(lengthMs, t) })}</p>
          )}
          {lengthMs <= 0 && <p className="problem-line">{t('maintenance.plan.order')}</p>}
        </>
      )}
    </fieldset>
  );
}

function NoticeFields({ form, change, isLate }: FormProps & { isLate: boolean }) {
  const { t } = useWords();
  const { instants } = usePage();
  return (
    <>
      <WallField
        label={t('maintenance.plan.announced', { zone: instants.zone.name })}
        hint={t('maintenance.plan.announced.hint')}
        value={form.announced}
        timeZone={instants.zone.name}
        toward="past"
        change={(announced) => change({ announced })}
      />
      <Field
        label={t('maintenance.plan.reason')}
        required={isLate}
        {...(isLate && { hint: t('maintenance.plan.reason.late') })}
      >
        {(tied) => (
          <input
            {...tied}
            maxLength={2000}
            value={form.reason}
            onChange={(event) => change({ reason: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** Enter that confirms kana must not submit. */
function refuseComposing(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
}

/** What a definition says, without what the log says of it. */
export function definitionOf({ definition }: ToldMaintenance): MaintenanceBody {
  const { id: _, effectiveFrom: __, ...body } = definition;
  return body;
}
