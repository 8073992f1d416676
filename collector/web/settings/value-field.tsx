import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { useFieldNames } from './field-names.ts';
import type { MemberProps } from './schema-form.tsx';
import type { Control } from './schema-node.ts';

/** Members that are days of the calendar, wherever they stand. */
const dayKeys = new Set(['first', 'last']);

/** Members that are times of the day. */
const clockKeys = new Set(['at']);

/** Members that are addresses: the browser refuses half of one, such as the `https://` that a new check begins with. */
const addressKeys = new Set(['url']);

function typeOf(name: string): 'date' | 'time' | 'url' | 'text' {
  if (dayKeys.has(name)) return 'date';
  if (clockKeys.has(name)) return 'time';
  return addressKeys.has(name) ? 'url' : 'text';
}

interface ValueFieldProps extends MemberProps {
  readonly label: string;
  readonly control: Exclude<Control, { as: 'group' | 'rows' | 'choices' | 'boolean' | 'lines' | 'pairs' | 'json' }>;
}

/** A single value: a word of some, a name of something else, a number, a text. */
export function ValueField({ name, path, schema, value, isRequired, help, change, label, control }: ValueFieldProps) {
  const { t } = useWords();
  const names = useFieldNames();
  const hint = names.hint(path, schema);
  const known = help.names[name];
  const text = value === undefined || value === null ? '' : String(value);
  const empty = schema.default === undefined ? t('settings.form.none') : names.option(String(schema.default));
  return (
    <Field label={label} required={isRequired} {...(hint !== undefined && { hint })}>
      {(tied) => {
        const common = { ...tied, value: text };
        if (known !== undefined || control.as === 'choice') {
          const options = known?.map(({ id, title }) => [id, title] as const) ?? [];
          const words = control.as === 'choice' ? control.options.map((one) => [one, names.option(one)] as const) : [];
          const all = known === undefined ? words : options;
          const isGone = text !== '' && !all.some(([id]) => id === text);
          return (
            <select {...common} onChange={(event) => change(event.target.value)}>
              {(!isRequired || text === '') && <option value="">{empty}</option>}
              {isGone && <option value={text}>{text}</option>}
              {all.map(([id, title]) => (
                <option key={id} value={id}>
                  {title}
                </option>
              ))}
            </select>
          );
        }
        if (control.as === 'long' && name !== 'url')
          return <textarea {...common} onChange={(event) => change(event.target.value)} />;
        if (control.as === 'number') {
          return (
            <input
              {...common}
              type="number"
              step={schema.type === 'integer' ? 1 : 'any'}
              min={schema.minimum}
              max={schema.maximum}
              placeholder={schema.default === undefined ? undefined : String(schema.default)}
              onChange={(event) => change(event.target.value === '' ? undefined : Number(event.target.value))}
            />
          );
        }
        return (
          <input
            {...common}
            type={typeOf(name)}
            maxLength={schema.maxLength}
            placeholder={schema.default === undefined ? undefined : String(schema.default)}
            onChange={(event) => change(event.target.value)}
          />
        );
      }}
    </Field>
  );
}
