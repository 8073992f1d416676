import { Field } from './field.tsx';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly required?: boolean;
  /** More than one line. */
  readonly isLong?: boolean;
  readonly type?: 'text' | 'date' | 'number' | 'url';
  readonly problem?: string | null;
  readonly maxLength?: number;
  change(value: string): void;
}

/** A labelled text. */
export function TextField(props: TextFieldProps) {
  const { label, hint, value, required = false, isLong = false, type = 'text', problem = null, change } = props;
  const { maxLength = isLong ? 4000 : 200 } = props;
  return (
    <Field label={label} {...(hint !== undefined && { hint })} required={required} problem={problem}>
      {(tied) =>
        isLong ? (
          <textarea {...tied} maxLength={maxLength} value={value} onChange={(event) => change(event.target.value)} />
        ) : (
          <input
            {...tied}
            type={type}
            autoComplete="off"
            {...(type === 'number' && { min: 0, inputMode: 'numeric' as const })}
            {...(type !== 'number' && type !== 'date' && { maxLength })}
            value={value}
            onChange={(event) => change(event.target.value)}
          />
        )
      }
    </Field>
  );
}
