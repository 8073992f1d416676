import { dayOf } from '../format/day.ts';
import { formatDuration } from '../format/duration.ts';
import { parseDuration } from '../format/parse-duration.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { useNow } from '../parts/now.tsx';
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
                <Below body={record.definition} />
              </th>
              {columns.map(({ key, field }) => (
                <td key={key} data-label={t(field?.label ?? 'record.month')}>
                  <Cell body={cellBody(kind, record.definition, key)} name={key} field={field} />
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

/** What people wrote of it at length, and the checklist of a drill. */
function Below({ body }: { body: RecordBody }) {
  const { t } = useWords();
  const texts = [body.scenario, body.why, body.description, body.findings, body.result].filter(
    (text): text is string => typeof text === 'string',
  );
  const steps = (body.steps ?? []) as readonly { readonly text: string; readonly after?: string }[];
  return (
    <>
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

function durationText(text: unknown, t: Translate): string {
  const ms = typeof text === 'string' ? parseDuration(text) : null;
  return ms === null ? '—' : formatDuration(ms, t);
}

interface CellProps {
  readonly body: Body;
  readonly name: string;
  readonly field: RecordField | undefined;
}

function Cell({ body, name, field }: CellProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const today = dayOf(useNow(), instants.zone);
  const value = body[name];
  if (name === 'passed') {
    return (
      <span className={value === true ? 'fine' : 'over'}>
        <span aria-hidden="true">{value === true ? '○' : '✕'}</span>{' '}
        {t(value === true ? 'continuity.drill.passed' : 'continuity.drill.failed')}
      </span>
    );
  }
  if (value === undefined) return name === 'endedOn' ? <span className="flag">{t('record.going')}</span> : '—';
  if (field?.type === 'duration') return <span className="duration">{durationText(value, t)}</span>;
  if (field?.type === 'incident') return <Link href={`/incidents/${String(value)}`}>{String(value)}</Link>;
  const isLate = (name === 'nextOn' || (name === 'dueOn' && body.doneOn === undefined)) && String(value) < today;
  return (
    <span className={field?.type === 'day' ? 'duration' : undefined}>
      {String(value)}
      {isLate && <span className="flag late">{t('record.late')}</span>}
    </span>
  );
}
