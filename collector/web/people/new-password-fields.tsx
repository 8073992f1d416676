import { useWords } from '../page.ts';
import { PasswordField } from './password-field.tsx';
import { differs, type NewPassword } from './password-form.ts';

interface NewPasswordFieldsProps {
  readonly typed: NewPassword;
  change(typed: NewPassword): void;
}

/** A new password, typed twice. */
export function NewPasswordFields({ typed, change }: NewPasswordFieldsProps) {
  const { t } = useWords();
  return (
    <>
      <PasswordField
        label={t('account.password.new')}
        hint={t('account.password.hint')}
        kind="new-password"
        value={typed.first}
        change={(first) => change({ ...typed, first })}
      />
      <PasswordField
        label={t('account.password.again')}
        problem={differs(typed) ? t('account.password.differs') : null}
        kind="new-password"
        value={typed.again}
        change={(again) => change({ ...typed, again })}
      />
    </>
  );
}
