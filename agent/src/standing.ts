import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '@kadoban/proto/messages';
import type { Clock } from './clock.ts';
import { AgentError } from './errors.ts';
import type { Closing } from './uplink/closing.ts';
import type { LinkNews } from './uplink/uplink.ts';

/** How an agent was doing when it last said so, for `status`, `doctor` and `update`. Times are those of the wall clock. */
export interface Standing {
  readonly pid: number;
  readonly version: string;
  readonly startedMs: number;
  readonly collector: string;
  /** The proxy before it. */
  readonly proxy?: string;
  readonly link: {
    readonly isOpen: boolean;
    /** Since when it is so. */
    readonly sinceMs: number;
    /** Of the last connection that came about. */
    readonly connectedMs?: number;
    readonly collectorVersion?: string;
    readonly lost?: Closing;
  };
  /** What the collector configured last, and why that is refused: empty when it runs. */
  readonly central?: { readonly revision: number; readonly refusal: string };
  readonly checks: Readonly<Record<string, Pick<Result, 'status' | 'reason' | 'output' | 'atMs'>>>;
  /** Absent while it runs, and when it was killed. */
  readonly stopped?: { readonly atMs: number; readonly reason: string };
}

/** What changes how an agent is doing. */
export type News =
  | LinkNews
  | { readonly type: 'configured'; readonly revision: number; readonly refusal: string }
  | { readonly type: 'looked'; readonly result: Result }
  | { readonly type: 'stopped'; readonly reason: string };

/** How it is doing after the news. Retries that fail like the one before change nothing. Pure. */
export function after(standing: Standing, news: News, nowMs: number): Standing {
  const { link, checks } = standing;
  switch (news.type) {
    case 'connected': {
      const { collectorVersion } = news;
      const told = collectorVersion === undefined ? {} : { collectorVersion };
      return { ...standing, link: { isOpen: true, sinceMs: nowMs, connectedMs: nowMs, ...told } };
    }
    case 'lost': {
      const isNew = link.isOpen || link.lost?.why !== news.closing.why;
      if (!isNew) return standing;
      return {
        ...standing,
        link: { ...link, isOpen: false, sinceMs: link.isOpen ? nowMs : link.sinceMs, lost: news.closing },
      };
    }
    case 'configured': {
      const { revision, refusal } = news;
      return { ...standing, central: { revision, refusal } };
    }
    case 'looked': {
      const { check, status, reason, output } = news.result;
      return { ...standing, checks: { ...checks, [check]: { status, reason, output, atMs: nowMs } } };
    }
    case 'stopped':
      return { ...standing, link: { ...link, isOpen: false }, stopped: { atMs: nowMs, reason: news.reason } };
  }
}

/** The file in the state directory. */
const standingFile = 'status.json';

/** Between two writes while it runs: what is read by people need not be fresher, and disks may sleep. */
const writeEveryMs = 10_000;

export interface Keeper {
  tell(news: News): void;
  /** Writes the last. Never rejects: nobody who stops can do anything about it. */
  close(): Promise<void>;
}

/** Keeps the file up to date: at once when the link or the configuration changes, soon when a look says something else, never without news. */
export function keepStanding(
  stateDir: string,
  initial: Standing,
  clock: Clock,
  onError: (error: unknown) => void,
): Keeper {
  let standing = initial;
  let written: Standing | undefined;
  let writing = Promise.resolve();
  let cancel: (() => void) | undefined;
  const file = join(stateDir, standingFile);
  const write = (): void => {
    cancel?.();
    cancel = undefined;
    writing = writing
      .then(async () => {
        if (written === standing) return;
        written = standing;
        await writeFile(`${file}.tmp`, `${JSON.stringify(standing)}\n`, { mode: 0o600 });
        await rename(`${file}.tmp`, file);
      })
      .catch(onError);
  };
  write();
  return {
    tell(news) {
      const next = after(standing, news, clock.wallMs());
      if (next === standing) return;
      const isUrgent = next.link !== standing.link || next.central !== standing.central;
      standing = next;
      if (isUrgent) write();
      else cancel ??= clock.after(writeEveryMs, write);
    },
    close() {
      write();
      return writing;
    },
  };
}

/** What the last agent on `stateDir` said; undefined when none has run yet, or one of a version that did not say. */
export function readStanding(stateDir: string): Standing | undefined {
  const file = join(stateDir, standingFile);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new AgentError('STATE_UNREADABLE', ['words', (error as Error).message], { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new AgentError('STATE_UNREADABLE', ['noJson', file], { cause: error });
  }
}
