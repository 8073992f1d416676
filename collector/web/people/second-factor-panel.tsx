import { useState } from 'react';
import type { RecoveryCodes, TotpOffer } from '../../src/api/contract/people.ts';
import type { Answer } from '../data/client.ts';
import { usePage, useWords } from '../page.ts';
import { SaveProblem } from '../parts/save-problem.tsx';
import { EntryForm } from './entry-form.tsx';
import { PasswordField } from './password-field.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

interface SecondFactorPanelProps {
  readonly isOn: boolean;
  readonly codesLeft: number;
  /** Shows recovery codes, which are told once. */
  told(codes: readonly string[]): void;
  changed(): void;
}

const path = '/api/v1/account/second-factor';

/** Switches one's own second factor on and off. */
export function SecondFactorPanel({ isOn, codesLeft, told, changed }: SecondFactorPanelProps) {
  const { t } = useWords();
  const { client } = usePage();
  const [offer, setOffer] = useState<TotpOffer | null>(null);
  const [isEnding, setEnding] = useState(false);
  const begin = async (): Promise<void> => {
    const answer = await client.send<TotpOffer>('POST', path);
    if (answer.ok) setOffer(answer.data);
  };
  const confirm = async (current: string, code: string): Promise<Answer<RecoveryCodes>> => {
    const answer = await client.send<RecoveryCodes>('PUT', path, { current, secret: offer?.secret, code });
    if (!answer.ok) return answer;
    setOffer(null);
    changed();
    told(answer.data.recoveryCodes);
    return answer;
  };
  return (
    <section className="account-part">
      <div className="account-line">
        <h3>
          {t('account.totp')} <small>{isOn ? t('account.totp.on', { n: codesLeft }) : t('account.totp.off')}</small>
        </h3>
        {offer === null && !isEnding && (
          <button type="button" className="button" onClick={isOn ? () => setEnding(true) : begin}>
            {isOn ? t('account.totp.disable') : t('account.totp.enable')}
          </button>
        )}
      </div>
      {offer !== null && <SecondFactorForm offer={offer} confirm={confirm} cancel={() => setOffer(null)} />}
      {isEnding && (
        <End
          cancel={() => setEnding(false)}
          done={() => {
            setEnding(false);
            changed();
          }}
        />
      )}
    </section>
  );
}

function End({ cancel, done }: { cancel(): void; done(): void }) {
  const { t } = useWords();
  const { client } = usePage();
  const [current, setCurrent] = useState('');
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const submit = async (): Promise<void> => {
    const answer = await client.send('DELETE', path, { current });
    if (answer.ok) done();
    else setRefused(answer);
  };
  return (
    <EntryForm submit={submit}>
      <div className="account-form">
        <p>{t('account.totp.disable.lead')}</p>
        <PasswordField
          label={t('account.password.current')}
          kind="current-password"
          value={current}
          change={setCurrent}
        />
        {refused !== null && <SaveProblem answer={refused} />}
        <div className="account-buttons">
          <button type="button" className="button" onClick={cancel}>
            {t('form.cancel')}
          </button>
          <button type="submit" className="button danger" disabled={current === ''}>
            {t('account.totp.disable')}
          </button>
        </div>
      </div>
    </EntryForm>
  );
}
