import { useState } from 'react';
import { instantOfWall, wallOf } from '../format/days.ts';
import { createInstants } from '../format/instants.ts';
import { parseInstant, type Toward } from '../format/parse-instant.ts';
import type { Zone } from '../format/zone.ts';
import { useWords } from '../page.ts';
import { InstantField, type TypedInstant } from './instant-field.tsx';
import { useNow } from './now.tsx';

interface WallFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** Wall clock to the minute, `2026-10-18T02:00`; empty while there is none. */
  readonly value: string;
  readonly timeZone: string;
  readonly toward: Toward;
  readonly required?: boolean;
  change(value: string): void;
}

/** A minute by the clocks of a zone, as people type it. Who leaves the field sees it written out: 昨日 is another day tomorrow. */
export function WallField({ label, hint, value, timeZone, toward, required = false, change }: WallFieldProps) {
  const { t, language } = useWords();
  const nowMs = useNow();
  const instants = createInstants(timeZone, language);
  const [entered, setEntered] = useState({ text: written(value), value });
  // Somebody else set it.
  if (entered.value !== value) setEntered({ text: written(value), value });
  const { text } = entered;
  const enter = (next: string): void => {
    const atMs = parseInstant(next, nowMs, instants.zone, toward);
    const read = atMs === null ? '' : wallOf(atMs, instants.zone);
    setEntered({ text: next, value: read });
    change(read);
  };
  return (
    <InstantField
      label={label}
      hint={hint ?? t('form.instant.hint')}
      text={text}
      typed={typedOf(entered, instants.zone)}
      required={required}
      instants={instants}
      setText={enter}
      leave={() => value !== '' && setEntered({ text: written(value), value })}
    />
  );
}

function typedOf({ text, value }: { text: string; value: string }, zone: Zone): TypedInstant {
  if (value !== '') return { is: 'time', at: new Date(instantOfWall(value, zone)).toISOString() };
  return text.trim() === '' ? { is: 'empty' } : { is: 'wrong', why: 'wrong' };
}

function written(value: string): string {
  return value.replace('T', ' ');
}
