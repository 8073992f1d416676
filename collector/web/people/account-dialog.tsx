import { listed } from '../format/listed.ts';
import '../styles/people.css';
import { useState } from 'react';
import type { Account } from '../../src/api/contract/people.ts';
import type { Problem } from '../../src/api/contract.ts';
import { useResource } from '../data/resource.ts';
import { problemText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Dialog } from '../parts/dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import { SecondFactorPanel } from './second-factor-panel.tsx';
import { SessionTable } from './session-table.tsx';

const freshness = { topics: ['account'], everyMs: 60_000 } as const;

/** Everybody's own: who he is here, password, second factor, where he is logged in. */
export default function AccountDialog({ close }: { close(): void }) {
  const { t } = useWords();
  const { session, logOut } = usePage();
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [stayed, setStayed] = useState<Problem | null>(null);
  const resource = useResource<Account>(session.account === null ? null : '/api/v1/account', freshness);
  const { data, problem, reload } = resource;
  // Codes are told once: nothing else is in the way until they are kept.
  if (codes !== null) return <RecoveryCodes codes={codes} close={() => setCodes(null)} />;
  return (
    <Dialog title={t('account.title')} close={close}>
      <div className="dialog-body">
        <p className="account-who">
          <strong>{session.account?.displayName ?? session.name}</strong>
          <span className="muted">{t('account.who', { user: session.name, role: t(`role.${session.role}`) })}</span>
          {session.services !== null && (
            <span className="muted">{t('account.services', { services: listed(session.services, t) })}</span>
          )}
        </p>
        {session.account === null && <p className="muted">{t('account.key')}</p>}
        {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
        {session.account !== null && data === undefined && problem === undefined && <Skeleton />}
        {data !== undefined && <Own account={data} told={setCodes} changed={reload} />}
      </div>
      <footer className="dialog-foot">
        {stayed !== null && (
          <p className="problem-line" role="alert">
            {t('account.logout.failed', { message: problemText(t, stayed) })}
          </p>
        )}
        <button type="button" className="button" onClick={async () => setStayed(await logOut())}>
          {t('account.logout')}
        </button>
      </footer>
    </Dialog>
  );
}

interface OwnProps {
  readonly account: Account;
  told(codes: readonly string[]): void;
  changed(): void;
}

function Own({ account, told, changed }: OwnProps) {
  const { t } = useWords();
  const { person, sessions, recoveryCodesLeft } = account;
  return (
    <>
      {person.provider === null ? (
        <>
          <PasswordPanel changed={changed} />
          <SecondFactorPanel
            isOn={person.hasSecondFactor}
            codesLeft={recoveryCodesLeft}
            told={told}
            changed={changed}
          />
        </>
      ) : (
        <p className="muted">{t('account.provider')}</p>
      )}
      <SessionTable sessions={sessions} changed={changed} />
    </>
  );
}
