import { useState } from 'react';
import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { usePlace } from '../router.ts';
import { EntryForm } from './entry-form.tsx';

const names = ['author', 'text', 'from', 'to'] as const;

/** What of the log is shown; the address holds it, so that what was found can be passed on. */
export function AuditFilters() {
  const { t, router } = useWords();
  const place = usePlace();
  const { author, text } = Object.fromEntries(place.query);
  const [typed, setTyped] = useState({ author: author ?? '', text: text ?? '' });
  const go = (changes: Readonly<Record<string, string | null>>): void => router.go(place.with(changes), 'replace');
  const isFiltered = names.some((name) => place.query.has(name));
  return (
    <EntryForm submit={() => go(typed)}>
      <div className="audit-filters">
        {(['author', 'text'] as const).map((name) => (
          <Field key={name} label={t(`audit.filter.${name}`)}>
            {(tied) => (
              <input
                {...tied}
                type="search"
                maxLength={100}
                value={typed[name]}
                onChange={({ target }) => setTyped({ ...typed, [name]: target.value })}
                onBlur={() => go(typed)}
              />
            )}
          </Field>
        ))}
        {(['from', 'to'] as const).map((name) => (
          <Field key={name} label={t(`audit.filter.${name}`)}>
            {(tied) => (
              <input
                {...tied}
                type="date"
                value={place.query.get(name) ?? ''}
                onChange={({ target }) => go({ [name]: target.value })}
              />
            )}
          </Field>
        ))}
        {/* Enter sends a form of several fields only where there is something that sends it. */}
        <input type="submit" hidden />
        {isFiltered && (
          <button
            type="button"
            className="link-button"
            onClick={() => {
              setTyped({ author: '', text: '' });
              go({ author: null, text: null, from: null, to: null });
            }}
          >
            {t('audit.filter.clear')}
          </button>
        )}
      </div>
    </EntryForm>
  );
}
