import { useState } from 'react';
import { useWords } from '../page.ts';
import { Field } from '../parts/field.tsx';
import { CloseIcon } from '../parts/icons.tsx';
import { useFieldNames } from './field-names.ts';
import { controlOf, isHollow, linesOf, pairsOf, pairsText, pruned, type SchemaNode } from './schema-node.ts';
import { ValueField } from './value-field.tsx';

export type Value = Readonly<Record<string, unknown>>;

/** What a form knows besides its schema. */
export interface FormHelp {
  /** What may stand where a member names something else, by the member's key: ids with what people call them. */
  readonly names: Readonly<Record<string, readonly { readonly id: string; readonly title: string }[]>>;
  /** The schema of a row that depends on what it says; the schema itself otherwise. */
  rowSchema(path: string, row: Value, schema: SchemaNode): SchemaNode;
}

interface SchemaFormProps {
  readonly schema: SchemaNode;
  readonly value: Value;
  readonly path: string;
  readonly help: FormHelp;
  /** Members that stand elsewhere. */
  readonly except?: readonly string[];
  /** Nothing of it has to be there while none of it is. */
  readonly isOptional?: boolean;
  change(value: Value): void;
}

/** A form made of a schema: one control for each member, groups and rows within it. */
export function SchemaForm({ schema, value, path, help, except = [], isOptional = false, change }: SchemaFormProps) {
  const isAsked = !isOptional || !isHollow(pruned(value, schema));
  const members = Object.entries(schema.properties ?? {}).filter(([key]) => !except.includes(key));
  const set =
    (key: string) =>
    (member: unknown): void =>
      change({ ...value, [key]: member });
  return (
    <div className="schema-form">
      {members.map(([key, member]) => (
        <Member
          key={key}
          name={key}
          path={path === '' ? key : `${path}.${key}`}
          schema={member}
          value={value[key]}
          isRequired={isAsked && (schema.required?.includes(key) ?? false) && member.default === undefined}
          help={help}
          change={set(key)}
        />
      ))}
    </div>
  );
}

export interface MemberProps {
  readonly name: string;
  readonly path: string;
  readonly schema: SchemaNode;
  readonly value: unknown;
  readonly isRequired: boolean;
  readonly help: FormHelp;
  change(value: unknown): void;
}

function Member(props: MemberProps) {
  const { name, path, schema, value, isRequired, help, change } = props;
  const names = useFieldNames();
  const control = controlOf(schema);
  const label = names.label(path, name);
  switch (control.as) {
    case 'group':
      return <Group {...props} schema={control.schema} label={label} />;
    case 'rows':
      return <SchemaRows {...props} schema={control.schema} label={label} />;
    case 'choices':
      return (
        <fieldset className="schema-choices">
          <legend>{label}</legend>
          {control.options.map((option) => {
            const chosen = Array.isArray(value) ? (value as readonly unknown[]) : [];
            return (
              <label key={option}>
                <input
                  type="checkbox"
                  checked={chosen.includes(option)}
                  onChange={(event) =>
                    change(
                      event.target.checked
                        ? control.options.filter((one) => one === option || chosen.includes(one))
                        : chosen.filter((one) => one !== option),
                    )
                  }
                />
                {names.option(option)}
              </label>
            );
          })}
        </fieldset>
      );
    case 'boolean':
      return (
        <label className="check-line">
          <input
            type="checkbox"
            checked={value === true || (value === undefined && schema.default === true)}
            onChange={(event) => change(event.target.checked)}
          />
          {label}
        </label>
      );
    case 'lines':
    case 'pairs':
      return <BoxField {...props} label={label} as={control.as} />;
    case 'json':
      return null;
    default:
      return <ValueField {...{ name, path, schema, value, isRequired, help, change, label, control }} />;
  }
}

/** Members that belong together; those that may be left out altogether are folded away until somebody wants them. */
function Group({ path, schema, value, isRequired, help, change, label }: MemberProps & { label: string }) {
  const [wasEmpty] = useState(() => isHollow(pruned(Object(value), schema)));
  const form = (
    <SchemaForm
      schema={schema}
      value={Object(value)}
      path={path}
      help={help}
      isOptional={!isRequired}
      change={change}
    />
  );
  if (!isRequired && wasEmpty) {
    return (
      <details className="schema-group">
        <summary>{label}</summary>
        {form}
      </details>
    );
  }
  return (
    <fieldset className="schema-group">
      <legend>{label}</legend>
      {form}
    </fieldset>
  );
}

/** Several values, one a line. The text is kept as it was typed until it is left. */
function BoxField({
  path,
  schema,
  value,
  isRequired,
  change,
  label,
  as,
}: MemberProps & { label: string; as: 'lines' | 'pairs' }) {
  const { t } = useWords();
  const { hint } = useFieldNames();
  const text = as === 'pairs' ? pairsText(value) : Array.isArray(value) ? value.join('\n') : '';
  const own = hint(path, schema);
  return (
    <Field
      label={label}
      required={isRequired && (schema.minItems ?? 0) > 0}
      hint={own ?? t(as === 'pairs' ? 'settings.form.pairs' : 'settings.form.lines')}
    >
      {(tied) => (
        <textarea
          {...tied}
          key={text}
          defaultValue={text}
          rows={3}
          onBlur={(event) => {
            const typed = event.target.value;
            change(as === 'pairs' ? pairsOf(typed) : linesOf(typed, schema.items ?? {}));
          }}
        />
      )}
    </Field>
  );
}

/** A list of things, each with its own members; they are added and removed one by one. */
function SchemaRows({ path, schema, value, help, change, label }: MemberProps & { label: string }) {
  const { t } = useWords();
  const rows = Array.isArray(value) ? (value as readonly Value[]) : [];
  return (
    <fieldset className="schema-rows">
      <legend>{label}</legend>
      {rows.map((row, index) => (
        // Rows have no name of their own; where one stands is what it is.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="schema-row">
          <SchemaForm
            schema={help.rowSchema(path, row, schema)}
            value={row}
            path={path}
            help={help}
            change={(next) => change(rows.map((one, at) => (at === index ? next : one)))}
          />
          <button
            type="button"
            className="icon-button"
            title={t('settings.form.remove', { label, n: index + 1 })}
            onClick={() => change(rows.filter((_, at) => at !== index))}
          >
            <CloseIcon />
            <span className="hidden">{t('settings.form.remove', { label, n: index + 1 })}</span>
          </button>
        </div>
      ))}
      <button type="button" className="link-button" onClick={() => change([...rows, {}])}>
        {t('settings.form.add', { label })}
      </button>
    </fieldset>
  );
}
