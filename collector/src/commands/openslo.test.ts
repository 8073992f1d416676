import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { storeWithHosts } from '../../../test/kit/store-with-hosts.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import type { DefinitionChange } from '../store/store.ts';
import { openData } from './data.ts';
import { storeFile } from './store-file.ts';

const mine = `apiVersion: openslo/v1
kind: SLO
metadata:
  name: order-site
  displayName: 受注サイト
  labels: { team: [kita] }
spec:
  description: What customers order with.
  service: order-site
  indicatorRef: latency
  timeWindow:
    - duration: 1M
      isRolling: false
      calendar: { startTime: 2026-01-01 00:00:00, timeZone: Asia/Tokyo }
  budgetingMethod: Occurrences
  objectives:
    - displayName: most
      target: 0.9995
  alertPolicies: [page-somebody]
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: latency }
spec:
  ratioMetric: { counter: true }
---
apiVersion: openslo/v1
kind: DataSource
metadata: { name: prometheus }
spec: { type: Prometheus }
`;

async function dataWith(changes: Partial<DefinitionChange>[] = []): Promise<string> {
  const data = tempDir();
  const store = await storeWithHosts(join(data, storeFile), ['web-01'], 1);
  const told = { effectiveFromMs: null, atMs: 1, author: 'kanri', reason: '', expectedVersion: null };
  await store.definitions.append(changes.map((change) => ({ ...told, ...change }) as DefinitionChange));
  await store[Symbol.asyncDispose]();
  return data;
}

const service = { kind: 'service', id: 'order-site', body: { all: ['host:web-01'], title: '受注サイト' } } as const;

async function slosOf(data: string) {
  await using store = await openData(data);
  return store.definitions.current('slo');
}

function fileWith(text: string): string {
  const file = join(tempDir(), 'slo.yaml');
  writeFileSync(file, text);
  return file;
}

describe('taking over an OpenSLO file', () => {
  test('keeps what kadoban can say, and names every other value', async () => {
    const data = await dataWith([service]);
    const file = fileWith(mine);
    const result = await command(['openslo', 'import', file, '--data', data]);
    expect(result).toEqual({
      exitCode: 0,
      out: ['wrote slo order-site'],
      err: [
        'left behind: SLO order-site metadata.labels.team[0]: is not in kadoban',
        'left behind: SLO order-site spec.budgetingMethod: kadoban counts time exactly, neither occurrences nor slices',
        'left behind: SLO order-site spec.objectives[0].displayName: is not in kadoban',
        'left behind: SLO order-site spec.alertPolicies[0]: kadoban alerts by the burn of every SLO, with rules of its own',
        'left behind: SLI latency spec.ratioMetric.counter: is not in kadoban',
        'left behind: DataSource prometheus: kadoban looks for itself, and asks no other source',
      ],
    });
    expect(await slosOf(data)).toMatchObject([
      {
        id: 'order-site',
        reason: `openslo import ${file}`,
        body: {
          title: '受注サイト',
          description: 'What customers order with.',
          target: 'order-site',
          objective: '99.95',
          window: { calendar: 'month', timeZone: 'Asia/Tokyo' },
        },
      },
    ]);
    expect((await command(['openslo', 'import', file, '--data', data])).out).toEqual([]);
  });

  test('with --strict takes nothing over when something would be left behind', async () => {
    const data = await dataWith([service]);
    const result = await command(['openslo', 'import', fileWith(mine), '--data', data, '--strict']);
    expect([result.exitCode, result.out]).toEqual([1, []]);
    expect(await slosOf(data)).toEqual([]);
  });

  const bad: [name: string, from: string | RegExp, to: string, message: string][] = [
    ['another version', 'openslo/v1', 'openslo/v2', 'slo.yaml:1:13 apiVersion: must be openslo/v1'],
    ['another kind', 'kind: DataSource', 'kind: Dashboard', 'slo.yaml:28:7 kind: Dashboard is no kind of OpenSLO v1'],
    [
      'a service that there is not',
      'service: order-site',
      'service: shop',
      'slo.yaml:9:12 spec.service: there is no service shop',
    ],
    ['a week, which is no period of a calendar', '1M', '1w', 'slo.yaml:12:7 spec.timeWindow[0]: 1w is no day, month'],
    ['months that begin on the 15th', '01-01 00', '01-15 00', 'spec.timeWindow[0]: periods that begin at 2026-01-15'],
    [
      'two objectives',
      '      target: 0.9995',
      '      target: 0.9\n    - target: 0.8',
      'slo.yaml:17:5 spec.objectives: has 2 objectives',
    ],
    ['an objective above all', '0.9995', '1.5', 'slo.yaml:4:9 metadata.name: objective: must be a decimal percentage'],
    ['a name that is no id', 'name: order-site', 'name: "order site"', 'id: must match'],
    ['no YAML', 'kind: SLO', 'kind: [', 'is not valid YAML'],
  ];
  test.each(bad)('refuses %s', async (_name, from, to, message) => {
    const data = await dataWith([service]);
    const result = await command(['openslo', 'import', fileWith(mine.replace(from, to)), '--data', data]);
    expect(result.exitCode).toBe(2);
    expect(result.err.at(-1)).toContain(message);
    expect(await slosOf(data)).toEqual([]);
  });

  test('leaves alone what comes from files of definitions', async () => {
    const body = { target: 'order-site', objective: '99', window: { rolling: '30d' } };
    const data = await dataWith([service, { kind: 'slo', id: 'order-site', body, reason: 'config-dir' }]);
    const result = await command(['openslo', 'import', fileWith(mine), '--data', data]);
    expect([result.exitCode, result.err.at(-1)]).toEqual([2, expect.stringContaining('comes from the files')]);
  });
});

