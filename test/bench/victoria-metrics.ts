import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort, serving } from './loopback.ts';

const binary = '/usr/bin/victoria-metrics';

export interface VictoriaMetrics {
  readonly version: string;
  /** One series; `values` are what the series says, not scaled. Resolves when it is acknowledged, which is before it is on the disk. */
  write(labels: Readonly<Record<string, string>>, atMs: readonly number[], values: readonly number[]): Promise<void>;
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
  await serving(stack, [binary, ...args], `http://${address}/health`);
  const ask = async (path: string, body?: string) => {
    const response = await fetch(`http://${address}${path}`, body === undefined ? {} : { method: 'POST', body });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path}: ${response.status} ${text}`);
    return text;
  };
  return {
    version: versionOfPackage(),
    async write(labels, atMs, values) {
      await ask('/api/v1/import', JSON.stringify({ metric: labels, values, timestamps: atMs }));
    },
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

/** Of the package: its binary says nothing of its own. */
function versionOfPackage(): string {
  const nameAndVersion = execFileSync('/usr/bin/dpkg-query', ['--show', 'victoria-metrics'], { encoding: 'utf8' });
  return nameAndVersion.trim().split('\t')[1] ?? 'unknown';
}

/** Files may vanish meanwhile. */
async function bytesBelow(dir: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(dir, { recursive: true, withFileTypes: true }).catch(() => [])) {
    if (!entry.isFile()) continue;
    bytes += (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size;
  }
  return bytes;
}
