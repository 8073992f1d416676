import { reasonText } from '../i18n/translate.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { At, Duration } from '../parts/now.tsx';
import { ClassMark } from './class-mark.tsx';
import { countedMs, type LedgerRow, outagePath } from './ledger-rows.ts';
import type { NoteDraft } from './note-draft.ts';
import type { Note } from './note-fields.ts';
import { SaveMark } from './save-mark.tsx';

export interface RowActs {
  readonly mayEdit: boolean;
  open(key: string): void;
  mark(key: string, isRange: boolean): void;
}

interface LedgerRowViewProps {
  readonly row: LedgerRow;
  readonly index: number;
  readonly titles: Readonly<Record<string, string>>;
  readonly isOpen: boolean;
  readonly isMarked: boolean;
  readonly draft: NoteDraft | undefined;
  readonly acts: RowActs;
}

/** One line of the ledger. */
export function LedgerRowView({ row, index, titles, isOpen, isMarked, draft, acts }: LedgerRowViewProps) {
  const { outage, stretch } = row;
  const note = outage?.notes[0]?.note;
  const isMissing = (outage?.missing.length ?? 0) > 0;
  return (
    <tr
      id={outage?.number == null ? undefined : `no-${outage.number}`}
      data-class={row.class}
      data-missing={isMissing}
      data-open={isOpen}
      aria-selected={isMarked || undefined}
    >
      <td className="col-mark">
        {outage !== null && acts.mayEdit && <Mark row={row} isMarked={isMarked} acts={acts} />}
      </td>
      <td className="col-number">{outage?.number}</td>
      <th scope="row" className="col-target">
        <TargetCell row={row} index={index} titles={titles} />
      </th>
      <td className="col-when">
        <When row={row} />
      </td>
      <td className="col-length">
        {outage !== null && <Length row={row} />}
        {stretch !== null && <Duration ms={stretch.lengthMs} />}
      </td>
      <td className="col-class">
        <ClassMark of={row.class} />
      </td>
      {outage === null ? (
        <td className="col-cause muted" colSpan={3}>
          {stretch?.reason === undefined ? '' : <StretchReason reason={stretch.reason} />}
        </td>
      ) : (
        <>
          <td className="col-cause">
            <CauseCell note={note} row={row} acts={acts} />
            {draft !== undefined && !isOpen && !draft.isSaved() && <SaveMark draft={draft} />}
          </td>
          <td className="col-action">
            <ActionCell note={note} isMissing={outage.missing.includes('action')} row={row} acts={acts} />
          </td>
          <td className="col-incident">
            {outage.incidents.map((id) => (
              <Link key={id} href={`/incidents/${encodeURIComponent(id)}`}>
                {id}
              </Link>
            ))}
          </td>
        </>
      )}
    </tr>
  );
}

function Mark({ row, isMarked, acts }: Pick<LedgerRowViewProps, 'row' | 'isMarked' | 'acts'>) {
  const { t } = useWords();
  return (
    <label className="mark-box">
      <input
        type="checkbox"
        checked={isMarked}
        onChange={() => {}}
        onClick={(event) => acts.mark(row.key, event.shiftKey)}
      />
      <span className="hidden">{t('outages.mark', { number: row.outage?.number ?? '' })}</span>
    </label>
  );
}

function TargetCell({ row, index, titles }: Pick<LedgerRowViewProps, 'row' | 'index' | 'titles'>) {
  const { t } = useWords();
  const { outage } = row;
  const title = titles[row.target] ?? row.target;
  if (outage === null) return <span className="row-title">{title}</span>;
  const began = outage.began.map((id) => titles[id] ?? id).filter((name) => name !== title);
  const why = outage.reason === undefined ? [] : [reasonText(t, outage.reason)];
  return (
    <>
      <Link className="row-title" href={outagePath(outage)} data-row={index} data-key={row.key}>
        {title}
      </Link>
      <small>{[...began, ...why].join(' · ')}</small>
    </>
  );
}

