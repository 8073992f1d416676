import { dayOf } from '../format/day.ts';
import { formatDuration } from '../format/duration.ts';
import { parseDuration } from '../format/parse-duration.ts';
import type { Translate } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { useNow } from '../parts/now.tsx';
import type { RecordField } from './record-kind.ts';

type Body = Readonly<Record<string, unknown>>;

/** A length of time as the API has it, as people read it. */
export function durationText(text: unknown, t: Translate): string {
  const ms = typeof text === 'string' ? parseDuration(text) : null;
  return ms === null ? '—' : formatDuration(ms, t);
}

interface RecordCellProps {
  readonly body: Body;
  readonly name: string;
  readonly field: RecordField | undefined;
}

/** One member of a record, in its list. */
export function RecordCell({ body, name, field }: RecordCellProps) {
  const { t } = useWords();
  const value = body[name];
  if (name === 'passed') return <Passed isPassed={value === true} />;
  if (name === 'closedOn') return <Closed on={value} />;
  if (value === undefined && field?.none !== undefined) return <span className="flag">{t(field.none)}</span>;
  if (value === undefined) return name === 'endedOn' ? <span className="flag">{t('record.going')}</span> : '—';
  if (field?.type === 'duration') return <span className="duration">{durationText(value, t)}</span>;
  if (field?.type === 'incident') return <Link href={`/incidents/${String(value)}`}>{String(value)}</Link>;
  if (field?.type === 'day') return <Day body={body} name={name} />;
  if (field?.choices !== undefined) return <Chosen body={body} field={field} />;
  return String(value);
}

function Passed({ isPassed }: { isPassed: boolean }) {
  const { t } = useWords();
  return (
    <span className={isPassed ? 'fine' : 'over'}>
      <span aria-hidden="true">{isPassed ? '○' : '✕'}</span>{' '}
      {t(isPassed ? 'continuity.drill.passed' : 'continuity.drill.failed')}
    </span>
  );
}

function Closed({ on }: { on: unknown }) {
  const { t } = useWords();
  return (
    <span className={on === undefined ? 'duration' : 'fine duration'}>
      <span aria-hidden="true">{on === undefined ? '●' : '○'}</span>{' '}
      {on === undefined ? t('record.risk.open') : String(on)}
    </span>
  );
}

/** A day; what was to be done by then and is not says so. */
function Day({ body, name }: { body: Body; name: string }) {
  const { t } = useWords();
  const { instants } = usePage();
  const today = dayOf(useNow(), instants.zone);
  const isOpen =
    { nextOn: true, dueOn: body.doneOn === undefined, reviewOn: body.closedOn === undefined }[name] ?? false;
  return (
    <span className="duration">
      {String(body[name])}
      {isOpen && String(body[name]) < today && <span className="flag late">{t('record.late')}</span>}
    </span>
  );
}

/** A choice by its word, a degree also by so many marks; who accepted a risk, and when, stands below. */
function Chosen({ body, field: { key, type, choices = [] } }: { body: Body; field: RecordField }) {
  const { t } = useWords();
  const place = choices.findIndex(({ value }) => value === body[key]);
  const label = choices[place]?.label;
  const text = label === undefined ? String(body[key]) : t(label);
  if (type === 'degree') {
    return (
      <span className="degree" data-rank={place}>
        <span aria-hidden="true">
          {'■'.repeat(choices.length - place)}
          {'□'.repeat(place)}
        </span>{' '}
        {text}
      </span>
    );
  }
  return (
    <>
      {text}
      {key === 'treatment' && body.acceptedBy !== undefined && (
        <small className="record-accepted">
          {String(body.acceptedBy)} <span className="duration">{String(body.acceptedOn)}</span>
        </small>
      )}
    </>
  );
}
