import { useCallback, useMemo } from 'react';
import type { MaintenanceWindows } from '../../src/api/contract/maintenance.ts';
import { useClock } from '../clock.ts';
import { useResource } from '../data/resource.ts';
import { addDays, startOfDay } from '../format/days.ts';
import { FeedButton } from '../maintenance/feed-button.tsx';
import { freshness, windowsPath } from '../maintenance/maintenance-data.ts';
import { type Shown, shownOf, views } from '../maintenance/maintenance-place.ts';
import { MonthGrid } from '../maintenance/month-grid.tsx';
import { NowBanner } from '../maintenance/now-banner.tsx';
import { EditPlan, NewPlan } from '../maintenance/plan-dialog.tsx';
import { WeekGrid } from '../maintenance/week-grid.tsx';
import { WindowDialog } from '../maintenance/window-dialog.tsx';
import { WindowTable } from '../maintenance/window-table.tsx';
import { usePage, useWords } from '../page.ts';
import { Chevron } from '../parts/icons.tsx';
import { monthName } from '../parts/month-stepper.tsx';
import { Now } from '../parts/now.tsx';
import { ProblemNote } from '../parts/problem-note.tsx';
import { Tabs } from '../parts/tabs.tsx';
import { usePlace } from '../router.ts';
import '../styles/maintenance.css';

/** When work is planned for where only a day was chosen: at night. */
const nightFrom = 'T02:00';
const nightTo = 'T04:00';

/** What the collector tells at the most; see its limits. */
const windowsMax = 2000;

export default function MaintenanceScreen() {
  const { t } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  const minuteMs = useClock(60_000);
  const { data, problem, reload, shown } = useShown(minuteMs);
  const open = data?.windows.find(({ id }) => id === place.query.get('window'));
  return (
    <Now asOf={data?.asOf}>
      <title>{`${t('maintenance.title')} – kadoban`}</title>
      <Head shown={shown} />
      <NowBanner />
      {problem !== undefined && <ProblemNote problem={problem} kept={data !== undefined} retry={reload} />}
      <Calendar shown={shown} told={data} />
      {data !== undefined && (
        <section aria-label={t('maintenance.list')}>
          {data.more && <p className="count">{t('list.first', { n: windowsMax })}</p>}
          <WindowTable windows={inMonth(data, shown, instants.zone)} titles={data.titles} />
        </section>
      )}
      {data !== undefined && open !== undefined && <Opened window={open} told={data} reload={reload} />}
      <Plan reload={reload} />
    </Now>
  );
}

function useShown(nowMs: number) {
  const { instants } = usePage();
  const { query } = usePlace();
  const shown = useMemo(() => shownOf(query, nowMs, instants.zone), [query, nowMs, instants.zone]);
  const told = useResource<MaintenanceWindows>(windowsPath(shown.fromMs, shown.toMs), freshness);
  return { ...told, shown };
}

/** The list below a month is of the month, without the days around it. */
function inMonth(
  { windows }: MaintenanceWindows,
  { view, day, fromMs, toMs }: Shown,
  zone: Parameters<typeof startOfDay>[1],
) {
  const month = day.slice(0, 7);
  const first = view === 'month' ? startOfDay(`${month}-01`, zone) : fromMs;
  const after = view === 'month' ? startOfDay(`${addDays(`${month}-28`, 4).slice(0, 7)}-01`, zone) : toMs;
  return windows.filter((one) => Date.parse(one.from) < after && first < Date.parse(one.to));
}

