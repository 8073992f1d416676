import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planFiles } from '../collector/src/definitions/load-files.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/definitions.md'), 'utf8');

test('the example of the page is valid, against the hosts and checks that it names', () => {
  const texts = [...page.matchAll(/`(\w+\.yaml)`\n\n```yaml\n([^`]*)```/g)].map(([, file = '', yaml = '']) => ({
    file,
    yaml,
  }));
  expect(texts.map(({ file }) => file)).toEqual([
    'calendars.yaml',
    'services.yaml',
    'slos.yaml',
    'maintenance.yaml',
    'checks.yaml',
    'slas.yaml',
  ]);
  const hosts = ['web-01', 'web-02', 'db-01'].map((name) => ({
    hostId: `id of ${name}`,
    name,
    revokedMs: null,
    checks: [
      { name: 'https', kind: 'http' },
      { name: 'backup', kind: 'file' },
    ],
    tags: [],
  }));
  const planned = planFiles(texts, { entries: [], hosts }, { author: 'root', nowMs: 0 });
  expect(planned).toMatchObject({ ok: true, changes: [{}, {}, {}, {}, {}, {}] });
});
