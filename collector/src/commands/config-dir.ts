import { readdir, readFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { Problem } from '@kadoban/proto/problem';
import { loadFiles } from '../definitions/load-files.ts';
import type { DefinitionText } from '../definitions/read-files.ts';
import { CollectorError } from '../errors.ts';
import type { Store } from '../store/store.ts';

/** The YAML files of a directory of definitions; other files may lie beside them. */
export async function readConfigDir(dir: string): Promise<DefinitionText[]> {
  try {
    const names = (await readdir(dir)).filter((name) => /\.ya?ml$/.test(name)).sort();
    if (names.length === 0) throw new CollectorError('CONFIG_UNREADABLE', ['noYaml', dir]);
    return await Promise.all(
      names.map(async (name) => ({ file: join(dir, name), yaml: await readFile(join(dir, name), 'utf8') })),
    );
  } catch (error) {
    if (error instanceof CollectorError) throw error;
    throw new CollectorError('CONFIG_UNREADABLE', (error as Error).message, { cause: error });
  }
}

/** Brings the log up to the files of `dir`. What the API must leave alone, as `slo shop`, and how much was written. */
export async function applyConfigDir(
  store: Store,
  dir: string,
  nowMs: number,
): Promise<{ filed: Set<string>; written: number }> {
  const loaded = await loadFiles(store, await readConfigDir(dir), { author: systemUser(), nowMs });
  if (!loaded.ok) throw wrongFiles(loaded.problems);
  const filed = new Set(loaded.filed.definitions.map(({ rule, id }) => `${rule.kind} ${id}`));
  return { filed, written: loaded.changes.length };
}

export function wrongFiles(problems: readonly Problem[]): CollectorError {
  return new CollectorError('CONFIG_INVALID', ['mistakes', problems]);
}

/** Who the log names for what comes by the command line. A container's user need not have a name. */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return `uid ${process.getuid?.() ?? '?'}`;
  }
}