function When({ row }: { row: LedgerRow }) {
  const { t } = useWords();
  const { instants } = usePage();
  const { fromMs, toMs, outage } = row;
  const bounds = [outage?.earliest, outage?.latest];
  return (
    <>
      <span className="times">
        <At ms={fromMs} as="full" /> –{' '}
        {toMs === null ? (
          <strong className="lasting">{t('outages.lasting')}</strong>
        ) : (
          <At ms={toMs}>{instants.until(fromMs, toMs)}</At>
        )}
      </span>
      {bounds.some((one) => one !== undefined) && (
        <small>
          {outage?.earliest !== undefined &&
            t('outages.earliest', { at: instants.until(fromMs, Date.parse(outage.earliest)) })}{' '}
          {outage?.latest !== undefined &&
            t('outages.latest', { at: instants.until(fromMs, Date.parse(outage.latest)) })}
        </small>
      )}
    </>
  );
}

function Length({ row }: { row: LedgerRow }) {
  const { t } = useWords();
  const { outage } = row;
  if (outage === null) return null;
  const counted = countedMs(outage);
  return (
    <>
      <Duration ms={outage.downMs} />
      {counted !== null && counted !== outage.downMs && (
        <small>
          {t('outages.counted')} <Duration ms={counted} />
        </small>
      )}
    </>
  );
}

function StretchReason({ reason }: { reason: string }) {
  const { t } = useWords();
  return <>{reasonText(t, reason)}</>;
}

interface NoteCellProps {
  readonly note: Note | undefined;
  readonly row: LedgerRow;
  readonly acts: RowActs;
}

function CauseCell({ note, row, acts }: NoteCellProps) {
  const { t } = useWords();
  const { cause } = note ?? {};
  if (cause === undefined)
    return <Unsaid isMissing={row.outage?.missing.includes('cause') ?? false} what="cause" row={row} acts={acts} />;
  return (
    <>
      <span className="cause-head">
        <span className="cause-category">{t(`cause.of.${cause.category}`)}</span>
        <small>{t(`cause.certainty.${cause.certainty}`)}</small>
      </span>
      <span className="clamp">{cause.text}</span>
    </>
  );
}

function ActionCell({ note, row, acts, isMissing }: NoteCellProps & { readonly isMissing: boolean }) {
  const { t } = useWords();
  const { interim, permanent, waived } = note ?? {};
  return (
    <>
      {interim !== undefined && (
        <span className="clamp one">
          <small>{t('outages.interim')}</small> {interim.text}
        </span>
      )}
      {permanent !== undefined && (
        <span className="clamp">
          <small>{t('outages.permanent')}</small> {permanent.text} <ActionState action={permanent} />
        </span>
      )}
      {permanent === undefined && waived !== undefined && (
        <span className="clamp one">
          <small>{t('outages.waived.short')}</small> {waived}
        </span>
      )}
      {isMissing && <Unsaid isMissing what="action" row={row} acts={acts} />}
    </>
  );
}

function ActionState({ action: { owner, dueOn, doneOn } }: { action: NonNullable<Note['permanent']> }) {
  const { t } = useWords();
  const words = [
    owner,
    doneOn === undefined ? dueOn && t('outages.due', { day: dueOn }) : t('outages.done', { day: doneOn }),
  ].filter(Boolean);
  return words.length === 0 ? null : <small className="action-state">{words.join(' · ')}</small>;
}

function Unsaid({
  isMissing,
  what,
  row,
  acts,
}: { isMissing: boolean; what: 'cause' | 'action' } & Omit<NoteCellProps, 'note'>) {
  const { t } = useWords();
  const isElsewhere = (row.outage?.incidents.length ?? 0) > 0;
  if (!isMissing) return <span className="muted">{t(isElsewhere ? 'outages.inIncident' : 'outages.unsaid')}</span>;
  if (!acts.mayEdit) return <span className="needs">{t(`outages.needs.${what}`)}</span>;
  return (
    <button type="button" className="needs" onClick={() => acts.open(row.key)}>
      {t(`outages.needs.${what}`)}
    </button>
  );
}
