import { Field } from './field.tsx';

interface ChoiceFieldProps<T extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly required?: boolean;
  readonly value: T | '';
  readonly choices: readonly { readonly value: T; readonly text: string }[];
  /** What stands for no choice; without it one has to be made. */
  readonly none?: string;
  choose(value: T | ''): void;
}

/** One of a few. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, hint, required = false, value, choices, none, choose } = props;
  return (
    <Field label={label} {...(hint !== undefined && { hint })} required={required}>
      {(tied) => (
        <select {...tied} value={value} onChange={(event) => choose(event.target.value as T | '')}>
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
