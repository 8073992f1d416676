import { useState } from 'react';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { sayMembers } from './say-members.ts';
import { useOpenedIncident } from './use-incident.ts';

interface ActionDialogProps {
  readonly kind: 'interim' | 'permanent';
  saved(): void;
  close(): void;
}

/** What is done, by whom and until when; of the permanent action also why there is none. */
export function ActionDialog({ kind, saved, close }: ActionDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const detail = useOpenedIncident();
  const before = detail.incident[kind];
  const [fields, setFields] = useState({
    text: before?.text ?? '',
    owner: before?.owner ?? '',
    dueOn: before?.dueOn ?? '',
    doneOn: before?.doneOn ?? '',
  });
  const [waived, setWaived] = useState(detail.incident.waived ?? '');
  const [isWaived, setIsWaived] = useState(kind === 'permanent' && detail.incident.waived !== undefined);
  const set = (key: keyof typeof fields) => (value: string) => setFields((one) => ({ ...one, [key]: value }));
  const send = () => {
    const said = Object.fromEntries(
      Object.entries(fields).flatMap(([key, value]) => (value.trim() ? [[key, value.trim()]] : [])),
    );
    if (kind === 'interim') return sayMembers(client, detail, { interim: said });
    if (isWaived) return sayMembers(client, detail, { waived: waived.trim() });
    return sayMembers(client, detail, { permanent: said, waived: null });
  };
  return (
    <FormDialog
      title={t(`incident.action.edit.${kind}`)}
      action={t('form.save')}
      isReady={(isWaived ? waived : fields.text).trim() !== ''}
      send={send}
      done={saved}
      close={close}
    >
      {kind === 'permanent' && (
        <ChoiceField
          label={t('incident.move.finish')}
          value={isWaived ? 'waived' : 'taken'}
          choices={[
            { value: 'taken', text: t('incident.permanent') },
            { value: 'waived', text: t('incident.move.finish.waived') },
          ]}
          choose={(value) => setIsWaived(value === 'waived')}
        />
      )}
      {isWaived ? (
        <TextField label={t('incident.waived')} value={waived} required isLong change={setWaived} />
      ) : (
        <>
          <TextField label={t('incident.action.text')} value={fields.text} required isLong change={set('text')} />
          <div className="fields">
            <TextField label={t('incident.action.owner')} value={fields.owner} change={set('owner')} />
            <TextField label={t('incident.action.due')} value={fields.dueOn} type="date" change={set('dueOn')} />
            <TextField label={t('incident.action.done')} value={fields.doneOn} type="date" change={set('doneOn')} />
          </div>
        </>
      )}
    </FormDialog>
  );
}
