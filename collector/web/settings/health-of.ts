import type { SystemAnswer } from '../../src/api/contract/settings.ts';

/** Something about the collector itself that people should know; `fine` where it is as it should be. */
export interface Concern {
  readonly key:
    | 'clock'
    | 'clock.behind'
    | 'disk'
    | 'disk.low'
    | 'backlog'
    | 'backlog.late'
    | 'roots'
    | 'roots.late'
    | 'mails.fine'
    | 'mails.failed'
    | 'gaps.fine'
    | 'gaps.recent';
  readonly level: 'fine' | 'note' | 'warn';
  readonly values: Readonly<Record<string, string | number>>;
}

/** A store that may not double is about to be full. */
const freeMin = 1;

/** What waits longer than this to be read is late; it is a matter of seconds. */
const backlogMs = 60_000;

/** A root is signed each UTC day; of yesterday there is none until the night is over. */
const rootMs = 2 * 86_400_000;

/** Absences are told for so long. */
const gapMs = 7 * 86_400_000;

/** What there is to say about the collector, the worst first. */
export function healthOf(system: SystemAnswer): Concern[] {
  const nowMs = Date.parse(system.asOf);
  const concerns = [
    clockConcern(system),
    diskConcern(system),
    backlogConcern(system, nowMs),
    rootConcern(system, nowMs),
    mailConcern(system),
    gapConcern(system, nowMs),
  ];
  const order = ['warn', 'note', 'fine'];
  return concerns.toSorted((a, b) => order.indexOf(a.level) - order.indexOf(b.level));
}

function clockConcern({ clockBehindMs }: SystemAnswer): Concern {
  return clockBehindMs > 0
    ? { key: 'clock.behind', level: 'warn', values: { seconds: Math.ceil(clockBehindMs / 1000) } }
    : { key: 'clock', level: 'fine', values: {} };
}

function diskConcern({ disk: { storeBytes, freeBytes } }: SystemAnswer): Concern {
  const isLow = freeBytes < storeBytes * freeMin;
  return { key: isLow ? 'disk.low' : 'disk', level: isLow ? 'warn' : 'fine', values: {} };
}

function backlogConcern({ backlog: { oldestAt, hosts } }: SystemAnswer, nowMs: number): Concern {
  const isLate = oldestAt !== null && nowMs - Date.parse(oldestAt) > backlogMs;
  return { key: isLate ? 'backlog.late' : 'backlog', level: isLate ? 'warn' : 'fine', values: { hosts } };
}

function rootConcern({ lastRoot, upSince }: SystemAnswer, nowMs: number): Concern {
  const sinceMs = Date.parse(lastRoot?.day ?? upSince ?? '');
  const isLate = nowMs - sinceMs > rootMs + 86_400_000;
  return {
    key: isLate ? 'roots.late' : 'roots',
    level: isLate ? 'warn' : 'fine',
    values: { day: lastRoot?.day ?? '–' },
  };
}

function mailConcern({ failedMails }: SystemAnswer): Concern {
  const n = failedMails.length;
  return { key: n > 0 ? 'mails.failed' : 'mails.fine', level: n > 0 ? 'warn' : 'fine', values: { n } };
}

function gapConcern({ gaps }: SystemAnswer, nowMs: number): Concern {
  const n = gaps.filter(({ to }) => nowMs - Date.parse(to) < gapMs).length;
  return { key: n > 0 ? 'gaps.recent' : 'gaps.fine', level: n > 0 ? 'note' : 'fine', values: { n } };
}
