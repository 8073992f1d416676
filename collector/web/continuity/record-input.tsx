import { useWords } from '../page.ts';
import { ChoiceField } from '../parts/choice-field.tsx';
import { TargetPicker } from '../parts/target-picker.tsx';
import { TextField } from '../parts/text-field.tsx';
import { fieldProblem } from './record-form.ts';
import type { RecordField } from './record-kind.ts';

export interface SlaList {
  readonly definitions: readonly { readonly definition: { readonly id: string; readonly title?: string } }[];
}

interface RecordInputProps {
  readonly field: RecordField;
  readonly value: string;
  readonly slas: SlaList | undefined;
  change(value: string): void;
}

/** The control of one member. */
export function RecordInput({ field, value, slas, change }: RecordInputProps) {
  const { t } = useWords();
  const { type, label, isRequired = false } = field;
  if (type === 'flag') {
    return (
      <label className="check-line">
        <input type="checkbox" checked={value !== ''} onChange={(event) => change(event.target.checked ? 'yes' : '')} />
        {t('record.passed.label')}
      </label>
    );
  }
  if (type === 'sla') {
    return (
      <ChoiceField
        label={t(label)}
        value={value}
        none={t('record.sla.all')}
        choices={(slas?.definitions ?? []).map(({ definition: { id, title } }) => ({ value: id, text: title ?? id }))}
        choose={change}
      />
    );
  }
  if (type === 'choice' || type === 'degree') {
    const { choices = [], none = 'record.choose' } = field;
    return (
      <ChoiceField
        label={t(label)}
        value={value}
        required={isRequired}
        {...((!isRequired || value === '') && { none: t(none) })}
        choices={choices.map((choice) => ({ value: choice.value, text: t(choice.label) }))}
        choose={change}
      />
    );
  }
  if (type === 'targets') {
    return (
      <div className="record-long">
        <TargetPicker
          legend={t(label)}
          kinds={['service', 'host']}
          targets={value === '' ? [] : value.split('\n')}
          isOptional
          change={(targets) => change(targets.join('\n'))}
        />
      </div>
    );
  }
  // What is only missing is told by its mark, not before anybody could have entered it.
  const problem = value.trim() === '' ? null : fieldProblem(field, value);
  const hint = hintOf(type);
  return (
    <div className={type === 'long' ? 'record-long' : undefined}>
      <TextField
        label={t(label)}
        {...(hint !== null && { hint: t(hint) })}
        value={value}
        required={isRequired}
        isLong={type === 'long'}
        maxLength={type === 'long' ? 2000 : 200}
        type={type === 'day' ? 'date' : 'text'}
        problem={problem === null ? null : t(`record.problem.${problem}`)}
        change={change}
      />
    </div>
  );
}

function hintOf(type: RecordField['type']) {
  if (type === 'duration') return 'record.duration.hint';
  if (type === 'percent') return 'record.percent.hint';
  if (type === 'edition') return 'record.edition.hint';
  return type === 'incident' ? 'record.incident.hint' : null;
}
