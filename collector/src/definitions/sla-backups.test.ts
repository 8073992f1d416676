import { expect, test } from 'vitest';
import { planFiles } from './load-files.ts';

const hosts = [
  {
    ...{ hostId: 'h1', name: 'db-01', revokedMs: null, tags: ['db'] },
    checks: [
      { name: 'backup', kind: 'file' },
      { name: 'https', kind: 'http' },
    ],
  },
];
const slos = `- { id: shop, target: "host:db-01", objective: "99.9", window: { calendar: month, timeZone: Asia/Tokyo } }`;
const central = (tags: string[], more: object) => [
  { id: 'backups', tags, checks: [{ name: 'backup', kind: 'file', path: '/b', ...more }] },
];

/** What is said against an agreement whose recovery point names this check, beside these central checks. */
function refusalOf(check: string, checks: readonly object[] = []) {
  const agreement = { id: 'minami', customer: { name: 'みなみ' }, timeZone: 'Asia/Tokyo', slos: [{ slo: 'shop' }] };
  const recoveryPoints = [{ title: 'DB', rpo: '24h', check }];
  const texts = [
    { file: 'slos.yaml', yaml: slos },
    { file: 'checks.yaml', yaml: JSON.stringify(checks) },
    { file: 'slas.yaml', yaml: JSON.stringify([{ ...agreement, recoveryPoints }]) },
  ];
  const planned = planFiles(texts, { entries: [], hosts }, { author: 'root', nowMs: 0 });
  return planned.ok ? undefined : `${planned.problems[0]?.path}: ${planned.problems[0]?.message}`;
}

test('a check of another kind than file sees no backup', () => {
  expect(refusalOf('check:db-01/https')).toMatch(/^\[0\]\.recoveryPoints\[0\]\.check: is of the kind http.*kind file/);
});

test('a central check tells the age of a backup only where its maxAgeMs is the rpo', () => {
  const refused = refusalOf('check:db-01/backup', central(['db'], { maxAgeMs: 3_600_000 }));
  expect(refused).toMatch(/^\[0\]\.recoveryPoints\[0\]\.check: has maxAgeMs 3600000.*24h \(86400000\); make the two/);
  expect(refusalOf('check:db-01/backup', central([], {}))).toMatch(/has no maxAgeMs/);
  expect(refusalOf('check:db-01/backup', central(['db'], { maxAgeMs: 86_400_000 }))).toBeUndefined();
});

test('what only the agent knows of its own check is believed', () => {
  expect(refusalOf('check:db-01/backup')).toBeUndefined();
  expect(refusalOf('check:db-01/backup', central(['web'], { maxAgeMs: 3_600_000 }))).toBeUndefined();
});
