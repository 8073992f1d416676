import type { MaintenanceWindow } from '../../src/api/contract/maintenance.ts';
import { usePage, useWords } from '../page.ts';
import { Link } from '../parts/link.tsx';
import { useNow } from '../parts/now.tsx';
import { usePlace } from '../router.ts';
import { WindowShape } from './window-mark.tsx';
import { windowState } from './window-state.ts';

/** A window in a cell of the calendar; it opens in full. `startMs` is where the cell begins: what began before says so. */
export function WindowChip({ window, startMs }: { window: MaintenanceWindow; startMs: number }) {
  const { t } = useWords();
  const { instants } = usePage();
  const place = usePlace();
  const state = windowState(window, useNow());
  const fromMs = Date.parse(window.from);
  const toMs = Date.parse(window.to);
  const clock = fromMs < startMs ? `–${instants.clock(toMs)}` : instants.clock(fromMs);
  const words = `${instants.minute(fromMs)} – ${instants.until(fromMs, toMs).slice(0, -3)}`;
  return (
    <Link
      className="window-chip"
      data-state={state}
      href={place.with({ window: window.id })}
      title={`${words}\n${window.title}\n${t(`maintenance.state.${state}`)}`}
      draggable={false}
    >
      <WindowShape state={state} />
      <span className="window-clock">{clock}</span>
      <span className="window-title">{window.title}</span>
      <span className="hidden">{t(`maintenance.state.${state}`)}</span>
    </Link>
  );
}
