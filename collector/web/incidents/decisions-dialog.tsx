import { useState } from 'react';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { sayMembers } from './say-members.ts';
import { useOpenedIncident } from './use-incident.ts';

interface DecisionsDialogProps {
  saved(): void;
  close(): void;
}

/** What was decided, one a line. */
export function DecisionsDialog({ saved, close }: DecisionsDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const detail = useOpenedIncident();
  const [text, setText] = useState((detail.incident.decisions ?? []).join('\n'));
  const decisions = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return (
    <FormDialog
      title={t('incident.decisions.edit')}
      action={t('form.save')}
      send={() => sayMembers(client, detail, { decisions: decisions.length > 0 ? decisions : null })}
      done={saved}
      close={close}
    >
      <TextField
        label={t('incident.decisions')}
        hint={t('incident.decisions.hint')}
        value={text}
        isLong
        change={setText}
      />
    </FormDialog>
  );
}