describe('writing OpenSLO', () => {
  const body = {
    target: 'order-site',
    objective: '99.95',
    window: { calendar: 'year', timeZone: 'Asia/Tokyo', startMonth: 4 },
    title: '受注サイト',
  };
  const slo = { kind: 'slo', id: 'order-site', body } as const;

  test('says what OpenSLO can say, and what it says is the same SLO again', async () => {
    const data = await dataWith([service, slo]);
    const file = join(tempDir(), 'out.yaml');
    const exported = await command(['openslo', 'export', '--data', data, '--out', file]);
    expect(exported).toEqual({
      exitCode: 0,
      out: [],
      err: [
        'left behind: service order-site all: is not in OpenSLO',
        'left behind: slo order-site: kadoban counts time exactly; OpenSLO counts it in slices of a minute',
      ],
    });
    expect(readFileSync(file, 'utf8')).toContain('startTime: 2020-04-01 00:00:00');
    const other = await dataWith([service]);
    await command(['openslo', 'import', file, '--data', other]);
    expect((await slosOf(other)).map((entry) => entry.body)).toEqual([body]);
  });

  test('names every member, and every definition, that has no place there', async () => {
    const data = await dataWith([
      service,
      { ...slo, body: { ...body, unknown: 'down', maintenance: { count: 'up' }, contact: 'noc' } },
      {
        kind: 'slo',
        id: 'once',
        body: { ...body, window: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' } },
      },
      { kind: 'calendar', id: 'office', body: { timeZone: 'UTC', weekly: [] } },
    ]);
    const { out, err, exitCode } = await command(['openslo', 'export', '--data', data, '--strict']);
    expect([exitCode, out]).toEqual([1, []]);
    for (const line of [
      'calendar office: OpenSLO has no calendar',
      'slo order-site unknown: is not in OpenSLO',
      'slo order-site maintenance: is not in OpenSLO',
      'slo order-site contact: is not in OpenSLO',
      'slo once: is left out: a window from one instant to another is not in OpenSLO',
    ]) {
      expect(err).toContain(`left behind: ${line}`);
    }
  });
});
