import { useState } from 'react';
import type { Instants } from '../format/instants.ts';
import { parseInstant } from '../format/parse-instant.ts';
import { usePage, useWords } from '../page.ts';
import { Field } from './field.tsx';
import { useNow } from './now.tsx';

/** What was typed as a time: an instant, nothing, or something that cannot be one. */
export type TypedInstant =
  | { readonly is: 'empty' }
  | { readonly is: 'time'; readonly at: string }
  | { readonly is: 'wrong'; readonly why: 'wrong' | 'future' };

/** Reads what was typed into a field about the past, in the zone of the page. */
export function useTypedInstant(text: string): TypedInstant {
  const { instants } = usePage();
  const nowMs = useNow();
  if (text.trim() === '') return { is: 'empty' };
  const atMs = parseInstant(text, nowMs, instants.zone);
  if (atMs === null) return { is: 'wrong', why: 'wrong' };
  return atMs > nowMs ? { is: 'wrong', why: 'future' } : { is: 'time', at: new Date(atMs).toISOString() };
}

interface InstantFieldProps {
  readonly label: string;
  readonly hint: string;
  readonly text: string;
  readonly typed: TypedInstant;
  readonly required?: boolean;
  /** Writes what was understood; those of the page without. */
  readonly instants?: Instants;
  setText(text: string): void;
  /** Somebody is done with the field. */
  leave?(): void;
}

/** A time as people type it; what it was read as, with its weekday and zone, stands below. */
export function InstantField(props: InstantFieldProps) {
  const { label, hint, text, typed, required = false, setText, leave } = props;
  const { t } = useWords();
  const page = usePage();
  const { instants = page.instants } = props;
  // Half a date is no mistake yet, and neither is kana that is still converted.
  const [isTyping, setTyping] = useState(false);
  const understood = (atMs: number): string =>
    atMs % 60_000 === 0 ? `${instants.minute(atMs)} ${instants.zoneLabel(atMs)}` : instants.zoned(atMs);
  const problem = typed.is === 'wrong' ? t(`form.instant.${typed.why}`) : null;
  return (
    <Field
      label={label}
      // What is wrong says by example how it would be right.
      {...((problem === null || isTyping) && { hint: typed.is === 'time' ? understood(Date.parse(typed.at)) : hint })}
      problem={isTyping ? null : problem}
      required={required}
    >
      {(tied) => (
        <input
          {...tied}
          // Its form is not sent as if nothing had been typed.
          ref={(input) => input?.setCustomValidity(problem ?? '')}
          type="text"
          autoComplete="off"
          maxLength={80}
          value={text}
          onChange={(event) => {
            setTyping(true);
            setText(event.target.value);
          }}
          onBlur={() => {
            setTyping(false);
            leave?.();
          }}
        />
      )}
    </Field>
  );
}
