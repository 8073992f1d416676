import { useState } from 'react';
import type { NewKey } from '../../src/api/contract/people.ts';
import { usePage, useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { isWhole, RoleChoice, type RoleWish } from './role-choice.tsx';

const lives = ['30', '90', '365'] as const;

interface KeyDialogProps {
  made(key: NewKey): void;
  close(): void;
}

/** Makes a key for a program. */
export function KeyDialog({ made, close }: KeyDialogProps) {
  const { t } = useWords();
  const { client } = usePage();
  const [name, setName] = useState('');
  const [days, setDays] = useState('365');
  const [wish, setWish] = useState<RoleWish>({ role: 'auditor', services: null });
  const send = () => {
    const life = days === '' ? {} : { days: Number(days) };
    return client.send<NewKey>('POST', '/api/v1/keys', { name: name.trim(), ...wish, ...life });
  };
  return (
    <FormDialog<NewKey>
      title={t('apikeys.add')}
      action={t('apikeys.add')}
      isReady={name.trim() !== '' && isWhole(wish)}
      send={send}
      done={made}
      close={close}
    >
      <TextField
        label={t('apikeys.field.name')}
        hint={t('apikeys.field.name.hint')}
        value={name}
        required
        change={setName}
      />
      <ChoiceField
        label={t('apikeys.field.days')}
        value={days as (typeof lives)[number] | ''}
        none={t('apikeys.endless')}
        choices={lives.map((value) => ({
          value,
          text: value === '365' ? t('apikeys.year') : t('apikeys.days', { n: Number(value) }),
        }))}
        choose={setDays}
      />
      <RoleChoice wish={wish} change={setWish} />
    </FormDialog>
  );
}
