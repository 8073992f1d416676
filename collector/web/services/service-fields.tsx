import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { TargetPicker } from '../parts/target-picker.tsx';
import { hoursWords } from './hours-words.ts';
import type { ToldCalendar } from './service-dialog.tsx';
import { always, type FormProblem, idFrom, office, type ServiceForm, templateOf, templates } from './service-form.ts';

interface FieldsProps {
  readonly form: ServiceForm;
  readonly problems: readonly FormProblem[];
  readonly calendars: readonly ToldCalendar[];
  change(changes: Partial<ServiceForm>): void;
}

export function TemplateChoice({ change }: Pick<FieldsProps, 'change'>) {
  const { t } = useWords();
  return (
    <fieldset className="templates">
      <legend>{t('services.form.templates')}</legend>
      {templates.map((name) => (
        <button key={name} type="button" className="template" onClick={() => change(templateOf[name])}>
          <b>{t(`services.template.${name}`)}</b>
          <small>{t(`services.template.${name}.help`)}</small>
        </button>
      ))}
    </fieldset>
  );
}

export function AboutFields({
  form,
  problems,
  change,
  isNew,
  taken,
}: FieldsProps & { readonly isNew: boolean; readonly taken: ReadonlySet<string> }) {
  const { t } = useWords();
  const isOwnId = form.id !== '' && form.id !== idFrom(form.title, taken);
  return (
    <div className="fields">
      <Field label={t('services.form.title')} required>
        {(tied) => (
          <input
            {...tied}
            value={form.title}
            maxLength={200}
            onChange={({ target }) =>
              change({ title: target.value, ...(isNew && !isOwnId && { id: idFrom(target.value, taken) }) })
            }
          />
        )}
      </Field>
      {isNew && (
        <Field
          label={t('services.form.id')}
          hint={t('services.form.id.help')}
          problem={
            form.id !== '' && (problems.includes('id') || problems.includes('taken'))
              ? t(`services.problem.${problems.includes('taken') ? 'taken' : 'id'}`)
              : null
          }
          required
        >
          {(tied) => (
            <input {...tied} value={form.id} maxLength={63} onChange={({ target }) => change({ id: target.value })} />
          )}
        </Field>
      )}
    </div>
  );
}

const rules = ['all', 'any', 'some'] as const;
const kinds = ['host', 'check', 'service'] as const;

export function RuleFields({ form, problems, change }: FieldsProps) {
  const { t } = useWords();
  const n = form.members.length;
  return (
    <>
      <TargetPicker
        legend={t('services.form.members')}
        kinds={kinds}
        targets={form.members}
        except={form.id}
        change={(members) => change({ members })}
      />
      <fieldset className="rule-choice">
        <legend>{t('services.form.rule')}</legend>
        {rules.map((rule) => (
          <label key={rule}>
            <input type="radio" name="rule" checked={form.rule === rule} onChange={() => change({ rule })} />
            <span>{t(`services.form.rule.${rule}`, { n })}</span>
          </label>
        ))}
        {form.rule === 'some' && (
          <Field
            label={t('services.form.k')}
            problem={n > 0 && problems.includes('k') ? t('services.problem.k', { n }) : null}
          >
            {(tied) => (
              <input
                {...tied}
                className="short"
                inputMode="numeric"
                value={form.k}
                onChange={({ target }) => change({ k: target.value })}
              />
            )}
          </Field>
        )}
      </fieldset>
    </>
  );
}

export function PromiseFields({ form, problems, change, calendars, isNew }: FieldsProps & { readonly isNew: boolean }) {
  const { t } = useWords();
  const hasOffice = calendars.some(({ definition }) => definition.id === office);
  return (
    <div className="fields">
      <Field label={t('services.form.hours')}>
        {(tied) => (
          <select {...tied} value={form.hours} onChange={({ target }) => change({ hours: target.value })}>
            <option value={always}>{t('service.hours.always')}</option>
            {calendars.map(({ definition }) => (
              <option key={definition.id} value={definition.id}>
                {t('services.form.hours.named', {
                  name: definition.title ?? definition.id,
                  hours: hoursWords(definition, t),
                })}
              </option>
            ))}
            {!hasOffice && <option value={office}>{t('services.form.hours.new')}</option>}
          </select>
        )}
      </Field>
      <Field
        label={t('services.form.objective')}
        hint={t(isNew ? 'services.form.objective.help' : 'services.form.objective.later')}
        problem={problems.includes('objective') ? t('services.problem.objective') : null}
        required
      >
        {(tied) => (
          <input
            {...tied}
            inputMode="decimal"
            value={form.objective}
            onChange={({ target }) => change({ objective: target.value })}
          />
        )}
      </Field>
      {!isNew && (
        <Field label={t('services.form.reason')} hint={t('services.form.reason.help')}>
          {(tied) => (
            <input
              {...tied}
              maxLength={2000}
              value={form.reason}
              onChange={({ target }) => change({ reason: target.value })}
            />
          )}
        </Field>
      )}
    </div>
  );
}
