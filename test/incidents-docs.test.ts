import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { planFiles } from '../collector/src/definitions/load-files.ts';
import { causeCategories } from '../collector/src/incidents/causes.ts';
import { incidentStates } from '../collector/src/incidents/incident.ts';
import { movesFrom } from '../collector/src/incidents/move-incident.ts';
import { defaultMatrix, degrees } from '../collector/src/incidents/priority.ts';
import { startCollector } from './kit/collector.ts';
import { routesOf } from './kit/routes.ts';

const page = readFileSync(join(import.meta.dirname, '../docs/incidents.md'), 'utf8');

/** The cells of every row of a table that begins with such a cell. */
function rowsOf(first: RegExp): string[][] {
  const rows = page.split('\n').filter((line) => line.startsWith('|'));
  const cells = rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
  return cells.filter(([cell = '']) => first.test(cell));
}

const words = (text: string | undefined) => [...(text ?? '').matchAll(/`([^`]+)`/g)].map(([, word]) => word);

test('the table of states has every state and every way', () => {
  const rows = rowsOf(new RegExp(`^\`(${incidentStates.join('|')})\`$`));
  expect(rows.map(([state, ways]) => [...words(state), ...words(ways)])).toEqual(
    incidentStates.map((state) => [state, ...movesFrom({ state })]),
  );
});

test('the matrix is the one that is taken without an agreement', () => {
  const rows = rowsOf(/^(high|medium|low)$/);
  expect(rows).toEqual(degrees.map((impact) => [impact, ...degrees.map((urgency) => defaultMatrix[impact][urgency])]));
});

test('every category is named', () => {
  const paragraph = /Categories are counted[^\n]*\n[^\n]*/.exec(page)?.[0];
  expect(words(paragraph)).toEqual([...causeCategories]);
});

test('every address of the API that it names is there', async () => {
  const { app } = await startCollector();
  const routes = new Set(routesOf(app).map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`));
  const named = [...page.matchAll(/\b(GET|PUT|POST|PATCH) (\/api\/v1\/[\w/{}-]+)/g)].map(
    ([, method, path]) => `${method} ${path}`,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((route) => !routes.has(route))).toEqual([]);
});

test('the examples of the page are valid', () => {
  const texts = [...page.matchAll(/`(\w+\.yaml)`\n\n```yaml\n([^`]*)```/g)].map(([, file = '', yaml = '']) => ({
    file,
    yaml,
  }));
  expect(texts.map(({ file }) => file)).toEqual([
    'drills.yaml',
    'suppliers.yaml',
    'capacities.yaml',
    'improvements.yaml',
    'risks.yaml',
    'invocations.yaml',
    'distributions.yaml',
  ]);
  const planned = planFiles(texts, { entries: [], hosts: [] }, { author: 'root', nowMs: 0 });
  expect(planned).toMatchObject({ ok: true, changes: [{}, {}, {}, {}, {}, {}, {}] });
});
