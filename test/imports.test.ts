import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');

/**
 * Who may import whom (docs/architecture.md says why). The longest folder or file that a path begins with decides; `types:` allows
 * `import type` alone. Everybody may import what lies beside it, and packages.
 */
const mayImport: Record<string, readonly string[]> = {
  'proto/src': ['types:proto/gen'],
  'proto/src/frame.ts': ['proto/src', 'proto/gen'],

  'agent/src': ['proto/src', 'agent/package.json'],
  'agent/src/host': [],
  'agent/src/metrics': ['proto/src', 'types:agent/src/host'],
  'agent/src/checks': ['proto/src', 'types:agent/src/clock.ts'],
  'agent/src/inventory': [
    'proto/src',
    'agent/src/host',
    'types:agent/src/checks',
    'types:agent/src/clock.ts',
    'types:agent/src/log.ts',
    'types:agent/src/schedule.ts',
  ],
  'agent/src/spool': ['proto/src', 'types:agent/src/clock.ts'],
  'agent/src/uplink': [
    'proto/src',
    'agent/src/errors.ts',
    'types:agent/src/error-details.ts',
    'types:agent/src/clock.ts',
    'types:agent/src/log.ts',
  ],

  'collector/src': ['proto/src', 'collector/package.json'],
  'collector/src/ledger': [],
  'collector/src/incidents': ['collector/src/ledger'],
  'collector/src/definitions': [
    'collector/src/ledger',
    'collector/src/incidents',
    'collector/src/reports/report.ts',
    'collector/src/reports/section-names.ts',
    'types:collector/src/store',
    'collector/src/store/chain.ts',
    'proto/src',
  ],
  'collector/src/definitions/document.ts': [
    'collector/src/definitions',
    'collector/src/store',
    'types:collector/src/ledger',
  ],
  'collector/src/metrics': ['collector/src/ledger', 'proto/src'],
  'collector/src/store': ['collector/src/ledger', 'collector/src/metrics', 'collector/src/disk-full.ts', 'proto/src'],
  // What is rendered is what the API answers, so that page, file and API agree.
  'collector/src/reports': [
    'collector/src/ledger',
    'collector/src/incidents',
    'types:collector/src/api',
    'types:collector/src/definitions',
  ],
  'collector/src/reporting': [
    'collector/src/definitions',
    'collector/src/disk-full.ts',
    'collector/src/errors.ts',
    'types:collector/src/error-details.ts',
    'collector/src/incidents',
    'collector/src/ledger',
    'collector/src/reports',
    'collector/src/store',
    'types:collector/src/notify',
    'proto/src',
  ],
  'collector/src/people': [
    'collector/src/secret-file.ts',
    'collector/src/secrets.ts',
    'types:collector/src/clock.ts',
    'types:collector/src/config.ts',
    'types:collector/src/store',
  ],
  'collector/src/notify': ['collector/src/secret-file.ts', 'types:collector/src/config.ts'],
  'collector/src/verify': ['collector/src/ledger', 'collector/src/store'],
  'collector/src/probes': ['collector/src/clock.ts'],
  'collector/src/jobs': [
    'collector/src/ledger',
    'collector/src/store',
    'collector/src/clock.ts',
    'types:collector/src/own-clock.ts',
    'types:collector/src/live.ts',
    'types:collector/src/sign.ts',
    'types:collector/src/probes',
  ],
  'collector/src/api': [
    'collector/src/definitions',
    'collector/src/incidents',
    'collector/src/install/agent-files.ts',
    'collector/src/install/install-line.ts',
    'collector/src/ingest/peer-address.ts',
    'collector/src/new-token.ts',
    'collector/src/people',
    'collector/src/standing-word.ts',
    'collector/src/ledger',
    'collector/src/metrics',
    'collector/src/reporting',
    'collector/src/reports',
    'collector/src/store',
    'collector/src/clock.ts',
    'collector/src/config.ts',
    'collector/src/errors.ts',
    'collector/src/secrets.ts',
    'collector/src/ingest/tally.ts',
    'types:collector/src/live.ts',
    'types:collector/src/notify',
    'proto/src',
  ],
  // Both are routes of the same server, and use its route and error words.
  'collector/src/exporters': [
    'collector/src/api',
    'collector/src/definitions',
    'collector/src/ingest/tally.ts',
    'collector/src/ledger',
    'collector/src/store',
  ],
  'collector/src/ingest': [
    'collector/src/api',
    'collector/src/definitions/host-config.ts',
    'collector/src/ledger',
    'collector/src/store',
    'collector/src/clock.ts',
    'collector/src/secrets.ts',
    'collector/src/store-failure.ts',
    'collector/src/version.ts',
    'types:collector/src/own-clock.ts',
    'types:collector/src/live.ts',
    'proto/src',
  ],
  // Tables of names are one for page and reports.
  'collector/web': [
    'types:collector/src/api',
    'types:collector/src/ledger',
    'collector/src/definitions/tag-pattern.ts',
    'collector/src/incidents/causes.ts',
    'collector/src/reports/reasons.ts',
    'collector/src/reports/section-names.ts',
  ],

  test: ['proto', 'agent', 'collector', 'launch'],
};

