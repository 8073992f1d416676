import { useState } from 'react';
import type { Invited, PersonAnswer } from '../../src/api/contract/people.ts';
import { usePage, useWords } from '../page.ts';
import { FormDialog } from '../parts/form-dialog.tsx';
import { TextField } from '../parts/text-field.tsx';
import { isWhole, RoleChoice, type RoleWish } from './role-choice.tsx';

/** As the collector takes it. */
const namePattern = /^[a-z0-9][a-z0-9._@-]{0,63}$/;

interface AddPersonProps {
  invited(person: Invited): void;
  close(): void;
}

/** Adds somebody, who is then invited to set his password. */
export function AddPerson({ invited, close }: AddPersonProps) {
  const { t } = useWords();
  const { client, session } = usePage();
  const [displayName, setDisplayName] = useState('');
  const [name, setName] = useState('');
  // Whoever is the first has to be able to add the others.
  const [wish, setWish] = useState<RoleWish>({ role: session.isFirst ? 'admin' : 'operator', services: null });
  const isName = namePattern.test(name);
  return (
    <FormDialog<Invited>
      title={t('people.add')}
      action={t('people.add')}
      isReady={displayName.trim() !== '' && isName && isWhole(wish)}
      send={() => client.send('POST', '/api/v1/people', { name, displayName: displayName.trim(), ...wish })}
      done={invited}
      close={close}
    >
      <TextField label={t('people.field.display')} value={displayName} required change={setDisplayName} />
      <TextField
        label={t('people.field.name')}
        hint={t('people.field.name.hint')}
        problem={name === '' || isName ? null : t('people.field.name.wrong')}
        value={name}
        required
        maxLength={64}
        change={(text) => setName(text.normalize('NFKC').toLowerCase())}
      />
      <RoleChoice wish={wish} change={setWish} />
    </FormDialog>
  );
}

interface EditPersonProps {
  readonly person: PersonAnswer;
  saved(): void;
  close(): void;
}

/** Changes what somebody is called and may do. */
export function EditPerson({ person, saved, close }: EditPersonProps) {
  const { t } = useWords();
  const { client } = usePage();
  const [displayName, setDisplayName] = useState(person.displayName);
  const [wish, setWish] = useState<RoleWish>(person);
  const isProvided = person.provider !== null;
  const change = { displayName: displayName.trim(), ...(!isProvided && { role: wish.role, services: wish.services }) };
  return (
    <FormDialog<PersonAnswer>
      title={t('people.edit.title', { name: person.displayName })}
      action={t('people.save')}
      isReady={displayName.trim() !== '' && isWhole(wish)}
      send={() => client.send('PATCH', `/api/v1/people/${encodeURIComponent(person.name)}`, change)}
      done={saved}
      close={close}
    >
      <TextField label={t('people.field.display')} value={displayName} required change={setDisplayName} />
      {isProvided ? <p className="muted">{t('people.provider.role')}</p> : <RoleChoice wish={wish} change={setWish} />}
    </FormDialog>
  );
}
