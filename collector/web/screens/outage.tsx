import { useState } from 'react';
import type { OutageList } from '../../src/api/contract/outages.ts';
import { useResource } from '../data/resource.ts';
import { monthAt } from '../format/month.ts';
import { createZone } from '../format/zone.ts';
import { AdjustDialog } from '../outages/adjust-dialog.tsx';
import { type AdjustPlan, plansFor } from '../outages/adjust-kinds.ts';
import { ClassMark } from '../outages/class-mark.tsx';
import { JoinDialog } from '../outages/join-dialog.tsx';
import { type LedgerRow, ledgerRows, outageNamed } from '../outages/ledger-rows.ts';
import { NoteEditor } from '../outages/note-editor.tsx';
import { NoteHistoryPanel } from '../outages/note-history.tsx';
import { NoteReading } from '../outages/note-reading.tsx';
import { OutageFacts } from '../outages/outage-facts.tsx';
import { AdjustmentRequestsPanel } from '../outages/requests-table.tsx';
import { useDrafts } from '../outages/use-drafts.ts';
import { usePage, useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { Link } from '../parts/link.tsx';
import { StaleNote } from '../parts/live-indicator.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import type { ScreenProps } from './screens.ts';
import '../styles/outages.css';
import '../styles/outage.css';

const freshness = {
  host: 'all',
  topics: ['outages', 'incidents', 'adjustments', 'maintenance', 'slos', 'services'],
  everyMs: 5000,
} as const;

export default function OutageScreen({ params }: ScreenProps) {
  const { t } = useWords();
  const { session } = usePage();
  const named = outageNamed(params.id ?? '');
  const zone = createZone(session.organisation.timeZone);
  const month = named === null ? '' : monthAt(named.atMs, zone);
  const path =
    named === null ? null : `/api/v1/outages?${new URLSearchParams({ month, class: 'all', service: named.target })}`;
  const { data, problem, reload } = useResource<OutageList>(path, freshness);
  const rows = data === undefined ? [] : ledgerRows(data);
  const row = rows.find(
    ({ outage, fromMs, toMs }) =>
      outage !== null && named !== null && fromMs <= named.atMs && (toMs === null || named.atMs < toMs),
  );
  return (
    <Now asOf={data?.asOf}>
      <title>{`${t('outages.one')} – kadoban`}</title>
      <Link className="back" href={`/outages?month=${month}`}>
        <Chevron to="left" />
        {t('outages.back')}
      </Link>
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {data === undefined && problem === undefined && path !== null && <Skeleton />}
      {row !== undefined && data !== undefined && <Outage list={data} row={row} rows={rows} />}
      {(path === null || (data !== undefined && row === undefined)) && <p className="nothing">{t('outages.gone')}</p>}
    </Now>
  );
}

interface OutageProps {
  readonly list: OutageList;
  readonly row: LedgerRow;
  readonly rows: readonly LedgerRow[];
}

function Outage({ list, row, rows }: OutageProps) {
  const { t } = useWords();
  const { session } = usePage();
  const nowMs = useNow();
  const drafts = useDrafts(list);
  const { outage, fromMs, toMs } = row;
  if (outage === null) return null;
  const note = outage.notes[0];
  const mayEdit = session.may.includes('operate');
  return (
    <>
      <StaleNote asOf={list.asOf} nowMs={nowMs} />
      <header className="screen-head">
        <h1>
          {outage.number !== null && <span className="muted">No. {outage.number} </span>}
          {list.titles[row.target] ?? row.target}
        </h1>
        <ClassMark of={row.class} />
        <OutageActs list={list} row={row} rows={rows} />
      </header>
      <div className="outage-columns">
        <section className="panel">
          <header className="panel-head">
            <h2>{t('outages.note.title')}</h2>
            {outage.missing.map((what) => (
              <span key={what} className="needs">
                {t(`outages.needs.${what}`)}
              </span>
            ))}
          </header>
          {mayEdit ? (
            <NoteEditor draft={drafts.of(outage)} incidents={outage.incidents} focus={null} />
          ) : (
            <NoteReading note={note?.note} />
          )}
        </section>
        <div className="outage-side">
          <OutageFacts outage={outage} titles={list.titles} />
          {note !== undefined && session.may.includes('look') && (
            <NoteHistoryPanel target={note.note.target} at={note.note.at} />
          )}
        </div>
      </div>
      {session.may.includes('look') && (
        <AdjustmentRequestsPanel fromMs={fromMs} toMs={toMs ?? Date.parse(list.asOf)} target={row.target} />
      )}
    </>
  );
}

function OutageActs({ list, row, rows }: OutageProps) {
  const { t } = useWords();
  const { session } = usePage();
  const [open, setOpen] = useState<'join' | 'adjust' | null>(null);
  const plans = plansFor(row, rows, Date.parse(list.asOf));
  const [first, ...rest] = plans;
  const { outage } = row;
  if (outage === null) return null;
  const close = (): void => setOpen(null);
  return (
    <span className="screen-acts">
      {outage.incidents.length === 0 && session.may.includes('operate') && (
        <button type="button" className="button" onClick={() => setOpen('join')}>
          {t('outages.bulk.join')}
        </button>
      )}
      {session.may.includes('plan') && (
        <button type="button" className="button" onClick={() => setOpen('adjust')}>
          {t('outages.adjust.open')}
        </button>
      )}
      {open === 'join' && <JoinDialog outages={[outage]} titles={list.titles} close={close} />}
      {open === 'adjust' && first !== undefined && (
        <AdjustDialog
          plans={[first, ...rest] satisfies [AdjustPlan, ...AdjustPlan[]]}
          titles={list.titles}
          close={close}
        />
      )}
    </span>
  );
}
