import { useState } from 'react';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { InstantField, useTypedInstant } from '../parts/instant-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useIncident } from './use-incident.ts';

/** The note that is said anew. */
export interface Corrected {
  readonly version: number;
  readonly text: string;
}

interface NoteDialogProps {
  readonly corrected: Corrected | null;
  saved(): void;
  close(): void;
}

/** Adds a line to the timeline, or one that corrects another. */
export function NoteDialog({ corrected, saved, close }: NoteDialogProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const { detail } = useIncident();
  const [text, setText] = useState(corrected?.text ?? '');
  const [when, setWhen] = useState('');
  const typed = useTypedInstant(when);
  const zone = instants.zoneLabel(Date.now());
  const send = () =>
    client.send('POST', `/api/v1/incidents/${detail.id}/notes`, {
      text: text.trim(),
      ...(typed.is === 'time' && { at: typed.at }),
      ...(corrected !== null && { corrects: corrected.version }),
    });
  return (
    <FormDialog
      title={t(corrected === null ? 'incident.note.title' : 'incident.note.correct')}
      action={t('incident.note.save')}
      isReady={text.trim() !== '' && typed.is !== 'wrong'}
      send={send}
      done={saved}
      close={close}
    >
      {corrected !== null && <p className="muted">{t('incident.note.correct.lead')}</p>}
      <TextField label={t('incident.note.text')} value={text} required isLong change={setText} />
      <InstantField
        label={t('incident.note.at')}
        hint={t(corrected === null ? 'incident.move.at.hint' : 'incident.note.at.same', { zone })}
        text={when}
        typed={typed}
        setText={setWhen}
      />
    </FormDialog>
  );
}
