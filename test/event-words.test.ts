import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventLabel } from '@kadoban/collector/web/host/event-words.ts';
import { createTranslate } from '@kadoban/collector/web/i18n/translate.ts';
import { expect, test } from 'vitest';

const source = join(import.meta.dirname, '../collector/src');

/** The events in a file: in a call that appends one, or behind `event:`. */
const patterns = [/appendEvent\([^'\n]*'([a-z-]+)'/g, /\bevent: '([a-z-]+)'/g];

const files = globSync('{api,ingest,store}/*.ts', { cwd: source }).filter((file) => !file.endsWith('.test.ts'));
const events = files.flatMap((file) => {
  const text = readFileSync(join(source, file), 'utf8');
  return patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, event = '']) => event));
});

test.each(['ja', 'en'] as const)('every event that is kept of a host has words in %s', (language) => {
  const t = createTranslate(language);
  expect(events).toContain('agent-started');
  expect(events.filter((event) => eventLabel(t, event) === event)).toEqual([]);
});
