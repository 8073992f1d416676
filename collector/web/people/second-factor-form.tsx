import { useState } from 'react';
import type { RecoveryCodes, TotpOffer } from '../../src/api/contract/people.ts';
import type { Answer } from '../data/client.ts';
import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { EntryForm } from './entry-form.tsx';
import { PasswordField } from './password-field.tsx';
import { QrCode } from './qr-code.tsx';

interface SecondFactorFormProps {
  readonly offer: TotpOffer;
  confirm(current: string, code: string): Promise<Answer<RecoveryCodes>>;
  cancel(): void;
}

/** The secret as a QR code and as text, and a code by which it is seen that it arrived. */
export function SecondFactorForm({ offer, confirm, cancel }: SecondFactorFormProps) {
  const { t } = useWords();
  const [current, setCurrent] = useState('');
  const [code, setCode] = useState('');
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const submit = async (): Promise<void> => {
    const answer = await confirm(current, code);
    if (!answer.ok) setRefused(answer);
  };
  return (
    <EntryForm submit={submit}>
      <div className="account-form">
        <p>{t('account.totp.scan')}</p>
        <div className="account-totp">
          <QrCode text={offer.uri} label={t('account.totp.qr')} />
          <p>
            <small>{t('account.totp.secret')}</small>
            <code>{offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
          </p>
        </div>
        <Field label={t('account.totp.code')}>
          {(tied) => (
            <input
              {...tied}
              inputMode="numeric"
              autoComplete="one-time-code"
              value={code}
              onChange={(event) => setCode(event.target.value)}
            />
          )}
        </Field>
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
          <button type="submit" className="button primary" disabled={code.trim() === '' || current === ''}>
            {t('account.totp.enable')}
          </button>
        </div>
      </div>
    </EntryForm>
  );
}
