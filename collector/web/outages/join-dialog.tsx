import { useState } from 'react';
import type { OutageAnswer } from '../../src/api/contract/outages.ts';
import type { IncidentList } from '../../src/api/journal-answers.ts';
import type { Answer, Client } from '../data/client.ts';
import { useResource } from '../data/resource.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { CutNote } from '../parts/cut-note.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';

interface JoinDialogProps {
  readonly outages: readonly OutageAnswer[];
  readonly titles: Readonly<Record<string, string>>;
  close(): void;
}

const openPath = '/api/v1/incidents?open=true';

/** Makes outages part of one incident: of a new one, or of one that is still open. */
export function JoinDialog({ outages, titles, close }: JoinDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const names = [...new Set(outages.map(({ target }) => titles[target] ?? target))];
  const [incident, setIncident] = useState('');
  const [title, setTitle] = useState(t('outages.join.suggested', { names: listed(names, t) }));
  const { data } = useResource<IncidentList>(openPath, { topics: ['incidents'], everyMs: 5000 });
  return (
    <FormDialog
      title={t('outages.join.title', { n: outages.length })}
      action={t('outages.join.do')}
      isReady={incident !== '' || title.trim() !== ''}
      send={() => join(client, outages, incident, title.trim())}
      done={close}
      close={close}
    >
      <ChoiceField
        label={t('outages.col.incident')}
        value={incident}
        none={t('outages.join.new')}
        choices={(data?.incidents ?? []).map((one) => ({ value: one.id, text: `${one.id} ${one.incident.title}` }))}
        choose={setIncident}
      />
      {data !== undefined && <CutNote shown={data.incidents.length} total={data.total} />}
      {incident === '' && <TextField label={t('outages.join.name')} value={title} required change={setTitle} />}
    </FormDialog>
  );
}

function join(
  client: Pick<Client, 'send'>,
  outages: readonly OutageAnswer[],
  incident: string,
  title: string,
): Promise<Answer<unknown>> {
  const refs = outages.map(({ target, at }) => ({ target, at }));
  if (incident === '') return client.send('POST', '/api/v1/incidents', { title, source: 'monitoring', outages: refs });
  return client.send('POST', `/api/v1/incidents/${encodeURIComponent(incident)}/outages`, { attach: refs });
}
