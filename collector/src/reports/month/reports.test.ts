import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { enrolHost, startCollector, startMs } from '../../../../test/kit/collector.ts';
import { lifeBatch, openSession } from '../../../../test/kit/wire.ts';
import type { Availability, Outage } from '../../api/contract.ts';
import { monthReport } from '../../month-report.ts';
import { settleAll } from '../../store/settle-all.ts';
import { duration, percent3, wallClock } from '../figures.ts';
import { csv } from './csv.ts';
import { html } from './html.ts';
import { monthFormats } from './index.ts';
import { json } from './json.ts';
import type { Language, MonthReport } from './month-report.ts';
import { words } from './words.ts';

const outage: Outage = {
  from: '2026-10-14T01:02:03.004Z',
  to: '2026-10-14T02:02:03.004Z',
  downMs: 3_600_000,
  countedMs: 3_600_000,
  earliest: '2026-10-14T01:01:53.004Z',
  reason: 'timeout',
  output: 'no answer within 5 s',
};

const availability: Availability = {
  target: 'host:host-1',
  period: '2026-10',
  timeZone: 'Asia/Tokyo',
  from: '2026-09-30T15:00:00.000Z',
  to: '2026-10-31T15:00:00.000Z',
  asOf: '2026-11-01T00:00:00.000Z',
  agreedMs: 2_678_400_000,
  baseMs: 2_678_400_000,
  downMs: 3_600_000,
  unknownMs: 61_001,
  unknownByReason: { silent: 61_001 },
  primary: { badMs: 3_600_000, ofMs: 2_678_338_999, percent: '99.865999' },
  worst: { badMs: 3_671_001, ofMs: 2_678_400_000, percent: '99.862942' },
  best: { badMs: 3_590_000, ofMs: 2_678_400_000, percent: '100.000000' },
  coverage: '99.997722',
  outageCount: 1,
  outages: [outage],
  mttrMs: 3_600_000,
  mtbfMs: null,
};

const nothing = { primary: null, worst: null, best: null, coverage: null, outages: [], outageCount: 0, mttrMs: null };

function report(bent: Partial<MonthReport> = {}, name = 'web-1'): MonthReport {
  return {
    format: 'kadoban-month/1',
    organisation: '稼働商事',
    month: '2026-10',
    timeZone: 'Asia/Tokyo',
    asOf: '2026-11-01T00:00:00.000Z',
    complete: true,
    version: '1.2.3',
    targets: [{ kind: 'host', name, availability }],
    clocks: [{ hostId: 'host-1', worstOffsetMs: -7_200_250 }],
    ...bent,
  };
}

const languages: Language[] = ['ja', 'en'];

