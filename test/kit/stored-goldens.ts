import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The stores of earlier schema versions, by the name of their newest migration, in order. */
export function storedGoldens(): { readonly dir: string; readonly names: readonly string[] } {
  const dir = join(import.meta.dirname, '../golden/stores');
  const names = readdirSync(dir).flatMap((file) =>
    file.endsWith('.sqlite.zst') ? [file.slice(0, -'.sqlite.zst'.length)] : [],
  );
  return { dir, names: names.sort() };
}
