import { usePage, useWords } from '../page.ts';
import { type View, viewForKey } from './lane-view.ts';
import '../styles/lanes.css';

const dayMs = 86_400_000;

/** Lengths that one jumps to; the middle of what is seen stays. */
const lengths = [
  ['year', 366 * dayMs],
  ['month', 31 * dayMs],
  ['week', 7 * dayMs],
  ['day', dayMs],
  ['hour', dayMs / 24],
  ['minute', dayMs / 1440],
] as const;

interface LanesBarProps {
  readonly view: View;
  readonly whole: View;
  setView(view: View): void;
}

/** What stretch of time is seen, and buttons for what the wheel and the keys do. */
export function LanesBar({ view, whole, setView }: LanesBarProps) {
  const { t } = useWords();
  const { instants } = usePage();
  const isWhole = (atMs: number): boolean => atMs % (dayMs / 1440) === 0;
  const middleMs = (view.fromMs + view.toMs) / 2;
  const press = (key: string) => (): void => setView(viewForKey(key, view, whole, middleMs) ?? view);
  const jump = (lengthMs: number) => (): void => {
    // What is to come is mostly empty: what is asked for ends no later than what was seen.
    const toMs = Math.min(Math.round(middleMs + lengthMs / 2), Math.max(view.toMs, whole.toMs));
    setView({ fromMs: toMs - lengthMs, toMs });
  };
  return (
    <div className="lanes-bar">
      <p aria-live="polite">
        {t('timeline.summary', {
          from: isWhole(view.fromMs) ? instants.minute(view.fromMs) : instants.full(view.fromMs),
          to: isWhole(view.toMs) ? instants.end(view.toMs) : instants.full(view.toMs),
          zone: instants.zoneLabel(view.toMs),
        })}
      </p>
      <fieldset className="chips" aria-label={t('outages.lanes.length')}>
        {lengths.map(([name, lengthMs]) => (
          <button key={name} type="button" className="chip" onClick={jump(lengthMs)}>
            {t(`outages.lanes.${name}`)}
          </button>
        ))}
        <button type="button" className="chip" title={t('outages.lanes.in')} onClick={press('+')}>
          ＋<span className="hidden">{t('outages.lanes.in')}</span>
        </button>
        <button type="button" className="chip" title={t('outages.lanes.out')} onClick={press('-')}>
          －<span className="hidden">{t('outages.lanes.out')}</span>
        </button>
      </fieldset>
      <p className="muted keyboard-hint">{t('outages.lanes.hint')}</p>
    </div>
  );
}
