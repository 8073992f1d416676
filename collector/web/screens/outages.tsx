import { useEffect, useMemo, useState } from 'react';
import type { OutageList } from '../../src/api/contract/outages.ts';
import { monthWindow } from '../format/month.ts';
import { createZone } from '../format/zone.ts';
import { BulkBar } from '../outages/bulk-bar.tsx';
import { Lanes } from '../outages/lanes.tsx';
import { LedgerFilters, useLedgerFilter } from '../outages/ledger-filters.tsx';
import { ledgerQuery } from '../outages/ledger-query.ts';
import { filteredRows, type LedgerFilter, ledgerRows } from '../outages/ledger-rows.ts';
import { LedgerTable } from '../outages/ledger-table.tsx';
import { LeftDrafts } from '../outages/left-drafts.tsx';
import { ManualEntry } from '../outages/manual-entry.tsx';
import { AdjustmentRequestsPanel } from '../outages/requests-table.tsx';
import { useDrafts } from '../outages/use-drafts.ts';
import { toldLines, useLedger } from '../outages/use-ledger.ts';
import { usePage, useWords } from '../page.ts';
import { CutNote } from '../parts/cut-note.tsx';
import { StaleNote } from '../parts/live-indicator.tsx';
import { MonthStepper, monthName, useMonth } from '../parts/month-stepper.tsx';
import { Now, useNow } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Skeleton } from '../parts/skeleton.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { usePlace } from '../router.ts';
import '../styles/outages.css';

export default function OutagesScreen() {
  const { t } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const filter = useLedgerFilter();
  const { month } = useMonth();
  const isTimeline = place.query.get('view') === 'timeline';
  const whole = useMemo(
    () => monthWindow(month, createZone(session.organisation.timeZone)),
    [month, session.organisation.timeZone],
  );
  const { data, filtered, problem, reload } = useLedger(month, filter);
  return (
    <Now asOf={data?.asOf}>
      <title>{`${t('nav.outages')} – kadoban`}</title>
      <header className="screen-head">
        <h1>{t('nav.outages')}</h1>
        <span className="bar-space" />
        <MonthStepper />
        <Entry titles={data?.titles ?? {}} />
      </header>
      <Tabs
        label={t('outages.views')}
        current={isTimeline ? 'timeline' : 'table'}
        tabs={[
          {
            key: 'table',
            text: t('outages.view.table'),
            href: place.with({ view: null, from: null, to: null, at: null }),
          },
          { key: 'timeline', text: t('outages.view.timeline'), href: place.with({ view: 'timeline' }) },
        ]}
      />
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      {isTimeline && <Lanes key={month} whole={whole} service={filter.service} />}
      {!isTimeline && data === undefined && problem === undefined && <Skeleton />}
      {!isTimeline && data !== undefined && filtered !== undefined && <Ledger whole={data} list={filtered} />}
    </Now>
  );
}

interface LedgerProps {
  /** What the filters choose from. */
  readonly whole: OutageList;
  readonly list: OutageList;
}

function Ledger({ whole, list }: LedgerProps) {
  const { t } = useWords();
  const { session } = usePage();
  const nowMs = useNow();
  const place = usePlace();
  const filter = useLedgerFilter();
  const drafts = useDrafts(list);
  const [open, setOpen] = useState<string | null>(() => place.query.get('edit'));
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const all = useMemo(() => ledgerRows(list), [list]);
  const { service, class: wanted, missing } = filter;
  const rows = useMemo(
    () => filteredRows(all, { service, class: wanted, missing }, kept),
    [all, service, wanted, missing, kept],
  );
  const edit = (key: string | null): void => {
    if (key !== null) setKept((before) => new Set([...before, key]));
    setOpen(key);
  };
  useAnchor(rows.length > 0);
  const toggle = (key: string): void =>
    setMarked((before) => {
      const next = new Set(before);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  const caption = t('outages.caption', { month: monthName(t, list.month), zone: list.timeZone });
  return (
    <>
      <StaleNote asOf={list.asOf} nowMs={nowMs} />
      {session.may.includes('operate') && <LeftDrafts drafts={drafts.left} list={list} edit={edit} />}
      <div className="ledger-tools">
        <LedgerFilters list={whole} />
        <ExportLink month={list.month} filter={filter} />
      </div>
      {rows.length === 0 ? (
        <p className="nothing">
          {t(missing ? 'outages.none.missing' : all.length === 0 ? 'outages.none' : 'outages.none.filtered')}
        </p>
      ) : (
        <LedgerTable
          rows={rows}
          titles={list.titles}
          caption={caption}
          drafts={drafts}
          open={open}
          marked={marked}
          isQueue={missing}
          setOpen={edit}
          mark={toggle}
        />
      )}
      <CutNote shown={toldLines(list)} total={list.total} canNarrow />
      <BulkBar rows={rows} marked={marked} titles={list.titles} drafts={drafts} clear={() => setMarked(new Set())} />
      {session.may.includes('look') && (
        <AdjustmentRequestsPanel {...monthWindow(list.month, createZone(list.timeZone))} />
      )}
    </>
  );
}

/** What is on the screen, as a table for other programs. */
function ExportLink({ month, filter }: { month: string; filter: LedgerFilter }) {
  const { t, language } = useWords();
  return (
    <a className="button" href={`/api/v1/outages/csv?${ledgerQuery(month, filter)}&lang=${language}`} download="">
      {t('outages.export')}
    </a>
  );
}

function Entry({ titles }: { titles: OutageList['titles'] }) {
  const { t } = useWords();
  const { session } = usePage();
  const [isOpen, setOpen] = useState(false);
  if (!session.may.includes('plan')) return null;
  return (
    <span className="screen-acts">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('outages.add')}
      </button>
      {isOpen && <ManualEntry titles={titles} close={() => setOpen(false)} />}
    </span>
  );
}

/** `#no-3` is known to the browser only once the row is there. */
function useAnchor(isThere: boolean): void {
  useEffect(() => {
    const { hash } = window.location;
    if (isThere && /^#no-\d+$/.test(hash)) document.querySelector(hash)?.scrollIntoView({ block: 'center' });
  }, [isThere]);
}