/** Cells as a spreadsheet reads them (RFC 4180). */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/g)) {
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') rows.push([]);
    if (end === '') break;
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  test('begins with the mark that makes spreadsheets read UTF-8, and ends each line as RFC 4180 says', () => {
    const text = csv.render(report(), 'ja');
    expect(text.startsWith('\uFEFF種別,対象,識別子,稼働率(%)')).toBe(true);
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    expect(text.endsWith('\r\n')).toBe(true);
  });

  test('the second row of each table has the same keys in every language', () => {
    const [ja, en] = languages.map((language) => parseCsv(csv.render(report(), language)));
    const keys =
      'kind,name,id,availability,worst,best,coverage,agreed,down,unknown,outageCount,mttr,mtbf,clockOffset'.split(',');
    expect([ja?.[1], en?.[1]]).toEqual([keys, keys]);
    const outageKeys = 'kind,name,id,from,to,duration,counted,earliest,latest,reason,output'.split(',');
    expect([ja?.[5], en?.[5]]).toEqual([outageKeys, outageKeys]);
    expect(ja?.[0]).not.toEqual(en?.[0]);
  });

  test('figures are cut, never rounded up, and what is not there is empty', () => {
    const rows = parseCsv(csv.render(report(), 'en'));
    expect(rows[2]).toEqual([
      'Host',
      'web-1',
      'host-1',
      '99.865',
      '99.862',
      '100.000',
      '99.997',
      '744:00:00.000',
      '1:00:00.000',
      '0:01:01.001',
      '1',
      '1:00:00.000',
      '',
      '2:00:00.250',
    ]);
    expect(rows[6]).toEqual([
      'Host',
      'web-1',
      'host-1',
      '2026-10-14 10:02:03.004+09:00',
      '2026-10-14 11:02:03.004+09:00',
      '1:00:00.000',
      '1:00:00.000',
      '2026-10-14 10:01:53.004+09:00',
      '',
      'timeout',
      'no answer within 5 s',
    ]);
    const blank = report({ targets: [{ kind: 'check', name: 'x', availability: { ...availability, ...nothing } }] });
    expect(parseCsv(csv.render(blank, 'en'))[2]?.slice(0, 7)).toEqual(['Check', 'x', 'host-1', '', '', '', '']);
  });

  test('hosts of one name are told apart by their ids, a check by its host’s', () => {
    const targets = ['host:a', 'host:b', 'check:b/shop'].map((target) => ({
      kind: 'host' as const,
      name: 'web-1',
      availability: { ...availability, target },
    }));
    const rows = parseCsv(csv.render(report({ targets }), 'ja'));
    expect(rows.slice(2, 5).map((row) => row[2])).toEqual(['a', 'b', 'b/shop']);
    const page = html.render(report({ targets }), 'ja');
    for (const id of ['a', 'b', 'b/shop']) expect(page.split(`>${id}<`)).toHaveLength(3);
  });

  test('a host’s clock and its checks’ are one; of one that nobody knows nothing is said', () => {
    const targets = ['host:a', 'check:a/shop', 'host:b', 'check:b/shop'].map((target) => ({
      kind: 'host' as const,
      name: 'x',
      availability: { ...availability, target },
    }));
    const clocks = [{ hostId: 'a', worstOffsetMs: 5 }, { hostId: 'b', worstOffsetMs: null }]; // biome-ignore format: columns
    const rows = parseCsv(csv.render(report({ targets, clocks }), 'ja'));
    expect(rows.slice(2, 6).map((row) => row[13])).toEqual(['0:00:00.005', '0:00:00.005', '', '']);
    expect(html.render(report({ targets, clocks }), 'en')).toContain('>not</span> <span>known<');
  });

  test('an open outage says so instead of an end', () => {
    const open = { ...availability, outages: [{ ...outage, to: null }] };
    const rows = parseCsv(csv.render(report({ targets: [{ kind: 'host', name: 'x', availability: open }] }), 'ja'));
    expect(rows[6]?.[4]).toBe('継続中');
  });

  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＋1', '－1', '＠x'])(
    'a host called %j is text to a spreadsheet',
    (name) => {
      expect(parseCsv(csv.render(report({}, name), 'ja'))[2]?.[1]).toBe(`'${name}`);
    },
  );

  test.each(['a,b', 'a"b', 'a\r\nb', 'a\nb', '日本,語', '"', ''])('the name %j is read back as it was', (name) => {
    expect(parseCsv(csv.render(report({}, name), 'en'))[2]?.[1]).toBe(name);
  });
});

