import { useState } from 'react';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { ActionsPanel } from './actions-panel.tsx';
import { ImpactPanel } from './impact-panel.tsx';
import { sayMembers } from './say-members.ts';
import { useIncident, useOpenedIncident } from './use-incident.ts';

const parts = ['well', 'badly', 'lessons'] as const;

/** The postmortem: the facts, and what is learned from them. */
export function ReviewPanel() {
  const { t } = useWords();
  const { detail, isWritable, reload } = useIncident();
  const [isWriting, setWriting] = useState(false);
  const { review } = detail.incident;
  const close = (): void => setWriting(false);
  return (
    <div className="incident-columns">
      <section className="panel written">
        <header>
          <p className="muted">{t('incident.review.lead')}</p>
          <span className="bar-space" />
          {isWritable && (
            <button type="button" className="button" onClick={() => setWriting(true)}>
              {t('incident.review.edit')}
            </button>
          )}
        </header>
        {parts.map((part) => (
          <section key={part}>
            <h2>{t(`incident.review.${part}`)}</h2>
            <p className={review?.[part] === undefined ? 'muted' : 'said'}>
              {review?.[part] ?? t('incident.action.none')}
            </p>
          </section>
        ))}
        {isWriting && (
          <ReviewDialog
            saved={() => {
              close();
              reload();
            }}
            close={close}
          />
        )}
      </section>
      <div>
        <ImpactPanel />
        <ActionsPanel />
      </div>
    </div>
  );
}

function ReviewDialog({ saved, close }: { saved(): void; close(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const detail = useOpenedIncident();
  const [fields, setFields] = useState({ well: '', badly: '', lessons: '', ...detail.incident.review });
  const said = Object.fromEntries(parts.flatMap((part) => (fields[part].trim() ? [[part, fields[part].trim()]] : [])));
  return (
    <FormDialog
      title={t('incident.review.edit')}
      action={t('form.save')}
      size="wide"
      send={() => sayMembers(client, detail, { review: Object.keys(said).length > 0 ? said : null })}
      done={saved}
      close={close}
    >
      {parts.map((part) => (
        <TextField
          key={part}
          label={t(`incident.review.${part}`)}
          value={fields[part]}
          isLong
          change={(value) => setFields((before) => ({ ...before, [part]: value }))}
        />
      ))}
    </FormDialog>
  );
}
