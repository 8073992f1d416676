import { useState } from 'react';
import { removeDefinition, saveDefinition } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { MonthFields } from './month-fields.tsx';
import { newRecordId } from './new-record-id.ts';
import { bodyOf, formOf, isAsked, isComplete, type RecordForm } from './record-form.ts';
import { RecordInput, type SlaList } from './record-input.tsx';
import type { RecordKind } from './record-kind.ts';
import type { ToldRecord } from './records-panel.tsx';

interface RecordDialogProps {
  readonly kind: RecordKind;
  readonly title: string;
  /** The record that is changed; null: a new one. */
  readonly told: ToldRecord | null;
  saved(): void;
  close(): void;
}

/** The form of any kind of record, by its description. */
export function RecordDialog({ kind, title, told, saved, close }: RecordDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const [form, setForm] = useState(() => (told === null ? newForm(kind, t) : formOf(kind, told.definition)));
  const [isRemoving, setRemoving] = useState(false);
  const slas = useResource<SlaList>('/api/v1/slas', { everyMs: 60_000 });
  const set = (key: string) => (value: string) =>
    setForm((before) => ({ ...before, values: { ...before.values, [key]: value } }));
  const send = () => {
    const id = told?.definition.id ?? newRecordId(kind.prefix, (bytes) => crypto.getRandomValues(bytes));
    return saveDefinition(client, kind.plural, id, bodyOf(kind, form, told?.definition ?? null), told);
  };
  if (isRemoving && told !== null) {
    return (
      <ConfirmDialog
        title={t('record.remove.title', { title: told.definition.title })}
        action={t('record.remove')}
        isDangerous
        run={async () => {
          const answer = await removeDefinition(client, kind.plural, told.definition.id, {}, told);
          if (answer.ok) saved();
          return answer;
        }}
        close={() => setRemoving(false)}
      >
        <p>{t('record.remove.text')}</p>
      </ConfirmDialog>
    );
  }
  return (
    <FormDialog
      title={title}
      action={t('form.save')}
      size={kind.months === undefined ? 'normal' : 'wide'}
      isReady={isComplete(kind, form)}
      send={send}
      done={saved}
      close={close}
    >
      <div className="record-fields">
        {kind.fields
          .filter((field) => isAsked(field, form.values))
          .map((field) => (
            <RecordInput
              key={field.key}
              field={field}
              value={form.values[field.key] ?? ''}
              slas={slas.data}
              change={set(field.key)}
            />
          ))}
      </div>
      {kind.months !== undefined && (
        <MonthFields
          fields={kind.months}
          months={form.months}
          change={(months) => setForm((before) => ({ ...before, months }))}
        />
      )}
      {told !== null && (
        <p>
          <button type="button" className="link-button danger" onClick={() => setRemoving(true)}>
            {t('record.remove')}
          </button>
        </p>
      )}
    </FormDialog>
  );
}

function newForm(kind: RecordKind, t: Translate): RecordForm {
  const { values, months } = formOf(kind, null);
  const initial = kind.fields.flatMap(({ key, initial: word }) => (word === undefined ? [] : [[key, t(word)]]));
  return { values: { ...values, ...Object.fromEntries(initial) }, months };
}
