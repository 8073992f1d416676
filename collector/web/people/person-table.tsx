import type { PersonAnswer } from '../../src/api/contract/people.ts';
import { listed } from '../format/listed.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';

/** What somebody wants done to a user. */
export type PersonAction = 'edit' | 'reset' | 'switch';

interface PersonTableProps {
  readonly people: readonly PersonAnswer[];
  act(action: PersonAction, person: PersonAnswer): void;
}

/** Everybody who may log in. */
export function PersonTable({ people, act }: PersonTableProps) {
  const { t } = useWords();
  const { session, instants } = usePage();
  const mayChange = session.may.includes('administer');
  return (
    <table className="people-table">
      <caption className="hidden">{t('people.lead')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('people.column.name')}</th>
          <th scope="col">{t('people.column.role')}</th>
          <th scope="col">{t('people.column.way')}</th>
          <th scope="col">
            {t('people.column.changed')} <small>{instants.zoneLabel(Date.now())}</small>
          </th>
          {mayChange && (
            <th scope="col">
              <span className="hidden">{t('people.column.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <tr key={person.name} data-disabled={person.isDisabled}>
            <th scope="row">
              {person.displayName} {person.name === session.name && <span className="tag">{t('people.you')}</span>}{' '}
              {person.isDisabled && <span className="flag">{t('people.disabled')}</span>}
              <small>{person.name}</small>
            </th>
            <td data-label={t('people.column.role')}>
              {t(`role.${person.role}`)}
              {person.services !== null && <small>{listed(person.services, t)}</small>}
            </td>
            <td data-label={t('people.column.way')}>{wayOf(t, person)}</td>
            <td data-label={t('people.column.changed')}>
              <At ms={Date.parse(person.changedAt)} as="minute" />
            </td>
            {mayChange && (
              <td>
                <Actions person={person} act={act} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Actions({ person, act }: { person: PersonAnswer; act: PersonTableProps['act'] }) {
  const { t } = useWords();
  const { session } = usePage();
  return (
    <div className="row-actions">
      <button
        type="button"
        className="button"
        aria-label={t('people.edit.of', { name: person.displayName })}
        onClick={() => act('edit', person)}
      >
        {t('people.edit')}
      </button>
      {person.provider === null && person.name !== session.name && (
        <button type="button" className="button" onClick={() => act('reset', person)}>
          {t('people.reset')}
        </button>
      )}
      {person.name !== session.name && (
        <button type="button" className="button" onClick={() => act('switch', person)}>
          {person.isDisabled ? t('people.enable') : t('people.disable')}
        </button>
      )}
    </div>
  );
}

function wayOf(t: Translate, { provider, hasPassword, hasSecondFactor }: PersonAnswer): string {
  if (provider !== null) return t('people.way.provider', { issuer: new URL(provider).host });
  if (!hasPassword) return t('people.way.invited');
  return hasSecondFactor ? t('people.way.both') : t('people.way.password');
}