function Head({ shown }: { shown: Shown }) {
  const { t, router } = useWords();
  const { session } = usePage();
  const place = usePlace();
  return (
    <header className="screen-head">
      <h1>{t('maintenance.title')}</h1>
      <span className="bar-space" />
      <Stepper shown={shown} />
      <Tabs
        label={t('maintenance.view')}
        current={shown.view}
        tabs={views.map((view) => ({
          ...{ key: view, href: place.with({ view: view === 'month' ? null : view }) },
          text: t(`maintenance.view.${view}`),
        }))}
      />
      <FeedButton />
      {session.may.includes('plan') && (
        <button
          type="button"
          className="button primary"
          onClick={() => router.go(place.with({ new: `${shown.day}${nightFrom}/${shown.day}${nightTo}` }), 'push')}
        >
          {t('maintenance.new')}
        </button>
      )}
    </header>
  );
}

function Stepper({ shown }: { shown: Shown }) {
  const { t, router } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  const show = (day: string): void => router.go(place.with({ day: day === shown.today ? null : day }), 'replace');
  const day = (atMs: number): string => instants.day(atMs);
  const text =
    shown.view === 'month'
      ? monthName(t, shown.day.slice(0, 7))
      : t('maintenance.week', { from: day(shown.fromMs), to: day(shown.toMs - 1) });
  return (
    <fieldset className="stepper" aria-label={t('maintenance.view')}>
      <button
        type="button"
        className="icon-button"
        title={t('maintenance.previous')}
        onClick={() => show(shown.previous)}
      >
        <Chevron to="left" />
        <span className="hidden">{t('maintenance.previous')}</span>
      </button>
      <span className="stepper-value" aria-live="polite">
        {text}
      </span>
      <button type="button" className="icon-button" title={t('maintenance.next')} onClick={() => show(shown.next)}>
        <Chevron to="right" />
        <span className="hidden">{t('maintenance.next')}</span>
      </button>
      <button type="button" className="link-button" onClick={() => show(shown.today)}>
        {t('maintenance.today')}
      </button>
    </fieldset>
  );
}

function Calendar({ shown, told }: { shown: Shown; told: MaintenanceWindows | undefined }) {
  const { t, router } = useWords();
  const { session } = usePage();
  const place = usePlace();
  const mayPlan = session.may.includes('plan');
  const create = (from: string, to: string): void => router.go(place.with({ new: `${from}/${to}` }), 'push');
  const grid = { day: shown.day, today: shown.today, told, mayPlan };
  if (shown.view === 'list') return null;
  return (
    <>
      {shown.view === 'week' ? (
        <WeekGrid {...grid} create={create} />
      ) : (
        <MonthGrid
          {...grid}
          create={(first, last) =>
            create(
              `${first}${first === last ? nightFrom : 'T00:00'}`,
              first === last ? `${last}${nightTo}` : `${addDays(last, 1)}T00:00`,
            )
          }
          show={(day) => router.go(place.with({ day }), 'replace')}
        />
      )}
      {mayPlan && <p className="grid-hint">{t(`maintenance.hint.${shown.view}`)}</p>}
    </>
  );
}

function Opened({
  window,
  told,
  reload,
}: {
  window: MaintenanceWindows['windows'][number];
  told: MaintenanceWindows;
  reload(): void;
}) {
  const { router } = useWords();
  const place = usePlace();
  const close = (): void => router.go(place.with({ window: null }), 'replace');
  return <WindowDialog window={window} titles={told.titles} close={close} reload={reload} />;
}

/** The form that the address asks for: `new=FROM/TO`, with `target=` once for each, or `edit=ID`. */
function Plan({ reload }: { reload(): void }) {
  const { router } = useWords();
  const place = usePlace();
  const close = useCallback(() => {
    router.go(place.with({ new: null, edit: null, target: null }), 'replace');
    reload();
  }, [router, place, reload]);
  const edit = place.query.get('edit');
  if (edit !== null) return <EditPlan key={edit} id={edit} close={close} />;
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d)\/(\d{4}-\d\d-\d\dT\d\d:\d\d)$/.exec(place.query.get('new') ?? '');
  const [, from, to] = match ?? [];
  if (from === undefined || to === undefined) return null;
  return <NewPlan chosen={{ from, to }} targets={place.query.getAll('target')} close={close} />;
}
