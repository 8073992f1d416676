import { useMemo, useState } from 'react';
import type { MaintenanceWindow } from '../../src/api/contract/maintenance.ts';
import { removeDefinition, saveDefinition } from '../data/definitions.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Field } from '../parts/field.tsx';
import { useNow } from '../parts/now.tsx';
import { maintenancePath, type ToldMaintenance } from './maintenance-data.ts';
import { definitionOf } from './plan-dialog.tsx';
import { Effects, usePreview } from './plan-preview.tsx';

interface StepProps {
  readonly window: MaintenanceWindow;
  readonly told: ToldMaintenance;
  close(): void;
}

/** Approves a plan; one that began already asks why, and tells what it does to the figures. */
export function ApproveDialog({ window, told, close }: StepProps) {
  const { t } = useWords();
  const { client } = usePage();
  const [reason, setReason] = useState('');
  const [openedMs] = useState(useNow());
  const isLate = Date.parse(window.from) < openedMs;
  const body = useMemo(() => definitionOf(told), [told]);
  const preview = usePreview(told.definition.id, isLate ? body : null);
  return (
    <ConfirmDialog
      title={t('maintenance.approve')}
      action={t('maintenance.approve')}
      close={close}
      run={() => {
        const approval = { version: told.version, ...(reason.trim() !== '' && { reason: reason.trim() }) };
        return client.send('POST', `${maintenancePath(window.maintenance)}/approve`, approval);
      }}
    >
      <p>{t('maintenance.approve.text', { title: window.title })}</p>
      {preview?.ok === true && preview.data.effects.length > 0 && <Effects preview={preview.data} />}
      {isLate && (
        <Field label={t('maintenance.approve.reason')} hint={t('maintenance.approve.reason.hint')} required>
          {(tied) => <input {...tied} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      )}
    </ConfirmDialog>
  );
}

/** Calls one window off: a date that recurs is left out, a single one ends before it begins. */
export function CancelDialog({ window, told, close }: StepProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const nowMs = useNow();
  const { date } = window;
  const body = definitionOf(told);
  const { recurs } = body;
  const called =
    recurs === undefined || date === null
      ? { ...body, cancelledAt: new Date(nowMs).toISOString() }
      : { ...body, recurs: { ...recurs, except: [...(recurs.except ?? []), date] } };
  return (
    <ConfirmDialog
      title={t(date === null ? 'maintenance.cancel.single' : 'maintenance.cancel')}
      action={t(date === null ? 'maintenance.cancel.single' : 'maintenance.cancel')}
      isDangerous
      close={close}
      run={() => saveDefinition(client, 'maintenance', window.maintenance, called, told)}
    >
      <p>{t('maintenance.cancel.text', { when: instants.minute(Date.parse(window.from)), title: window.title })}</p>
    </ConfirmDialog>
  );
}

/** Deletes a plan with all that is to come of it. */
export function DeleteDialog({ window, told, close, gone }: StepProps & { gone(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title={t('maintenance.delete')}
      action={t('maintenance.delete')}
      isDangerous
      close={close}
      run={async () => {
        const answer = await removeDefinition(client, 'maintenance', window.maintenance, { reason }, told);
        if (answer.ok) gone();
        return answer;
      }}
    >
      <p>{t('maintenance.delete.text', { title: window.title })}</p>
      <Field label={t('maintenance.reason')}>
        {(tied) => <input {...tied} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Field>
    </ConfirmDialog>
  );
}