describe('HTML', () => {
  test.each(languages)('in %s is one file that loads nothing and runs nothing', (language) => {
    const page = html.render(report(), language);
    expect(page).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`));
    expect(page).not.toMatch(/<script|<link|<img|<iframe|@import|url\(|src=|href=|\son\w+=/i);
  });

  test('what hosts and checks say stays text', () => {
    const evil = '<img src=x onerror="alert(1)">&amp;';
    const outages = [{ ...outage, reason: evil, output: evil }];
    const targets = [{ kind: 'host', name: evil, availability: { ...availability, outages } }] as const;
    const page = html.render(report({ organisation: evil, targets: [...targets] }), 'en');
    expect(page).not.toContain('<img');
    expect(page.split('&lt;img src=x onerror=&quot;alert(1)&quot;&gt;&amp;amp;')).toHaveLength(6);
  });

  test.each<[code: string, ja: string, en: string]>([
    ['timeout', '時間切れ', 'Timed out'],
    ['reboot', '再起動', 'Reboot'],
    ['gremlins', 'gremlins', 'gremlins'],
    ['constructor', 'constructor', 'constructor'],
  ])('the reason %s is said in words where there are any; the CSV keeps the code', (reason, ja, en) => {
    const outages = [{ ...outage, reason }];
    const said = report({ targets: [{ kind: 'host', name: 'x', availability: { ...availability, outages } }] });
    expect(html.render(said, 'ja')).toContain(`>${ja}</td>`);
    expect(html.render(said, 'en')).toContain(`>${en}</td>`);
    expect(parseCsv(csv.render(said, 'ja'))[6]?.[9]).toBe(reason);
  });

  test('what a check said has a row of its own below its outage, as wide as the table', () => {
    const page = html.render(report(), 'en');
    const body = /<tbody>(?:(?!<tbody>).)*no answer within 5 s.*?<\/tbody>/s.exec(page)?.[0] ?? '';
    const [whole, said] = body.split('</tr>');
    expect(whole?.split('<td')).toHaveLength(10);
    expect(said).toContain('<td class="output" data-label="What the check said" colspan="9">no answer within 5 s</td>');
  });

  test('a month that goes on says so, one that is over does not', () => {
    expect(html.render(report({ complete: false }), 'en')).toContain(words.en.inProgress);
    expect(html.render(report(), 'en')).not.toContain(words.en.inProgress);
  });

  test('nothing monitored and no outage are said in words', () => {
    const page = html.render(report({ targets: [] }), 'ja');
    expect(page).toContain(words.ja.noTargets);
    expect(page).toContain(words.ja.noOutages);
  });

  test('what was not measured has no number', () => {
    const targets = [{ kind: 'host', name: 'x', availability: { ...availability, ...nothing } }] as const;
    const page = html.render(report({ targets: [...targets] }), 'ja');
    expect(page).toContain(words.ja.notMeasured);
    expect(page).not.toContain('100.000');
  });
});

describe('words', () => {
  test('everything is said in both languages, and differently where it is no abbreviation', () => {
    const flat = (value: unknown, path: string): [string, string][] =>
      typeof value === 'string'
        ? [[path, value]]
        : Object.entries(value as object).flatMap(([key, one]) => flat(one, `${path}.${key}`));
    const [ja, en] = [flat(words.ja, ''), flat(words.en, '')];
    expect(ja.map(([path]) => path)).toEqual(en.map(([path]) => path));
    for (const [index, [path, text]] of ja.entries()) {
      expect([path, text.trim()]).not.toEqual([path, '']);
      if (/^MT/.test(text)) expect(en[index]?.[1]).toBe(text);
      else expect([path, text]).toEqual([path, expect.stringMatching(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u)]);
    }
    expect(en.filter(([, text]) => /[^\p{ASCII}−÷]/u.test(text))).toEqual([]);
  });
});

test('every format has a file of its name', () => {
  const others = ['index', 'month-report', 'words'];
  const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts'));
  const kinds = files.map((file) => file.replace(/\.ts$/, '')).filter((name) => !others.includes(name));
  expect(monthFormats.map((format) => format.name)).toEqual(kinds.toSorted());
});

test.each<[ms: number, text: string]>([
  [0, '0:00:00.000'],
  [999, '0:00:00.999'],
  [3_599_999, '0:59:59.999'],
  [100 * 3_600_000, '100:00:00.000'],
])('%i ms are %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});

test('percentages are cut at three decimals', () => {
  expect([percent3('99.999999'), percent3('0.000000'), percent3(null)]).toEqual(['99.999', '0.000', null]);
});

test('the hour that comes twice is told apart by its offset', () => {
  const berlin = (instant: string) => wallClock(instant, 'Europe/Berlin');
  expect(berlin('2026-10-25T00:30:00.000Z')).toBe('2026-10-25 02:30:00.000+02:00');
  expect(berlin('2026-10-25T01:30:00.000Z')).toBe('2026-10-25 02:30:00.000+01:00');
});

test('the report says what the API says at the same instant', async () => {
  const collector = await startCollector();
  const agent = await enrolHost(collector);
  await collector.clock.advance(3_600_000);
  const { wire } = await openSession(collector.streamUrl, agent, { wallMs: startMs + 3_600_000 + 7 });
  const shop = { name: 'shop', kind: 'http', target: '', intervalMs: 10_000, failures: 1, recoveries: 1 };
  const lifecycle = [{ type: 'checkSet', atMs: startMs, checks: [shop] }] as const;
  const results = [0, 10, 20].map((seconds) => ({
    check: 'shop',
    atMs: startMs + seconds * 1000,
    status: seconds === 10 ? ('down' as const) : ('up' as const),
    reason: seconds === 10 ? 'status' : '',
    output: seconds === 10 ? '503' : '',
    timings: [],
  }));
  wire.send(lifeBatch(1, [startMs, startMs + 600_000], { boot: 'a', results, lifecycle }));
  await wire.next();
  wire.send(lifeBatch(6, [startMs + 900_000, startMs + 3_600_000], { boot: 'b' }));
  await wire.next();
  const nowMs = collector.clock.wallMs();
  const request = { month: '2026-10', timeZone: 'Asia/Tokyo', organisation: '', version: '1.2.3', nowMs };
  await settleAll(collector.store.evidence);
  const rendered: MonthReport = JSON.parse(json.render(await monthReport(collector.store, request)));
  const headers = { authorization: `Bearer ${await collector.key()}` };
  const ask = async (check: string) => {
    const url = `/api/v1/hosts/${agent.hostId}/availability?month=2026-10${check}`;
    return (await collector.app.inject({ url, headers })).json<Availability>();
  };
  expect(rendered).toMatchObject({ asOf: new Date(nowMs).toISOString(), complete: false, month: '2026-10' });
  expect(rendered.targets).toEqual([
    { kind: 'host', name: 'web-1', availability: await ask('') },
    { kind: 'check', name: 'web-1 / shop', availability: await ask('&check=shop') },
  ]);
  expect(rendered.targets.map((target) => target.availability.outageCount)).toEqual([1, 1]);
  const host = (await collector.app.inject({ url: `/api/v1/hosts/${agent.hostId}?month=2026-10`, headers })).json();
  expect([rendered.clocks, host.worstClockOffsetMs]).toEqual([[{ hostId: agent.hostId, worstOffsetMs: 7 }], 7]);
});
