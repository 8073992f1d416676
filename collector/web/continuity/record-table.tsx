import { useTargets } from '../data/targets.ts';
import { useWords } from '../page.ts';
import { durationText, RecordCell } from './record-cell.tsx';
import type { RecordBody, RecordField, RecordKind } from './record-kind.ts';
import type { ToldRecord } from './records-panel.tsx';

interface RecordTableProps {
  readonly kind: RecordKind;
  readonly records: readonly ToldRecord[];
  readonly edit: ((record: ToldRecord) => void) | null;
}

/** Records of one kind; what does not fit a cell stands below the title. */
export function RecordTable({ kind, records, edit }: RecordTableProps) {
  const { t } = useWords();
  const nameOf = useTargetNames(kind);
  const fieldOf = (key: string): RecordField | undefined =>
    [...kind.fields, ...(kind.months ?? [])].find((field) => field.key === key);
  const columns = kind.columns.map((key) => ({ key, field: fieldOf(key) }));
  return (
    <div className="scroll-x">
      <table className="records">
        <thead>
          <tr>
            <th scope="col">{t('record.title')}</th>
            {columns.map(({ key, field }) => (
              <th key={key} scope="col">
                {t(field?.label ?? 'record.month')}
              </th>
            ))}
            {edit !== null && (
              <th scope="col">
                <span className="hidden">{t('record.actions')}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.definition.id}>
              <th scope="row">
                {record.definition.title}
                <Below body={record.definition} nameOf={nameOf} />
              </th>
              {columns.map(({ key, field }) => (
                <td key={key} data-label={t(field?.label ?? 'record.month')}>
                  <RecordCell body={cellBody(kind, record.definition, key)} name={key} field={field} />
                </td>
              ))}
              {edit !== null && (
                <td className="record-actions">
                  {record.source === 'file' ? (
                    <small>{t('record.filed')}</small>
                  ) : (
                    <button type="button" className="button" onClick={() => edit(record)}>
                      {t('record.edit')}
                      <span className="hidden"> {record.definition.title}</span>
                    </button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type Body = Readonly<Record<string, unknown>>;

/** Where a column is read from: the record itself, or its last month. */
function cellBody({ fields }: RecordKind, definition: RecordBody, key: string): Body {
  if (fields.some((field) => field.key === key)) return definition;
  const months = (definition.months ?? []) as readonly Body[];
  return months.toSorted((a, b) => String(a.month).localeCompare(String(b.month))).at(-1) ?? {};
}

/** What it is about, what people wrote of it at length, and the checklist of a drill. */
function Below({ body, nameOf }: { body: RecordBody; nameOf(target: string): string }) {
  const { t } = useWords();
  const texts = [body.scenario, body.why, body.description, body.measure, body.findings, body.result].filter(
    (text): text is string => typeof text === 'string',
  );
  const steps = (body.steps ?? []) as readonly { readonly text: string; readonly after?: string }[];
  return (
    <>
      {Array.isArray(body.targets) && body.targets.length > 0 && (
        <ul className="record-targets">
          {body.targets.map((id: string) => (
            <li key={id}>{nameOf(id)}</li>
          ))}
        </ul>
      )}
      {texts.map((text) => (
        <small key={text}>{text}</small>
      ))}
      {steps.length > 0 && (
        <details>
          <summary>{t('record.steps')}</summary>
          <ol className="record-steps">
            {steps.map(({ text, after }) => (
              <li key={`${text} ${after}`}>
                {text} <small>{durationText(after, t)}</small>
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

/** What targets are called: asked for once for all of a table, where its records have any. */
function useTargetNames({ fields }: RecordKind): (target: string) => string {
  const known = useTargets(fields.some(({ type }) => type === 'targets'));
  return (target) => known?.find(({ id }) => id === target)?.name ?? target;
}
