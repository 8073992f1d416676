import type { Language } from '@kadoban/proto/language';
import type { Standing } from '../standing.ts';
import type { Seen } from './look-at-state.ts';
import { type StatusWords, statusWords } from './status-words.ts';

/** What `status` prints: one line for each thing that somebody would ask. */
export function statusText(seen: Seen, nowMs: number, language: Language): string {
  const words = statusWords[language];
  const ago = (atMs: number) => instantText(atMs, nowMs, words);
  const { identity, standing, spool, aliveMs, stateDir } = seen;
  const { labels } = words;
  const rows: [label: string, value: string][] = [
    [labels.agent, agentText(seen, words, ago)],
    [labels.identity, identity ? `${identity.name} (${identity.hostId})` : words.notEnrolled],
  ];
  if (identity) {
    rows.push([labels.key, identity.keyFingerprint], [labels.collector, collectorText(identity, standing, words)]);
  }
  if (standing) rows.push([labels.connection, linkText(standing, seen.pid !== undefined, words, ago)]);
  if (standing?.central) rows.push([labels.central, centralText(standing.central, words)]);
  rows.push([labels.spool, spoolText(spool, words, ago)]);
  if (aliveMs !== undefined) rows.push([labels.alive, ago(aliveMs)]);
  rows.push([labels.state, stateDir]);
  const checks = Object.entries(standing?.checks ?? {}).map(([name, { status, reason, output, atMs }]) => {
    const said = [words.checkStatus[status], reason, output].filter((text) => text !== '').join(words.comma);
    return `  ${name}: ${said}${words.checkSince(ago(atMs))}`;
  });
  const width = Math.max(...rows.map(([label]) => columnsOf(label)));
  const lines = rows.map(([label, value]) => `${label}${' '.repeat(width - columnsOf(label))}  ${value}`);
  return [...lines, ...(checks.length === 0 ? [] : [labels.checks, ...checks])].join('\n');
}

type Ago = (atMs: number) => string;

function agentText({ pid, standing }: Seen, words: StatusWords, ago: Ago): string {
  if (pid !== undefined) {
    return words.runs(pid) + (standing ? words.runsVersion(standing.version, ago(standing.startedMs)) : '');
  }
  if (!standing) return words.neverRan;
  const { stopped, version } = standing;
  return words.stopped(stopped ? words.stoppedBy(stopped.reason, ago(stopped.atMs)) : words.killed, version);
}

function collectorText(
  identity: NonNullable<Seen['identity']>,
  standing: Standing | undefined,
  words: StatusWords,
): string {
  const version = standing?.link.collectorVersion;
  return [
    standing?.collector ?? identity.collectorUrl,
    identity.isPinned && words.pinned,
    standing?.proxy !== undefined && words.throughProxy(standing.proxy),
    version !== undefined && words.version(version),
  ]
    .filter(Boolean)
    .join(words.comma);
}

function linkText({ link }: Standing, isRunning: boolean, words: StatusWords, ago: Ago): string {
  const { isOpen, sinceMs, connectedMs, lost } = link;
  if (isOpen && isRunning) return words.connected(ago(sinceMs));
  const last = connectedMs === undefined ? words.neverConnected : words.lastConnected(ago(connectedMs));
  return `${words.notConnected(last)}${lost ? `; ${lost.why}: ${lost.detail}` : ''}`;
}

function centralText({ revision, refusal }: NonNullable<Standing['central']>, words: StatusWords): string {
  if (refusal === '') return words.configured(revision);
  return words.refused(revision, refusal.replaceAll('\n', '; '));
}

function spoolText({ files, bytes, oldestMs = 0 }: Seen['spool'], words: StatusWords, ago: Ago): string {
  if (files === 0) return words.nothingSpooled;
  return words.spooled(`${(bytes / 1024).toFixed(1)} KiB`, files, ago(oldestMs));
}

/** "2026-10-01T00:00:00Z (3 min ago)": of a clock that was set back nothing is ago. */
function instantText(atMs: number, nowMs: number, words: StatusWords): string {
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1000));
  const units = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
  ] as const;
  const [size, unit] = units.find(([least]) => seconds >= 2 * least) ?? [1, 's'];
  return `${new Date(atMs).toISOString().slice(0, 19)}Z (${words.ago(Math.floor(seconds / size), unit)})`;
}

/** How many columns of a terminal it takes: what is Japanese takes two each. */
function columnsOf(label: string): number {
  return [...label].reduce((sum, character) => sum + (character > '\u2e7f' ? 2 : 1), 0);
}
