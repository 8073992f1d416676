import '../styles/people.css';
import { useRef, useState } from 'react';
import type { Invited, PersonAnswer, PersonList } from '../../src/api/contract/people.ts';
import type { Answer } from '../data/client.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { AddPerson, EditPerson } from './person-dialog.tsx';
import { type PersonAction, PersonTable } from './person-table.tsx';
import { Invitation } from './told-once.tsx';

const freshness = { topics: ['people'], everyMs: 10_000 } as const;

/** Who may log in, as what. */
export default function PeopleTab() {
  const { t } = useWords();
  const { session } = usePage();
  const { data, problem, reload } = useResource<PersonList>('/api/v1/people', freshness);
  const [isAdding, setAdding] = useState(false);
  const [chosen, setChosen] = useState<{ action: PersonAction; person: PersonAnswer } | null>(null);
  const [invited, setInvited] = useState<Invited | null>(null);
  const close = (): void => {
    setAdding(false);
    setChosen(null);
    reload();
  };
  const invite = (answer: Invited): void => {
    close();
    setInvited(answer);
  };
  const mayChange = session.may.includes('administer');
  const add = mayChange && (
    <button type="button" className="button primary" onClick={() => setAdding(true)}>
      {t('people.add')}
    </button>
  );
  return (
    <>
      <div className="screen-head">
        {data !== undefined && <span className="muted">{t('people.count', { n: data.people.length })}</span>}
        <span className="bar-space" />
        {data !== undefined && data.people.length > 0 && add}
      </div>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Skeleton />}
      {data?.people.length === 0 && (
        <div className="empty">
          <h2>{t('people.none')}</h2>
          <p className="lead">{t('people.none.lead')}</p>
          <p>{add}</p>
        </div>
      )}
      {data !== undefined && data.people.length > 0 && (
        <PersonTable people={data.people} act={(action, person) => setChosen({ action, person })} />
      )}
      {isAdding && <AddPerson invited={invite} close={close} />}
      {chosen?.action === 'edit' && <EditPerson person={chosen.person} saved={close} close={close} />}
      {chosen?.action === 'reset' && <Reset person={chosen.person} invited={invite} close={close} />}
      {chosen?.action === 'switch' && <Switch person={chosen.person} close={close} />}
      {invited?.loginKey != null && (
        <Invitation name={invited.person.displayName} loginKey={invited.loginKey} close={() => setInvited(null)} />
      )}
    </>
  );
}

interface ResetProps {
  readonly person: PersonAnswer;
  invited(answer: Invited): void;
  close(): void;
}

function Reset({ person, invited, close }: ResetProps) {
  const { t } = useWords();
  const { client } = usePage();
  // Not a state: the dialog closes with what it knew when the button was pressed.
  const answered = useRef<Invited | null>(null);
  const run = async (): Promise<Answer<Invited>> => {
    const answer = await client.send<Invited>('POST', `/api/v1/people/${encodeURIComponent(person.name)}/reset`);
    if (answer.ok) answered.current = answer.data;
    return answer;
  };
  return (
    <ConfirmDialog
      title={t('people.reset')}
      action={t('people.reset')}
      isDangerous
      run={run}
      close={() => (answered.current === null ? close() : invited(answered.current))}
    >
      <p>{t('people.reset.lead', { name: person.displayName })}</p>
    </ConfirmDialog>
  );
}

function Switch({ person, close }: { person: PersonAnswer; close(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const { isDisabled, displayName, name } = person;
  const action = isDisabled ? t('people.enable') : t('people.disable');
  return (
    <ConfirmDialog
      title={`${action}: ${displayName}`}
      action={action}
      isDangerous={!isDisabled}
      run={() => client.send('PATCH', `/api/v1/people/${encodeURIComponent(name)}`, { isDisabled: !isDisabled })}
      close={close}
    >
      {!isDisabled && <p>{t('people.disable.lead', { name: displayName })}</p>}
    </ConfirmDialog>
  );
}
