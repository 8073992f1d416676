import { Field } from '../parts/field.tsx';

interface PasswordFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | null;
  readonly value: string;
  /** What password managers are told that it is. */
  readonly kind: 'current-password' | 'new-password';
  change(value: string): void;
}

/** A password: hidden as it is typed, and known to password managers. */
export function PasswordField({ label, hint, problem = null, value, kind, change }: PasswordFieldProps) {
  return (
    <Field label={label} {...(hint !== undefined && { hint })} problem={problem}>
      {(tied) => (
        <input
          {...tied}
          type="password"
          autoComplete={kind}
          spellCheck={false}
          value={value}
          onChange={(event) => change(event.target.value)}
        />
      )}
    </Field>
  );
}
