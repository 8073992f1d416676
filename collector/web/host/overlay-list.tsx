import type { HostOverlays } from '../../src/api/contract/host.ts';
import { usePage, useWords } from '../page.ts';
import { At } from '../parts/now.tsx';
import type { Overlays } from '../parts/timeline-over.tsx';

/** As many as can be read at a glance; the rest is in the calendar and in the events. */
const shownMax = 6;

/** What lies over the timeline, in words. */
export function OverlayList({ overlays, told }: { overlays: Overlays; told: HostOverlays }) {
  const { t } = useWords();
  const { instants } = usePage();
  const { marks, closed } = overlays;
  if (told.maintenance.length + marks.length + closed.length === 0) return null;
  const more = Math.max(0, told.maintenance.length - shownMax) + Math.max(0, marks.length - shownMax);
  return (
    <ul className="overlay-list">
      {told.maintenance.slice(-shownMax).map(({ id, title, from, to, approved }) => (
        <li key={`${id} ${from}`} data-overlay="maintenance">
          <span>
            {t(approved ? 'host.over.maintenance' : 'host.over.planned', { title })}{' '}
            <At ms={Date.parse(from)}>{instants.short(Date.parse(from))}</At> –{' '}
            <At ms={Date.parse(to)}>{instants.until(Date.parse(from), Date.parse(to))}</At>
          </span>
        </li>
      ))}
      {marks.slice(-shownMax).map(({ atMs, text }) => (
        <li key={`${atMs} ${text}`} data-overlay="mark">
          <span>
            <At ms={atMs}>{instants.short(atMs)}</At> {text}
          </span>
        </li>
      ))}
      {closed.length > 0 && <li data-overlay="closed">{t('host.over.closed')}</li>}
      {more > 0 && <li>{t('host.over.more', { n: more })}</li>}
    </ul>
  );
}
