import type { Standing } from '../standing.ts';
import type { Seen } from './look-at-state.ts';

/** What `status` prints: one line for each thing that somebody would ask. */
export function statusText(seen: Seen, nowMs: number): string {
  const { identity, standing, spool, aliveMs, stateDir } = seen;
  const rows: [label: string, value: string][] = [
    ['agent', agentWords(seen, nowMs)],
    ['identity', identity ? `${identity.name} (${identity.hostId})` : 'not enrolled; `enroll` with a token makes one'],
  ];
  if (identity) rows.push(['key', identity.keyFingerprint], ['collector', collectorWords(identity, standing)]);
  if (standing) rows.push(['connection', linkWords(standing, seen.pid !== undefined, nowMs)]);
  rows.push(['not stored yet', spoolWords(spool, nowMs)]);
  if (aliveMs !== undefined) rows.push(['last sample', ago(aliveMs, nowMs)]);
  rows.push(['state', stateDir]);
  const checks = Object.entries(standing?.checks ?? {}).map(
    ([name, { status, reason, output, atMs }]) =>
      `  ${name}: ${[status, reason, output].filter((text) => text !== '').join(', ')} (since ${ago(atMs, nowMs)})`,
  );
  const width = Math.max(...rows.map(([label]) => label.length));
  const lines = rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`);
  return [...lines, ...(checks.length === 0 ? [] : ['checks', ...checks])].join('\n');
}

function agentWords({ pid, standing }: Seen, nowMs: number): string {
  if (pid !== undefined) {
    const since = standing ? `, version ${standing.version}, since ${ago(standing.startedMs, nowMs)}` : '';
    return `runs (process ${pid})${since}`;
  }
  if (!standing) return 'has not run yet';
  const { stopped, version } = standing;
  const how = stopped ? `${stopped.reason}, ${ago(stopped.atMs, nowMs)}` : 'it did not end in order';
  return `stopped (${how}), version ${version}`;
}

function collectorWords(identity: NonNullable<Seen['identity']>, standing: Standing | undefined): string {
  const version = standing?.link.collectorVersion;
  return [
    standing?.collector ?? identity.collectorUrl,
    identity.isPinned && 'pinned certificate',
    standing?.proxy !== undefined && `through the proxy ${standing.proxy}`,
    version !== undefined && `version ${version}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function linkWords({ link }: Standing, isRunning: boolean, nowMs: number): string {
  const { isOpen, sinceMs, connectedMs, lost } = link;
  if (isOpen && isRunning) return `stands since ${ago(sinceMs, nowMs)}`;
  const last = connectedMs === undefined ? 'never came about' : `last made ${ago(connectedMs, nowMs)}`;
  return `none; ${last}${lost ? `; ${lost.why}: ${lost.detail}` : ''}`;
}

function spoolWords({ files, bytes, oldestMs = 0 }: Seen['spool'], nowMs: number): string {
  if (files === 0) return 'nothing on the disk';
  return `${(bytes / 1024).toFixed(1)} KiB in ${files} ${files === 1 ? 'file' : 'files'}, the oldest from ${ago(oldestMs, nowMs)}`;
}

/** "2026-10-01T00:00:00Z (3 min ago)": of a clock that was set back nothing is ago. */
function ago(atMs: number, nowMs: number): string {
  const seconds = Math.max(0, Math.round((nowMs - atMs) / 1000));
  const units: [size: number, word: string][] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
  ];
  const [size, word] = units.find(([least]) => seconds >= 2 * least) ?? [1, 's'];
  return `${new Date(atMs).toISOString().slice(0, 19)}Z (${Math.floor(seconds / size)} ${word} ago)`;
}
