import { useState } from 'react';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { Judgement } from './open-dialog.tsx';
import { sayMembers } from './say-members.ts';
import { useOpenedIncident } from './use-incident.ts';

const extents = ['none', 'partial', 'full'] as const;

interface HeadDialogProps {
  saved(): void;
  close(): void;
}

/** What an incident is called, how it is judged, whom it hit and who leads the response. */
export function HeadDialog({ saved, close }: HeadDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const detail = useOpenedIncident();
  const { title, owner = '', impact = '', urgency = '', affected } = detail.incident;
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({
    title,
    owner,
    impact,
    urgency,
    text: affected?.text ?? '',
    users: affected?.usersAffected === undefined ? '' : String(affected.usersAffected),
    degree: affected?.degree ?? '',
  });
  const of = (key: string): string => fields[key] ?? '';
  const set = (key: string) => (value: string) => setFields((before) => ({ ...before, [key]: value }));
  const isCount = of('users') === '' || /^\d{1,9}$/.test(of('users'));
  const send = () => {
    const said = {
      ...(of('text').trim() !== '' && { text: of('text').trim() }),
      ...(of('users') !== '' && { usersAffected: Number(of('users')) }),
      ...(of('degree') !== '' && { degree: of('degree') }),
    };
    return sayMembers(client, detail, {
      title: of('title').trim(),
      owner: of('owner').trim() || null,
      impact: of('impact') || null,
      urgency: of('urgency') || null,
      affected: Object.keys(said).length > 0 ? said : null,
    });
  };
  return (
    <FormDialog
      title={`${t('incident.edit')} – ${detail.id}`}
      action={t('form.save')}
      isReady={of('title').trim() !== '' && isCount}
      send={send}
      done={saved}
      close={close}
    >
      <TextField label={t('incidents.form.title')} value={of('title')} required change={set('title')} />
      <Judgement impact={of('impact')} urgency={of('urgency')} setImpact={set('impact')} setUrgency={set('urgency')} />
      <TextField label={t('incidents.form.owner')} value={of('owner')} change={set('owner')} />
      <TextField
        label={t('incidents.form.affected')}
        hint={t('incidents.form.affected.hint')}
        value={of('text')}
        isLong
        change={set('text')}
      />
      <div className="fields">
        <TextField label={t('incidents.form.users')} value={of('users')} type="number" change={set('users')} />
        <ChoiceField
          label={t('incidents.form.degree')}
          value={of('degree') as (typeof extents)[number] | ''}
          none={t('incidents.form.unknown')}
          choices={extents.map((value) => ({ value, text: t(`incidents.form.degree.${value}`) }))}
          choose={set('degree')}
        />
      </div>
    </FormDialog>
  );
}
