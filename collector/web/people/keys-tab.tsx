import '../styles/people.css';
import { useState } from 'react';
import type { KeyAnswer, KeyList, NewKey } from '../../src/api/contract/people.ts';
import { useResource } from '../data/resource.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { KeyDialog } from './key-dialog.tsx';
import { KeyTable } from './key-table.tsx';
import { ToldOnce } from './told-once.tsx';

const freshness = { topics: ['keys'], everyMs: 10_000 } as const;

/** The keys of programs. */
export default function KeysTab() {
  const { t } = useWords();
  const { client, session } = usePage();
  const { data, problem, reload } = useResource<KeyList>('/api/v1/keys', freshness);
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<NewKey | null>(null);
  const [revoked, setRevoked] = useState<KeyAnswer | null>(null);
  const close = (): void => {
    setMaking(false);
    setRevoked(null);
    reload();
  };
  const keys = data?.keys ?? [];
  return (
    <>
      <div className="screen-head">
        <span className="muted">{t('apikeys.lead')}</span>
        <span className="bar-space" />
        {session.may.includes('administer') && (
          <button type="button" className="button primary" onClick={() => setMaking(true)}>
            {t('apikeys.add')}
          </button>
        )}
      </div>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && <Skeleton />}
      {data !== undefined && keys.length === 0 && <p className="panel muted">{t('apikeys.none')}</p>}
      {keys.length > 0 && <KeyTable keys={keys} revoke={setRevoked} />}
      {isMaking && (
        <KeyDialog
          made={(key) => {
            close();
            setMade(key);
          }}
          close={close}
        />
      )}
      {made !== null && (
        <ToldOnce
          title={t('apikeys.made.title')}
          lead={t('apikeys.made.lead', { name: made.key.name })}
          secret={made.secret}
          done={t('apikeys.made.done')}
          close={() => setMade(null)}
        />
      )}
      {revoked !== null && (
        <ConfirmDialog
          title={t('apikeys.revoke.of', { name: revoked.name })}
          action={t('apikeys.revoke')}
          isDangerous
          run={() => client.send('DELETE', `/api/v1/keys/${encodeURIComponent(revoked.name)}`)}
          close={close}
        >
          <p>{t('apikeys.revoke.lead', { name: revoked.name })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
