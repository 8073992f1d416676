import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaNode } from '@kadoban/proto/value-problem';
import { allKinds } from '../agent/src/checks/index.ts';
import { configSchema } from '../agent/src/config.ts';

/** Where the text of `checkKinds` is kept. */
export const checkKindsFile = join(import.meta.dirname, '../collector/web/settings/check-kinds.json');

/** The schemas of checks that a collector may hand out, by their kinds: what the page makes its forms of. */
export async function checkKinds(): Promise<string> {
  const kinds = (configSchema(await allKinds()) as SchemaNode).properties?.checks?.items?.anyOf ?? [];
  const byName = kinds.map((schema) => [String(schema.properties?.kind?.const), schema] as const);
  // Never run from afar: the collector refuses it too.
  const forms = Object.fromEntries(byName.filter(([name]) => name !== 'exec').toSorted());
  return `${JSON.stringify(forms, null, 2)}\n`;
}

if (process.argv[1] === import.meta.filename) writeFileSync(checkKindsFile, await checkKinds());
