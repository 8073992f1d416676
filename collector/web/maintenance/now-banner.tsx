import { useState } from 'react';
import type { MaintenanceWindow, MaintenanceWindows } from '../../src/api/contract/maintenance.ts';
import type { Answer } from '../data/client.ts';
import { useResource } from '../data/resource.ts';
import { formatDuration } from '../format/duration.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { useNow } from '../parts/now.tsx';
import { SaveProblem } from '../parts/save-problem.tsx';
import { usePlace } from '../router.ts';
import { freshness, windowsPath } from './maintenance-data.ts';
import { sendWork } from './send-step.ts';
import { WindowMark } from './window-mark.tsx';
import { isOfNow, remindedMs, windowState } from './window-state.ts';

const hourMs = 3_600_000;

/** What goes on now, is due or is late, with how long it has left and what can be done. */
export function NowBanner() {
  const { t } = useWords();
  const nowMs = useNow();
  // By the hour, so that the address stays the same for a while.
  const hour = Math.floor(nowMs / hourMs) * hourMs;
  const { data, reload } = useResource<MaintenanceWindows>(
    nowMs === 0 ? null : windowsPath(hour - remindedMs, hour + 2 * hourMs),
    freshness,
  );
  const windows = (data?.windows ?? []).filter((window) => isOfNow(window, nowMs));
  if (windows.length === 0) return null;
  return (
    <section className="now-banner" aria-label={t('maintenance.now')}>
      {windows.map((window) => (
        <NowRow key={window.id} window={window} nowMs={nowMs} reload={reload} />
      ))}
    </section>
  );
}

interface NowRowProps {
  readonly window: MaintenanceWindow;
  readonly nowMs: number;
  reload(): void;
}

function NowRow({ window, nowMs, reload }: NowRowProps) {
  const { t } = useWords();
  const place = usePlace();
  const state = windowState(window, nowMs);
  const leftMs = Math.abs(Date.parse(window.to) - nowMs);
  const left = formatDuration(Math.floor(leftMs / 1000) * 1000, t);
  const text = {
    running: () => t('maintenance.now.running', { left }),
    overrun: () => t('maintenance.now.overrun', { late: left }),
    due: () => t('maintenance.now.due', { left }),
  };
  return (
    <div className="now-row" data-state={state}>
      <WindowMark state={state} unapproved={window.approvedBy === null} />
      <Link href={place.with({ window: window.id })}>{window.title}</Link>
      {(state === 'running' || state === 'overrun' || state === 'due') && (
        <span className="now-left" role={state === 'overrun' ? 'status' : undefined}>
          {text[state]()}
        </span>
      )}
      <span className="bar-space" />
      <WorkButtons window={window} state={state} reload={reload} />
    </div>
  );
}

interface WorkButtonsProps {
  readonly window: MaintenanceWindow;
  readonly state: ReturnType<typeof windowState>;
  reload(): void;
}

/** Says that work began or ended; only where somebody may, and where it is the next thing to say. */
export function WorkButtons({ window, state, reload }: WorkButtonsProps) {
  const { t } = useWords();
  const { client, session } = usePage();
  const [refused, setRefused] = useState<Extract<Answer<unknown>, { ok: false }> | null>(null);
  const [busy, setBusy] = useState(false);
  const step = window.startedAt === null ? 'start' : 'end';
  const isNext = step === 'start' ? state === 'due' : state === 'running' || state === 'overrun';
  if (!isNext || !session.may.includes('plan') || window.source === 'file') return null;
  const say = async (): Promise<void> => {
    setBusy(true);
    const answer = await sendWork(client, window, step);
    setBusy(false);
    setRefused(answer.ok ? null : answer);
    if (answer.ok) reload();
  };
  return (
    <>
      {refused !== null && <SaveProblem answer={refused} />}
      <button type="button" className="button primary" disabled={busy} onClick={say}>
        {t(`maintenance.${step}`)}
      </button>
    </>
  );
}
