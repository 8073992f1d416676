import '../styles/people.css';
import { type FormEvent, useState } from 'react';
import type { Answer } from '../data/client.ts';
import { useResource } from '../data/resource.ts';
import { listed } from '../format/listed.ts';
import { usePage, useWords } from '../page.ts';
import { Command } from '../parts/command.tsx';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field } from '../parts/field.tsx';
import { At } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { Skeleton } from '../parts/skeleton.tsx';

interface Token {
  readonly id: string;
  readonly kind: 'token' | 'link' | 'script' | null;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly uses: number;
  readonly usesMax: number;
  readonly tags: readonly string[];
  readonly needsApproval: boolean;
  readonly state: 'good' | 'used' | 'expired';
}

const path = '/api/v1/tokens';
const freshness = { host: 'all', topics: ['tokens'], everyMs: 10_000 } as const;

/** What enrols hosts: each is told once, to who made it. */
export default function TokensTab() {
  const { t } = useWords();
  const { data, problem, reload } = useResource<{ tokens: readonly Token[] }>(path, freshness);
  const [making, setMaking] = useState(false);
  const [revoked, setRevoked] = useState<Token | null>(null);
  return (
    <>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      <div className="setting-actions">
        <p className="muted">{t('settings.tokens.lead')}</p>
        <button type="button" className="button primary" onClick={() => setMaking(true)}>
          {t('settings.tokens.make')}
        </button>
      </div>
      {data === undefined ? <Skeleton /> : <TokenTable tokens={data.tokens} revoke={setRevoked} />}
      {making && (
        <NewToken
          close={() => {
            setMaking(false);
            reload();
          }}
        />
      )}
      {revoked !== null && (
        <Revoke
          token={revoked}
          close={() => {
            setRevoked(null);
            reload();
          }}
        />
      )}
    </>
  );
}

function TokenTable({ tokens, revoke }: { tokens: readonly Token[]; revoke(token: Token): void }) {
  const { t } = useWords();
  if (tokens.length === 0) return <p className="nothing">{t('settings.tokens.empty')}</p>;
  return (
    <table className="people-table">
      <caption className="hidden">{t('settings.tokens')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('settings.tokens.label')}</th>
          <th scope="col">{t('settings.tokens.state')}</th>
          <th scope="col">{t('settings.tokens.uses')}</th>
          <th scope="col">{t('settings.tokens.until')}</th>
          <th scope="col">{t('settings.tokens.tags')}</th>
          <th scope="col">
            <span className="hidden">{t('settings.tokens.revoke')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {tokens.map((token) => (
          <tr key={token.id}>
            <th scope="row">
              {token.label === '' ? <span className="muted">{token.id.slice(0, 8)}</span> : token.label}{' '}
              {token.kind === 'link' && <span className="tag">{t('settings.tokens.link')}</span>}
              {token.kind === 'script' && <span className="tag">{t('settings.tokens.script')}</span>}{' '}
              {token.needsApproval && <span className="flag">{t('settings.tokens.approval')}</span>}
            </th>
            <td data-label={t('settings.tokens.state')}>{t(`settings.tokens.state.${token.state}`)}</td>
            <td data-label={t('settings.tokens.uses')}>{`${token.uses} / ${token.usesMax}`}</td>
            <td data-label={t('settings.tokens.until')}>
              <At ms={Date.parse(token.expiresAt)} as="minute" />
            </td>
            <td data-label={t('settings.tokens.tags')}>{listed(token.tags, t)}</td>
            <td>
              <button type="button" className="link-button" onClick={() => revoke(token)}>
                {t('settings.tokens.revoke')}
              </button>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Revoke({ token, close }: { token: Token; close(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  return (
    <ConfirmDialog
      title={t('settings.tokens.revoke')}
      action={t('settings.tokens.revoke')}
      isDangerous
      close={close}
      run={() => client.send('DELETE', `${path}/${token.id}`)}
    >
      <p>{t('settings.tokens.revoke.text', { label: token.label === '' ? token.id.slice(0, 8) : token.label })}</p>
    </ConfirmDialog>
  );
}

const noForm = { label: '', uses: '1', minutes: '30', tags: '', from: '', needsApproval: false, install: true };

function NewToken({ close }: { close(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const [form, setForm] = useState(noForm);
  const [made, setMade] = useState<string | null>(null);
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const set = (changes: Partial<typeof noForm>): void => setForm((before) => ({ ...before, ...changes }));
  const make = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await client.send<{ token: string }>('POST', path, wishOf(form));
    setRefused(answer.ok ? null : answer);
    if (answer.ok) setMade(answer.data.token);
  };
  if (made !== null) {
    return (
      <Dialog title={t('settings.tokens.made')} close={close}>
        <div className="dialog-body">
          <p>{t(form.install ? 'settings.tokens.made.line' : 'settings.tokens.made.token')}</p>
          <Command text={made} />
          <p className="muted">{t('settings.tokens.made.once')}</p>
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button primary" onClick={close}>
            {t('form.close')}
          </button>
        </footer>
      </Dialog>
    );
  }
  return (
    <Dialog title={t('settings.tokens.make')} close={close}>
      <form onSubmit={make}>
        <div className="dialog-body">
          <Field label={t('settings.tokens.label')} hint={t('settings.tokens.label.hint')}>
            {(tied) => (
              <input {...tied} maxLength={200} value={form.label} onChange={(e) => set({ label: e.target.value })} />
            )}
          </Field>
          <div className="fields">
            <Field label={t('settings.tokens.uses.field')}>
              {(tied) => (
                <input
                  {...tied}
                  type="number"
                  min={1}
                  value={form.uses}
                  onChange={(e) => set({ uses: e.target.value })}
                />
              )}
            </Field>
            <Field label={t('settings.tokens.minutes')}>
              {(tied) => (
                <input
                  {...tied}
                  type="number"
                  min={1}
                  value={form.minutes}
                  onChange={(e) => set({ minutes: e.target.value })}
                />
              )}
            </Field>
          </div>
          <Field label={t('settings.tokens.tags')} hint={t('settings.tokens.tags.hint')}>
            {(tied) => <input {...tied} value={form.tags} onChange={(e) => set({ tags: e.target.value })} />}
          </Field>
          <Field label={t('settings.tokens.from')} hint={t('settings.tokens.from.hint')}>
            {(tied) => <input {...tied} value={form.from} onChange={(e) => set({ from: e.target.value })} />}
          </Field>
          <label className="check-line">
            <input
              type="checkbox"
              checked={form.needsApproval}
              onChange={(e) => set({ needsApproval: e.target.checked })}
            />
            {t('settings.tokens.approval.field')}
          </label>
          <label className="check-line">
            <input type="checkbox" checked={form.install} onChange={(e) => set({ install: e.target.checked })} />
            {t('settings.tokens.install')}
          </label>
          {refused !== null && <SaveProblem answer={refused} />}
          {refused?.problem.code === 'AGENTS_MISSING' && <p>{t('settings.tokens.alone')}</p>}
        </div>
        <footer className="dialog-foot">
          <button type="button" className="button" onClick={close}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="button primary">
            {t('settings.tokens.make')}
          </button>
        </footer>
      </form>
    </Dialog>
  );
}

function wishOf({ label, uses, minutes, tags, from, needsApproval, install }: typeof noForm) {
  const words = (text: string): string[] => text.split(/[\s,、]+/).filter((word) => word !== '');
  return {
    ...(label !== '' && { label }),
    ...{ uses: Number(uses), minutes: Number(minutes), tags: words(tags), needsApproval },
    ...(words(from).length > 0 && { from: words(from) }),
    ...(install && { install }),
  };
}
