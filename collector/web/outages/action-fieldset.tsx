import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import type { ActionFields } from './note-fields.ts';

interface ActionFieldsetProps {
  readonly kind: 'interim' | 'permanent';
  readonly fields: ActionFields;
  readonly isHeld: boolean;
  change(fields: ActionFields): void;
}

/** What is done about an outage: the text, who sees to it, by when, and since when it is done. */
export function ActionFieldset({ kind, fields, isHeld, change }: ActionFieldsetProps) {
  const { t } = useWords();
  return (
    <fieldset className="note-part">
      <legend>{t(`outages.${kind}`)}</legend>
      <Field label={t(`outages.${kind}.text`)} problem={isHeld ? t('outages.held.text') : null}>
        {(tied) => (
          <textarea
            {...tied}
            rows={2}
            maxLength={4000}
            value={fields.text}
            onChange={(event) => change({ ...fields, text: event.target.value })}
          />
        )}
      </Field>
      <div className="note-row">
        <Field label={t('outages.owner')}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              autoComplete="off"
              maxLength={200}
              value={fields.owner}
              onChange={(event) => change({ ...fields, owner: event.target.value })}
            />
          )}
        </Field>
        <Day label={t('outages.dueOn')} value={fields.dueOn} change={(dueOn) => change({ ...fields, dueOn })} />
        <Day label={t('outages.doneOn')} value={fields.doneOn} change={(doneOn) => change({ ...fields, doneOn })} />
      </div>
    </fieldset>
  );
}

function Day({ label, value, change }: { label: string; value: string; change(value: string): void }) {
  return (
    <Field label={label}>
      {(tied) => <input {...tied} type="date" value={value} onChange={(event) => change(event.target.value)} />}
    </Field>
  );
}
