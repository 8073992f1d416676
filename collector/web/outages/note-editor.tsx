import { type KeyboardEvent, useEffect, useRef, useSyncExternalStore } from 'react';
import { problemText } from '../i18n/translate.ts';
import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { Link } from '../parts/link.tsx';
import { ActionFieldset } from './action-fieldset.tsx';
import { CategoryChoice } from './category-choice.tsx';
import { ConflictNote } from './conflict-note.tsx';
import type { NoteDraft } from './note-draft.ts';
import { SaveMark } from './save-mark.tsx';
import '../styles/notes.css';

interface NoteEditorProps {
  readonly draft: NoteDraft;
  /** Those that the outage is part of: what they say is told where a note says nothing. */
  readonly incidents: readonly string[];
  /** Where the keyboard begins; null leaves it where it is. */
  readonly focus: 'cause' | null;
  /** Enter in the cause: it is said. */
  done?(): void;
  close?(): void;
}

/** What people say of an outage; saved while they type. */
export function NoteEditor({ draft, incidents, focus, done, close }: NoteEditorProps) {
  const { t } = useWords();
  const { fields, held, problem, theirs } = useSyncExternalStore(draft.subscribe, draft.view);
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focus === null) return;
    const radios = form.current?.querySelectorAll<HTMLInputElement>('.categories input');
    const chosen = [...(radios ?? [])].find((radio) => radio.checked);
    (chosen === undefined ? radios?.[0] : form.current?.querySelector('textarea'))?.focus();
  }, [focus]);
  const press = (event: KeyboardEvent): void => {
    // The Enter and the Escape of an input method are its own; Safari tells of them only by this code.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === 'Escape' && close !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      draft.flush();
      close();
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is the form's as a whole, whatever in it has the focus
    <div className="note-editor" ref={form} onKeyDown={press}>
      {theirs !== null && <ConflictNote theirs={theirs} mine={fields} settle={(by) => draft.settle(by)} />}
      {problem !== null && (
        <p className="problem-line" role="alert">
          {t('outages.save.kept', { message: problemText(t, problem.problem) })}
        </p>
      )}
      {incidents.length > 0 && <SaidInIncident ids={incidents} />}
      <CausePart draft={draft} done={done} />
      <div className="note-columns">
        <ActionFieldset
          kind="interim"
          fields={fields.interim}
          isHeld={held.includes('interim')}
          change={(interim) => draft.edit({ interim })}
        />
        <PermanentPart draft={draft} />
        <ImpactPart draft={draft} />
      </div>
      <footer className="note-foot">
        <SaveMark draft={draft} />
        {close !== undefined && (
          <button
            type="button"
            className="button"
            onClick={() => {
              draft.flush();
              close();
            }}
          >
            {t('form.close')}
          </button>
        )}
        {done !== undefined && (
          <button
            type="button"
            className="button primary"
            onClick={() => {
              draft.flush();
              done();
            }}
          >
            {t('outages.next')}
          </button>
        )}
      </footer>
    </div>
  );
}

function SaidInIncident({ ids }: { ids: readonly string[] }) {
  const { t } = useWords();
  return (
    <p className="muted">
      {t('outages.incidentFirst')}{' '}
      {ids.map((id) => (
        <Link key={id} href={`/incidents/${encodeURIComponent(id)}`}>
          {id}
        </Link>
      ))}
    </p>
  );
}

function CausePart({ draft, done }: { draft: NoteDraft; done: NoteEditorProps['done'] }) {
  const { t } = useWords();
  const { fields, held } = useSyncExternalStore(draft.subscribe, draft.view);
  const isHeld = held.includes('cause');
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing || event.keyCode === 229) return;
    // A line break is Shift+Enter here: who has written why is done.
    event.preventDefault();
    draft.flush();
    if (!isHeld) done?.();
  };
  return (
    <fieldset className="note-part">
      <legend>{t('cause.text')}</legend>
      <CategoryChoice value={fields.category} choose={(category) => draft.edit({ category })} />
      <div className="note-row">
        <Field
          label={t('outages.cause.what')}
          {...(done !== undefined && { hint: t('outages.cause.hint') })}
          problem={isHeld ? t(fields.category === '' ? 'outages.held.category' : 'outages.held.text') : null}
        >
          {(tied) => (
            <textarea
              {...tied}
              rows={2}
              maxLength={4000}
              value={fields.cause}
              onChange={(event) => draft.edit({ cause: event.target.value })}
              onKeyDown={press}
            />
          )}
        </Field>
        <Field label={t('cause.certainty')}>
          {(tied) => (
            <select
              {...tied}
              value={fields.certainty}
              onChange={(event) =>
                draft.edit({ certainty: event.target.value === 'confirmed' ? 'confirmed' : 'suspected' })
              }
            >
              <option value="suspected">{t('cause.certainty.suspected')}</option>
              <option value="confirmed">{t('cause.certainty.confirmed')}</option>
            </select>
          )}
        </Field>
      </div>
    </fieldset>
  );
}

function PermanentPart({ draft }: { draft: NoteDraft }) {
  const { t } = useWords();
  const { fields, held } = useSyncExternalStore(draft.subscribe, draft.view);
  return (
    <div>
      <ActionFieldset
        kind="permanent"
        fields={fields.permanent}
        isHeld={held.includes('permanent')}
        change={(permanent) => draft.edit({ permanent })}
      />
      <div className="note-waived note-part">
        <Field label={t('outages.waived')} hint={t('outages.waived.hint')}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              autoComplete="off"
              maxLength={4000}
              value={fields.waived}
              onChange={(event) => draft.edit({ waived: event.target.value })}
            />
          )}
        </Field>
      </div>
    </div>
  );
}

const degrees = ['none', 'partial', 'full'] as const;

function ImpactPart({ draft }: { draft: NoteDraft }) {
  const { t } = useWords();
  const { fields, held } = useSyncExternalStore(draft.subscribe, draft.view);
  return (
    <fieldset className="note-part">
      <legend>{t('outages.impact')}</legend>
      <Field label={t('outages.impact.text')}>
        {(tied) => (
          <textarea
            {...tied}
            rows={2}
            maxLength={4000}
            value={fields.impact}
            onChange={(event) => draft.edit({ impact: event.target.value })}
          />
        )}
      </Field>
      <div className="note-row">
        <Field label={t('outages.users')} problem={held.includes('impact') ? t('outages.held.number') : null}>
          {(tied) => (
            <input
              {...tied}
              type="text"
              inputMode="numeric"
              autoComplete="off"
              value={fields.usersAffected}
              onChange={(event) => draft.edit({ usersAffected: event.target.value.normalize('NFKC').trim() })}
            />
          )}
        </Field>
        <Field label={t('outages.degree')}>
          {(tied) => (
            <select
              {...tied}
              value={fields.degree}
              onChange={(event) => draft.edit({ degree: degrees.find((one) => one === event.target.value) ?? '' })}
            >
              <option value="">{t('outages.degree.unsaid')}</option>
              {degrees.map((degree) => (
                <option key={degree} value={degree}>
                  {t(`outages.degree.${degree}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
      </div>
    </fieldset>
  );
}
