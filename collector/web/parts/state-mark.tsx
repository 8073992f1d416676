import type { Status } from '../../src/api/contract.ts';
import { useWords } from '../page.ts';

const shapes: Readonly<Record<Status, string>> = {
  up: 'M6 1a5 5 0 1 0 0 10A5 5 0 0 0 6 1Z',
  degraded: 'M6 .8 11.6 11H.4Z',
  down: 'M2.6.8 6 4.2 9.4.8l1.8 1.8L7.8 6l3.4 3.4-1.8 1.8L6 7.8l-3.4 3.4L.8 9.4 4.2 6 .8 2.6Z',
  unknown:
    'M6 .6C4 .6 2.6 1.8 2.5 3.7h2c0-.9.6-1.4 1.5-1.4s1.4.5 1.4 1.2c0 .7-.3 1-1 1.5C5.4 5.7 5 6.3 5 7.6h2c0-.8.2-1.1 1-1.7.9-.7 1.5-1.4 1.5-2.5C9.5 1.7 8.1.6 6 .6ZM4.8 9v2.3h2.4V9Z',
};

export function StateShape({ status }: { status: Status }) {
  return (
    <svg className="state-shape" viewBox="0 0 12 12" aria-hidden="true">
      <path d={shapes[status]} fill="currentColor" />
    </svg>
  );
}

/** A state by shape, word and colour: never by colour alone. */
export function StateMark({ status }: { status: Status }) {
  const { t } = useWords();
  return (
    <span className="state-mark" data-status={status}>
      <StateShape status={status} />
      <span>{t(`status.${status}`)}</span>
    </span>
  );
}

/** The patterns that bars of a state are filled with, once for the whole page. */
export function StatePatterns() {
  return (
    <svg className="patterns" width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id="fill-degraded" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="8" height="8" className="pattern-degraded-ground" />
          <rect width="4" height="8" className="pattern-degraded" />
        </pattern>
        <pattern id="fill-unknown" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" className="pattern-unknown-ground" />
          <circle cx="2.5" cy="2.5" r="1.2" className="pattern-unknown" />
        </pattern>
        <pattern id="fill-maintenance" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="4" height="4" className="pattern-maintenance-ground" />
          <rect width="1.6" height="4" className="pattern-maintenance" />
        </pattern>
      </defs>
    </svg>
  );
}
