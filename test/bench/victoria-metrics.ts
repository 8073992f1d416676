import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, serving } from './loopback.ts';
import { bytesBelow } from './peer.ts';

const binary = '/usr/bin/victoria-metrics';

export interface VictoriaMetrics {
  readonly version: string;
  readonly pid: number;
  /** One series; `values` are what the series says, not scaled. Resolves when it is acknowledged, which is before it is on the disk. */
  write(labels: Readonly<Record<string, string>>, atMs: readonly number[], values: readonly number[]): Promise<void>;
  /** Many series at once, a line of `importLine` each. */
  writeLines(lines: string): Promise<void>;
  /** Bytes on the disk once everything is flushed and merged: of the values, and of the index beside them. */
  size(): Promise<{ readonly data: number; readonly index: number }>;
}

/** The peer, on loopback, until the stack ends; undefined where it is not installed. */
export async function startVictoriaMetrics(
  stack: AsyncDisposableStack,
  dir: string,
): Promise<VictoriaMetrics | undefined> {
  if (!existsSync(binary)) return undefined;
  const address = `127.0.0.1:${await freePort()}`;
  const args = [`-storageDataPath=${dir}`, `-httpListenAddr=${address}`, '-retentionPeriod=100y'];
  const { pid } = await serving(stack, [binary, ...args], `http://${address}/health`);
  if (pid === undefined) throw new Error('victoria-metrics does not start');
  const ask = async (path: string, body?: string) => {
    const response = await fetch(`http://${address}${path}`, body === undefined ? {} : { method: 'POST', body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  const writeLines = async (lines: string) => void (await ask('/api/v1/import', lines));
  return {
    version: versionOfPackage(),
    pid,
    writeLines,
    write: (labels, atMs, values) => writeLines(importLine(labels, atMs, values)),
    async size() {
      await ask('/internal/force_flush');
      await ask('/internal/force_merge');
      // Merging goes on after the answer: it is over when the size stays.
      let bytes = -1;
      for (let now = await bytesBelow(dir); now !== bytes; now = await bytesBelow(dir)) {
        bytes = now;
        await pause(2000);
      }
      return { data: await bytesBelow(join(dir, 'data')), index: await bytesBelow(join(dir, 'indexdb')) };
    },
  };
}

/** One series as its import takes it. */
export function importLine(
  labels: Readonly<Record<string, string>>,
  atMs: readonly number[],
  values: readonly number[],
): string {
  return JSON.stringify({ metric: labels, values, timestamps: atMs });
}

/** Of the package: its binary says nothing of its own. */
function versionOfPackage(): string {
  const nameAndVersion = execFileSync('/usr/bin/dpkg-query', ['--show', 'victoria-metrics'], { encoding: 'utf8' });
  return nameAndVersion.trim().split('\t')[1] ?? 'unknown';
}
