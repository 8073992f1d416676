import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { type Answer, preconditionFailed } from '../data/client.ts';
import { removeDefinition, saveDefinition } from '../data/definitions.ts';
import { instantOfWall } from '../format/days.ts';
import type { Zone } from '../format/zone.ts';
import { usePage, useWords } from '../page.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Field } from '../parts/field.tsx';
import { Link } from '../parts/link.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { WallField } from '../parts/wall-field.tsx';
import { usePlace } from '../router.ts';
import type { DefinitionKindPage, ToldValue } from './definition-tab.tsx';
import { HistoryList } from './history-list.tsx';
import { SchemaForm, type Value } from './schema-form.tsx';
import { pruned, type SchemaNode } from './schema-node.ts';

/** What the editor asks for in places of its own. */
const apart = ['id', 'reason', 'effectiveFrom'] as const;

interface DefinitionEditorProps {
  readonly page: DefinitionKindPage;
  readonly schema: SchemaNode;
  readonly told: ToldValue | null;
  readonly start: Value;
  reload(): void;
}

/** One definition as a form, with what its versions said. What a file says is only read. */
export function DefinitionEditor({ page, schema, told: latest, start, reload }: DefinitionEditorProps) {
  const { t, router } = useWords();
  const { session } = usePage();
  const place = usePlace();
  // What is typed builds on what was there: a version of somebody else that comes meanwhile refuses the saving, and takes no text away.
  const [told] = useState(latest);
  const [value, setValue] = useState(start);
  const isReadOnly = told?.source === 'file' || !session.may.includes('administer');
  const leave = (): void => {
    router.go(place.with({ id: null, new: null }), 'replace');
    reload();
  };
  return (
    <>
      <p>
        <Link href={place.with({ id: null, new: null })}>{t('settings.back')}</Link>
      </p>
      {told?.source === 'file' && (
        <p className="panel muted">{t('settings.file.text', { file: `${page.plural}.yaml` })}</p>
      )}
      <div className="definition-page" data-preview={page.preview !== undefined}>
        <EditorForm {...{ page, schema, told, value, setValue, isReadOnly, leave }} />
        {page.preview?.(value)}
      </div>
      {told !== null && (
        <HistoryList plural={page.plural} id={told.definition.id} version={latest?.version ?? told.version} />
      )}
    </>
  );
}

interface EditorFormProps extends Pick<DefinitionEditorProps, 'page' | 'schema' | 'told'> {
  readonly value: Value;
  readonly isReadOnly: boolean;
  setValue(value: Value): void;
  leave(): void;
}

function EditorForm({ page, schema, told, value, setValue, isReadOnly, leave }: EditorFormProps) {
  const { t } = useWords();
  const { client, instants } = usePage();
  const [id, setId] = useState('');
  const [said, setSaid] = useState({ effectiveFrom: '', reason: '' });
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const [isDeleting, setIsDeleting] = useState(false);
  const [busy, setBusy] = useState(false);
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const body = { ...Object(pruned(value, schema)), ...toldOf(said, instants.zone) };
    const answer = await saveDefinition(client, page.plural, told?.definition.id ?? id, body, told);
    setBusy(false);
    if (answer.ok) leave();
    else setRefused(answer);
  };
  return (
    <form className="panel" onSubmit={save} onKeyDown={refuseComposing}>
      <fieldset disabled={isReadOnly} className="definition-fields">
        {told === null && (
          <Field label={t('settings.form.id')} hint={t('settings.form.id.hint')} required>
            {(tied) => (
              <input
                {...tied}
                title={t('settings.form.id.hint')}
                pattern="[A-Za-z0-9][A-Za-z0-9._\-]{0,62}"
                value={id}
                onChange={(event) => setId(event.target.value)}
              />
            )}
          </Field>
        )}
        <SchemaForm schema={schema} value={value} path="" help={page.help} except={apart} change={setValue} />
        {told !== null && <Saying isTimeless={page.plural === 'checks'} said={said} change={setSaid} />}
      </fieldset>
      {refused !== null &&
        (told === null && refused.status === preconditionFailed ? (
          <p className="problem-line" role="alert">
            {t('settings.form.id.taken')}
          </p>
        ) : (
          <SaveProblem answer={refused} />
        ))}
      {!isReadOnly && (
        <footer className="definition-foot">
          {told !== null && (
            <button type="button" className="link-button danger" onClick={() => setIsDeleting(true)}>
              {t('settings.form.delete')}
            </button>
          )}
          <span className="bar-space" />
          <button type="submit" className="button primary" disabled={busy}>
            {t(busy ? 'form.busy' : 'form.save')}
          </button>
        </footer>
      )}
      {isDeleting && told !== null && (
        <ConfirmDialog
          title={t('settings.form.delete')}
          action={t('settings.form.delete')}
          isDangerous
          close={() => setIsDeleting(false)}
          run={async () => {
            const answer = await removeDefinition(client, page.plural, told.definition.id, {}, told);
            if (answer.ok) leave();
            return answer;
          }}
        >
          <p>{t('settings.form.delete.text', { id: told.definition.id })}</p>
        </ConfirmDialog>
      )}
    </form>
  );
}

interface Said {
  readonly effectiveFrom: string;
  readonly reason: string;
}

/** From when on a change holds, and why it is made. */
function Saying({ isTimeless, said, change }: { isTimeless: boolean; said: Said; change(said: Said): void }) {
  const { t } = useWords();
  const { instants } = usePage();
  return (
    <div className="fields definition-saying">
      {!isTimeless && (
        <WallField
          label={t('settings.form.effective', { zone: instants.zone.name })}
          hint={t('settings.form.effective.hint')}
          value={said.effectiveFrom}
          timeZone={instants.zone.name}
          toward="future"
          change={(effectiveFrom) => change({ ...said, effectiveFrom })}
        />
      )}
      <Field label={t('settings.form.reason')}>
        {(tied) => (
          <input
            {...tied}
            maxLength={2000}
            value={said.reason}
            onChange={(event) => change({ ...said, reason: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function toldOf({ effectiveFrom, reason }: Said, zone: Zone) {
  const fromMs = instantOfWall(effectiveFrom, zone);
  return {
    ...(!Number.isNaN(fromMs) && { effectiveFrom: new Date(fromMs).toISOString() }),
    ...(reason.trim() !== '' && { reason: reason.trim() }),
  };
}

/** Enter that confirms kana must not submit. */
function refuseComposing(event: KeyboardEvent): void {
  if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault();
}
