import { type ReactNode, useId } from 'react';
import { useWords } from '../page.ts';

interface FieldProps {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong with what was entered. */
  readonly problem?: string | null;
  readonly required?: boolean;
  /** Renders the control with what ties it to label, hint and problem. */
  children(tied: {
    id: string;
    required: boolean;
    'aria-describedby': string | undefined;
    'aria-invalid': true | undefined;
  }): ReactNode;
}

/** A labelled control of a form: the label is always to be seen, hint and problem are read with the control. */
export function Field({ label, hint, problem = null, required = false, children }: FieldProps) {
  const { t } = useWords();
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, problem !== null && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span className="field-required">{t('form.required')}</span>}
      </label>
      {children({
        id,
        required,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': problem === null ? undefined : true,
      })}
      {hint !== undefined && (
        <small id={`${id}-hint`} className="field-hint">
          {hint}
        </small>
      )}
      {problem !== null && (
        <small id={`${id}-problem`} className="problem-line">
          {problem}
        </small>
      )}
    </div>
  );
}
