import { execFileSync } from 'node:child_process';
import { cpus, release } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** One line of JSON about one figure: what it is, its values over all runs, and where it was measured. */
export function tell(
  bench: string,
  figure: string,
  values: readonly number[],
  about: Readonly<Record<string, unknown>> = {},
): void {
  const sorted = values.toSorted((a, b) => a - b);
  const rounded = (value = 0) => Number(value.toPrecision(4));
  console.log(
    JSON.stringify({
      bench,
      figure,
      median: rounded(sorted[Math.floor(sorted.length / 2)]),
      min: rounded(sorted[0]),
      max: rounded(sorted.at(-1)),
      runs: sorted.length,
      ...about,
      machine: `${cpus().length} x ${cpus()[0]?.model ?? 'CPU'}, ${process.platform} ${release()}`,
      node: process.version,
      sqlite: process.versions.sqlite,
      zstd: process.versions.zstd,
      commit: execFileSync('git', ['describe', '--always', '--dirty', '--exclude=*'], {
        cwd: root,
        encoding: 'utf8',
      }).trim(),
    }),
  );
}

/** The value below which `share` of all are. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
