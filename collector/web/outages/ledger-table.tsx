import { Fragment, useRef } from 'react';
import { usePage, useWords } from '../page.ts';
import { useRowWindow } from '../parts/row-window.ts';
import { focusRow, useLedgerKeys } from './ledger-keys.ts';
import { LedgerRowView } from './ledger-row.tsx';
import { type LedgerRow, nextMissing } from './ledger-rows.ts';
import { NoteEditor } from './note-editor.tsx';
import type { Drafts } from './use-drafts.ts';

/** Up to here every row is in the document, so that the browser's own search and printing find them all. */
const wholeRowsMax = 200;
/** Guesses; only the length of the scroll bar depends on them. */
const rowPx = 58;
const editorPx = 430;

const columns = ['mark', 'number', 'target', 'when', 'length', 'class', 'cause', 'action', 'incident'] as const;

interface LedgerTableProps {
  readonly rows: readonly LedgerRow[];
  readonly titles: Readonly<Record<string, string>>;
  readonly caption: string;
  readonly drafts: Drafts;
  readonly open: string | null;
  readonly marked: ReadonlySet<string>;
  /** Whether one row is done after the other: what is said goes on to the next that lacks something. */
  readonly isQueue: boolean;
  setOpen(key: string | null): void;
  mark(key: string, isRange: boolean): void;
}

/** The ledger of a month, with the form of one row below that row. */
export function LedgerTable(props: LedgerTableProps) {
  const { rows, titles, caption, drafts, open, marked, isQueue, setOpen, mark } = props;
  const { session } = usePage();
  const table = useRef<HTMLTableElement>(null);
  const mayEdit = session.may.includes('operate');
  const window = useRowWindow(table, {
    count: rows.length,
    heightOf: (index) => (rows[index]?.key === open ? rowPx + editorPx : rowPx),
    wholeMax: wholeRowsMax,
  });
  const leave = (key: string): void => {
    setOpen(null);
    const index = rows.findIndex((row) => row.key === key);
    requestAnimationFrame(() => focusRow(table, index, window.show));
  };
  const goOn = (key: string): void => {
    const next = isQueue ? nextMissing(rows, key) : undefined;
    if (next === undefined) leave(key);
    else {
      window.show(rows.indexOf(next));
      setOpen(next.key);
    }
  };
  useLedgerKeys(table, {
    count: rows.length,
    show: window.show,
    edit: (key) => mayEdit && setOpen(key ?? nextMissing(rows, null)?.key ?? null),
    mark: (key) => mark(key, false),
  });
  const acts = { mayEdit, open: setOpen, mark };
  return (
    <table ref={table} className="ledger" aria-rowcount={rows.length + 1}>
      <caption className="hidden">{caption}</caption>
      <LedgerHead mayEdit={mayEdit} />
      <tbody>
        {window.abovePx > 0 && <tr className="spacer" style={{ height: window.abovePx }} />}
        {rows.slice(window.first, window.end).map((row, offset) => {
          const isOpen = row.key === open && row.outage !== null && mayEdit;
          return (
            <Fragment key={row.key}>
              <LedgerRowView
                row={row}
                index={window.first + offset}
                titles={titles}
                isOpen={isOpen}
                isMarked={marked.has(row.key)}
                draft={row.outage === null ? undefined : drafts.find(row.outage)}
                acts={acts}
              />
              {isOpen && row.outage !== null && (
                <tr className="ledger-form">
                  <td colSpan={columns.length}>
                    <NoteEditor
                      draft={drafts.of(row.outage)}
                      incidents={row.outage.incidents}
                      focus="cause"
                      done={() => goOn(row.key)}
                      close={() => leave(row.key)}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
        {window.belowPx > 0 && <tr className="spacer" style={{ height: window.belowPx }} />}
      </tbody>
    </table>
  );
}

function LedgerHead({ mayEdit }: { mayEdit: boolean }) {
  const { t } = useWords();
  return (
    <thead>
      <tr>
        {columns.map((name) =>
          name === 'mark' && !mayEdit ? (
            <td key={name} className="col-mark" />
          ) : (
            <th key={name} scope="col" className={`col-${name}`}>
              {name === 'mark' ? <span className="hidden">{t('outages.col.mark')}</span> : t(`outages.col.${name}`)}
            </th>
          ),
        )}
      </tr>
    </thead>
  );
}
