import { useState } from 'react';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { sayMembers } from './say-members.ts';
import { useOpenedIncident } from './use-incident.ts';

interface LinkDialogProps {
  saved(): void;
  close(): void;
}

/** Adds a ticket or a document elsewhere. */
export function LinkDialog({ saved, close }: LinkDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const detail = useOpenedIncident();
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const { links = [] } = detail.incident;
  const isUrl = /^https?:\/\/\S+$/.test(url.trim());
  return (
    <FormDialog
      title={t('incident.links.add')}
      action={t('form.save')}
      isReady={title.trim() !== '' && isUrl}
      send={() => sayMembers(client, detail, { links: [...links, { title: title.trim(), url: url.trim() }] })}
      done={saved}
      close={close}
    >
      <TextField label={t('incident.links.title')} value={title} required change={setTitle} />
      <TextField
        label={t('incident.links.url')}
        value={url}
        required
        type="url"
        maxLength={2000}
        problem={url === '' || isUrl ? null : t('incident.links.url.wrong')}
        change={setUrl}
      />
    </FormDialog>
  );
}
