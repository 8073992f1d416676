import { useState } from 'react';
import type { IncidentSummary } from '../../src/api/journal-answers.ts';
import { causeCategories, certainties } from '../../src/incidents/causes.ts';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { sayMembers } from './say-members.ts';
import { useOpenedIncident } from './use-incident.ts';

type Cause = NonNullable<IncidentSummary['incident']['cause']>;

interface CauseDialogProps {
  saved(): void;
  close(): void;
}

/** Why it happened, and whether that is known or only likely. */
export function CauseDialog({ saved, close }: CauseDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const detail = useOpenedIncident();
  const { cause } = detail.incident;
  const [category, setCategory] = useState<Cause['category'] | ''>(cause?.category ?? '');
  const [certainty, setCertainty] = useState<Cause['certainty'] | ''>(cause?.certainty ?? 'suspected');
  const [text, setText] = useState(cause?.text ?? '');
  return (
    <FormDialog
      title={t('incident.cause.edit')}
      action={t('form.save')}
      isReady={category !== '' && text.trim() !== ''}
      send={() => sayMembers(client, detail, { cause: { category, text: text.trim(), certainty } })}
      done={saved}
      close={close}
    >
      <div className="fields">
        <ChoiceField<Cause['category']>
          label={t('cause.category')}
          value={category}
          none={t('incidents.form.unknown')}
          choices={causeCategories.map((value) => ({ value, text: t(`cause.of.${value}`) }))}
          choose={setCategory}
        />
        <ChoiceField<Cause['certainty']>
          label={t('cause.certainty')}
          value={certainty}
          choices={certainties.map((value) => ({ value, text: t(`cause.certainty.${value}`) }))}
          choose={setCertainty}
        />
      </div>
      <TextField label={t('cause.text')} value={text} required isLong change={setText} />
    </FormDialog>
  );
}
