import { parseInstant } from '../format/parse-instant.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { useNow } from '../parts/now.tsx';

/** What was typed as a time: an instant, nothing, or something that cannot be one. */
export type TypedTime =
  | { readonly is: 'empty' }
  | { readonly is: 'time'; readonly at: string }
  | { readonly is: 'wrong'; readonly why: 'wrong' | 'future' };

/** Reads what was typed into a field about the past, in the zone of the page. */
export function useTypedTime(text: string): TypedTime {
  const { instants } = usePage();
  const nowMs = useNow();
  if (text.trim() === '') return { is: 'empty' };
  const atMs = parseInstant(text, nowMs, instants.zone);
  if (atMs === null) return { is: 'wrong', why: 'wrong' };
  return atMs > nowMs ? { is: 'wrong', why: 'future' } : { is: 'time', at: new Date(atMs).toISOString() };
}

interface TimeFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly typed: TypedTime;
  setText(text: string): void;
}

/** A time in the past as people type it; what it was read as stands below. */
export function TimeField({ label, hint, text, typed, setText }: TimeFieldProps) {
  const { t } = useWords();
  const { instants } = usePage();
  return (
    <Field
      label={label}
      hint={typed.is === 'time' ? instants.zoned(Date.parse(typed.at)) : hint}
      problem={typed.is === 'wrong' ? t(`incidents.form.time.${typed.why}`) : null}
    >
      {(tied) => (
        <input
          {...tied}
          type="text"
          autoComplete="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      )}
    </Field>
  );
}
