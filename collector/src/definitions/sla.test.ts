import { describe, expect, test } from 'vitest';
import { definitionLog } from '../../../test/kit/definition-log.ts';
import { planFiles } from './load-files.ts';
import { problemOf } from './problem.ts';
import { slaOf } from './sla.ts';

const slos = `- { id: shop, target: "host:web", objective: "99.9", window: { calendar: month, timeZone: Asia/Tokyo } }
- { id: berlin, target: "host:web", objective: "99", window: { calendar: month, timeZone: Europe/Berlin } }
- { id: rolling, target: "host:web", objective: "99", window: { rolling: 30d } }
`;
const plain = { customer: { name: '株式会社みなみ' }, timeZone: 'Asia/Tokyo', slos: [{ slo: 'shop' }] };

/** What files of definitions with one agreement come to. */
function planned(sla: object, file = slos) {
  const texts = [
    { file: 'slos.yaml', yaml: file },
    { file: 'slas.yaml', yaml: JSON.stringify([{ id: 'minami', ...sla }]) },
  ];
  return planFiles(texts, { entries: [], hosts: undefined }, { author: 'root', nowMs: 0 });
}

describe('an agreement', () => {
  const wrong: [why: string, sla: object, message: RegExp, path: string][] = [
    ['an SLO that is not there', { slos: [{ slo: 'mail' }] }, /there is no slo mail/, 'slos[0].slo'],
    ['an SLO twice', { slos: [{ slo: 'shop' }, { slo: 'shop' }] }, /is here twice/, 'slos[1].slo'],
    ['months of another zone', { slos: [{ slo: 'berlin' }] }, /begin in Europe\/Berlin, those/, 'slos[0].slo'],
    ['an SLO without months', { slos: [{ slo: 'rolling' }] }, /has no calendar window/, 'slos[0].slo'],
    ['a yearly objective over 100', { slos: [{ slo: 'shop', yearly: '101' }] }, /decimal percentage/, 'slos[0].yearly'],
    ['a zone that nobody knows', { timeZone: 'Asia/Edo' }, /must be a time zone/, 'timeZone'],
    ['a section that there is none of', { sections: ['glossary'] }, /./, 'sections[0]'],
    [
      'service hours without a calendar',
      { incidents: { clock: 'service-hours' } },
      /needs serviceHours/,
      'incidents.clock',
    ],
    [
      'a target that is no duration',
      { incidents: { targets: { urgent: { respond: 'soon' } } } },
      /duration/,
      'incidents.targets.urgent.respond',
    ],
    [
      'a priority of outages',
      { counts: [{ title: '停止', of: 'outages', priority: 'urgent', atMost: 2, per: 'half-year' }] },
      /means nothing for outages.*count incidents/,
      'counts[0].priority',
    ],
    [
      'what is to be resolved before it is answered',
      { incidents: { targets: { urgent: { respond: '4h', resolve: '10m' } } } },
      /shorter than respond \(4h\).*raise it/,
      'incidents.targets.urgent.resolve',
    ],
    [
      'less urgent incidents that have less time',
      { incidents: { targets: { low: { respond: '5m' }, urgent: { respond: '10m' }, medium: { resolve: '1h' } } } },
      /shorter than respond of urgent \(10m\).*lower that/,
      'incidents.targets.low.respond',
    ],
    [
      'a name that ends the header of a mail',
      { recipients: [{ name: '山田\r\nBcc: x@example.jp', address: 'yamada@example.jp' }] },
      /must be one line/,
      'recipients[0].name',
    ],
    [
      'a calendar that is not there',
      { schedule: { businessDay: 1, at: '09:00', calendar: 'office' } },
      /no calendar office/,
      'schedule.calendar',
    ],
  ];
  test.each(wrong)('is refused for %s, and where it says so', (_, bent, message, path) => {
    const result = planned({ ...plain, ...bent });
    expect(result.ok).toBe(false);
    const [problem] = result.ok ? [] : result.problems;
    expect(problem?.message).toMatch(message);
    expect(problem).toMatchObject({ file: 'slas.yaml', path: `[0].${path}` });
  });

  test('may give every priority as much time as the one above it, and answer as late as it resolves', () => {
    const targets = { urgent: { respond: '10m', resolve: '10m' }, high: { resolve: '10m' }, low: { respond: '10m' } };
    expect(planned({ ...plain, incidents: { targets } }).ok).toBe(true);
  });

  test('that was agreed before its contradictions were refused goes on standing beside what is written now', () => {
    const counts = [{ title: '停止', of: 'outages', priority: 'urgent', atMost: 2, per: 'month' }];
    const slo = { target: 'host:web', objective: '99.9', window: { calendar: 'month', timeZone: 'Asia/Tokyo' } };
    const entries = definitionLog(
      { kind: 'slo', id: 'shop', body: slo },
      { kind: 'sla', id: 'minami', body: { ...plain, counts } },
    );
    expect(problemOf(entries, new Set(['host:web']), 0)).toBeUndefined();
  });

  test('keeps its SLOs: none of them can be deleted while it stands', () => {
    const first = planned(plain);
    if (!first.ok) throw new Error('the files are valid');
    const entries = first.changes.map((change, index) => ({
      ...change,
      n: index + 1,
      version: 1,
      previousHash: '',
      hash: '',
    }));
    const texts = [{ file: 'slos.yaml', yaml: slos.replace('id: shop', 'id: mall') }];
    const second = planFiles(texts, { entries, hosts: undefined }, { author: 'root', nowMs: 1 });
    expect(second).toMatchObject({ ok: false, problems: [{ message: expect.stringContaining('no slo shop') }] });
  });

  test('that leaves everything out says the usual', () => {
    expect(slaOf('minami', plain)).toMatchObject({
      title: 'minami',
      provider: null,
      fiscalYearStart: 4,
      slos: [{ slo: 'shop', yearly: null, rtoMs: null }],
      incidents: { clock: 'always', targets: {} },
      incidentHours: null,
      dates: 'western',
      languages: ['ja'],
      formats: ['pdf'],
    });
  });

  test('is read into milliseconds', () => {
    const incidents = {
      clock: 'service-hours',
      serviceHours: 'office',
      targets: { urgent: { respond: '10m', resolve: '4h' }, low: { resolve: '3d' } },
    };
    const said = {
      slos: [{ slo: 'shop', yearly: '99.95', rto: '12h' }],
      recoveryPoints: [
        { title: 'DB', rpo: '24h' },
        { title: 'Files', rpo: '1h', check: 'check:file-01/backup' },
      ],
    };
    expect(slaOf('minami', { ...plain, ...said, incidents })).toMatchObject({
      slos: [{ slo: 'shop', yearly: '99.95', rtoMs: 43_200_000 }],
      recoveryPoints: [
        { title: 'DB', rpoMs: 86_400_000, check: null },
        { title: 'Files', rpoMs: 3_600_000, check: 'check:file-01/backup' },
      ],
      incidents: {
        clock: 'service-hours',
        targets: {
          urgent: { respondMs: 600_000, resolveMs: 14_400_000 },
          low: { respondMs: null, resolveMs: 259_200_000 },
        },
      },
      incidentHours: 'office',
    });
  });
});
