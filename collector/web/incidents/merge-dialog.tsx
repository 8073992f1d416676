import { useState } from 'react';
import type { IncidentList, IncidentSummary } from '../../src/api/journal-answers.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { CutNote } from '../parts/cut-note.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useOpenedIncident } from './use-incident.ts';

interface MergeDialogProps {
  merged(into: string): void;
  close(): void;
}

/** Two incidents turned out to be one: this one becomes part of another that is still open. */
export function MergeDialog({ merged, close }: MergeDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const { id } = useOpenedIncident();
  const [into, setInto] = useState('');
  const [reason, setReason] = useState('');
  const { data } = useResource<IncidentList>('/api/v1/incidents?open=true', { topics: ['incidents'], everyMs: 5000 });
  const others = (data?.incidents ?? []).filter((one) => one.id !== id);
  return (
    <FormDialog
      title={`${t('incident.merge.title')} – ${id}`}
      action={t('incident.merge.do')}
      isReady={into !== ''}
      send={() =>
        client.send<IncidentSummary>('POST', `/api/v1/incidents/${id}/merge`, { into, reason: reason.trim() })
      }
      done={(incident) => merged(incident.id)}
      close={close}
    >
      <p>{t('incident.merge.lead', { id })}</p>
      {data !== undefined && others.length === 0 ? (
        <p className="muted">{t('incident.merge.none')}</p>
      ) : (
        <ChoiceField
          label={t('incident.member.mergedInto')}
          value={into}
          none={t('record.choose')}
          choices={others.map((one) => ({ value: one.id, text: `${one.id} ${one.incident.title}` }))}
          choose={setInto}
        />
      )}
      {data !== undefined && <CutNote shown={data.incidents.length} total={data.total} />}
      <TextField label={t('incident.move.reason')} value={reason} isLong maxLength={2000} change={setReason} />
    </FormDialog>
  );
}
