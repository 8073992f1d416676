import type { Account } from '../../src/api/contract/people.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import { browserName } from './browser-name.ts';

interface SessionTableProps {
  readonly sessions: Account['sessions'];
  changed(): void;
}

/** Where somebody is logged in; what he forgot somewhere he ends from here. */
export function SessionTable({ sessions, changed }: SessionTableProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const end = async (id: string): Promise<void> => {
    await client.send('DELETE', `/api/v1/account/sessions/${id}`);
    changed();
  };
  const nameOf = (agent: string): string => {
    const known = browserName(agent);
    return known === null ? t('account.browser.other') : t('account.browser', known);
  };
  return (
    <section className="account-part">
      <h3>
        {t('account.sessions')} <small>{instants.zoneLabel(Date.now())}</small>
      </h3>
      <ul className="session-list">
        {sessions.map(({ id, isThis, agent, address, seenAt, createdAt }) => (
          <li key={id}>
            <span>
              {nameOf(agent)} {isThis && <span className="tag">{t('account.sessions.this')}</span>}
              <small>
                {address ?? '–'} ・ {t('account.sessions.since')} <At ms={Date.parse(createdAt)} as="minute" /> ・{' '}
                {t('account.sessions.seen')} <At ms={Date.parse(seenAt)} as="minute" />
              </small>
            </span>
            {!isThis && (
              <button
                type="button"
                className="button"
                aria-label={t('account.sessions.end.of', { address: address ?? '' })}
                onClick={() => end(id)}
              >
                {t('account.sessions.end')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
