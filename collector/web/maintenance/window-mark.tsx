import { useWords } from '../page.ts';
import type { WindowState } from './window-state.ts';

const shapes: Readonly<Record<WindowState, string>> = {
  requested: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Zm0 1.6a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8Z',
  approved: 'M4.6 10.3.9 6.6l1.5-1.5 2.2 2.2 5-5 1.5 1.5Z',
  due: 'M6 .8a5.2 5.2 0 1 0 0 10.4A5.2 5.2 0 0 0 6 .8Zm-.8 2.4h1.6v2.4l1.9 1.2-.9 1.3-2.6-1.7Z',
  running: 'M2.5 1 11 6 2.5 11Z',
  overrun: 'M6 .8 11.6 11H.4ZM5.2 4.6v3h1.6v-3Zm0 3.9V10h1.6V8.5Z',
  over: 'M1.5 1.5h9v9h-9Z',
  cancelled: 'M2.6.8 6 4.2 9.4.8l1.8 1.8L7.8 6l3.4 3.4-1.8 1.8L6 7.8l-3.4 3.4L.8 9.4 4.2 6 .8 2.6Z',
};

/** The state of a window by shape alone, where the word stands elsewhere. */
export function WindowShape({ state }: { state: WindowState }) {
  return (
    <svg className="state-shape" viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[state]} fill="currentColor" fillRule="evenodd" />
    </svg>
  );
}

/** The state of a window by shape, word and colour. */
export function WindowMark({ state, unapproved }: { state: WindowState; unapproved: boolean }) {
  const { t } = useWords();
  return (
    <span className="window-mark" data-state={state}>
      <WindowShape state={state} />
      <span>{t(`maintenance.state.${state}`)}</span>
      {unapproved && state !== 'requested' && <span className="flag">{t('maintenance.unapproved')}</span>}
    </span>
  );
}