const testFile = /\.test\.tsx?$/;

type Import = { from: string; to: string; typeOnly: boolean; isLazy: boolean };

const sources = globSync(
  ['proto/src/**/*.ts', '{agent,collector}/src/**/*.ts', 'collector/web/**/*.{ts,tsx}', 'test/**/*.ts'],
  {
    cwd: root,
    exclude: ['**/dist/**'],
  },
).map((path) => path.replaceAll('\\', '/'));

const statement = /^(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\('([^']+)'\)/gm;

const imports = sources.flatMap((from): Import[] =>
  [...readFileSync(join(root, from), 'utf8').matchAll(statement)].map(([, type, fixed, dynamic]) => {
    const target = fixed ?? dynamic ?? '';
    return { from, to: resolveImport(from, target), typeOnly: type !== undefined, isLazy: fixed === undefined };
  }),
);

/** A path of this repository, or the name of a package as it was written. */
function resolveImport(from: string, target: string): string {
  if (target.startsWith('.')) return normalize(join(dirname(from), target)).replaceAll('\\', '/');
  const inProto = /^@kadoban\/proto\/(.+)$/.exec(target)?.[1];
  if (inProto !== undefined) return `proto/src/${inProto}.ts`;
  return target.replace(/^@kadoban\//, '');
}

function isBelow(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

/** The row of the table that speaks about a path. */
function rowOf(path: string): string | undefined {
  const rows = Object.keys(mayImport).filter((row) => isBelow(path, row));
  return rows.toSorted((a, b) => b.length - a.length)[0];
}

const workspaceOf = (path: string) => path.split('/')[0] ?? '';

/** Tests may import all of their workspace, because some put two parts together, and the test kit. */
function isAllowed({ from, to, typeOnly }: Import): boolean {
  const row = rowOf(from);
  if (row === undefined) return false;
  if (isBelow(to, row)) return true;
  if (testFile.test(from) && [workspaceOf(from), 'test/kit'].some((folder) => isBelow(to, folder))) return true;
  return (mayImport[row] ?? []).some((entry) => {
    const [folder, needsType] = entry.startsWith('types:') ? [entry.slice('types:'.length), true] : [entry, false];
    return isBelow(to, folder) && (typeOnly || !needsType);
  });
}

const isOurs = (path: string) => ['proto', 'agent', 'collector', 'test'].includes(workspaceOf(path));

test('every import between our folders is in the table', () => {
  const forbidden = imports.filter(({ to }) => isOurs(to)).filter((one) => !isAllowed(one));
  expect(forbidden.map(({ from, to, typeOnly }) => `${from} imports ${typeOnly ? 'type ' : ''}${to}`)).toEqual([]);
});

test('every row of the table speaks about something that exists', () => {
  const rows = Object.keys(mayImport).filter((row) => !sources.some((path) => isBelow(path, row)));
  expect(rows).toEqual([]);
});

test('pure files import nothing of Node', () => {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.pure.json'), 'utf8')) as { include: string[] };
  const pure = new Set(globSync(include, { cwd: root }).map((path) => path.replaceAll('\\', '/')));
  const impure = imports.filter(({ from, to }) => pure.has(from) && !testFile.test(from) && to.startsWith('node:'));
  expect(impure).toEqual([]);
});

test('an agent that runs carries no Japanese: who speaks it imports it when somebody reads it', () => {
  const loaded = new Set(['agent/src/main.ts']);
  for (const path of loaded) {
    for (const { from, to, typeOnly, isLazy } of imports) if (from === path && !typeOnly && !isLazy) loaded.add(to);
  }
  const files = [...loaded].filter((path) => sources.includes(path));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((path) => /[ぁ-んァ-ン]/.test(readFileSync(join(root, path), 'utf8')))).toEqual([]);
});

test('nothing is imported in a circle', () => {
  const targets = Map.groupBy(
    imports.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  );
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: readonly string[]) => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(' > '));
    if (done.has(path) || trail.includes(path)) return;
    for (const { to } of targets.get(path) ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const path of sources) visit(path, []);
  expect(circles).toEqual([]);
});

test('no file hands on what another one exports', () => {
  const handsOn = sources.filter(
    (path) => !isBelow(path, 'test') && /^export\s[^'";]*?\sfrom\s+'/m.test(readFileSync(join(root, path), 'utf8')),
  );
  expect(handsOn).toEqual([]);
});

test('no file is longer than 300 lines', () => {
  const ours = [...sources, ...globSync('{*,packaging/*}.{ts,js}', { cwd: root })].filter(
    (path) => !testFile.test(path),
  );
  const lineCount = (path: string) => readFileSync(join(root, path), 'utf8').trimEnd().split('\n').length;
  expect(ours.filter((path) => lineCount(path) > 300)).toEqual([]);
});
