import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { command } from '../../../test/kit/command.ts';
import { october20Ms, octoberStore } from '../../../test/kit/october-store.ts';
import { tempDir } from '../../../test/kit/temp-dir.ts';
import { openData } from './data.ts';
import { storeFile } from './store-file.ts';

async function october() {
  const data = tempDir();
  await (await octoberStore(join(data, storeFile)))[Symbol.asyncDispose]();
  const run = (noun: string, verb: string, ...rest: string[]) =>
    command([noun, verb, '--data', data, '--tz', 'Asia/Tokyo', ...rest], { now: () => october20Ms });
  return { data, run };
}

const at = '2026-10-14T10:30:00+09:00';
const id = 'INC-20261014-01';

describe('outages', () => {
  test('are listed with what is missing, and with what was said', async () => {
    const { run } = await october();
    const list = ['outage', 'list', '--month', '2026-10', '--lang', 'ja'] as const;
    const [head, line] = (await run(...list)).out;
    expect(head).toBe('サービス\t日時\t発生\t復旧\t停止時間\tインシデント\t原因');
    expect(line?.split('\t')).toEqual([
      'shop',
      '2026-10-14T10:32:10+09:00',
      '2026-10-14T10:02:10+09:00',
      '2026-10-14T11:02:10+09:00',
      '1:00:00',
      '-',
      '未記入: 原因, 恒久対策',
    ]);
    await run('incident', 'open', '会計A 停止', `shop@${at}`);
    const noted = await run(
      'outage',
      'note',
      'shop',
      at,
      '--cause',
      'change-work',
      '--text',
      '設定ミス',
      '--users',
      '200',
    );
    expect(noted).toMatchObject({ exitCode: 0, err: [] });
    expect((await run(...list)).out[1]).toMatch(new RegExp(`\\t${id}\\t変更作業: 設定ミス / 未記入: 恒久対策$`));
    await run(
      'outage',
      'note',
      'shop',
      '2026-10-14T10:59:00+09:00',
      '--permanent',
      '二重確認',
      '--owner',
      '運用課',
      '--due',
      '2026-10-20',
    );
    expect((await run(...list, '--missing')).out).toEqual([]);
  });

  test('have one note, wherever in them the instant is, and what was said before stays', async () => {
    const { data, run } = await october();
    await run('outage', 'note', 'shop', at, '--cause', 'network', '--text', '回線', '--suspected', '--reason', '一報');
    await run(
      'outage',
      'note',
      'shop',
      '2026-10-14T10:05:00+09:00',
      '--interim',
      '迂回',
      '--decision',
      '増強',
      '--link',
      'https://x/1',
    );
    await using store = await openData(data);
    const [entry, ...others] = await store.definitions.current('outage');
    expect(others).toEqual([]);
    expect(entry).toMatchObject({
      version: 2,
      body: {
        target: 'shop',
        at: '2026-10-14T01:30:00.000Z',
        cause: { category: 'network', text: '回線', certainty: 'suspected' },
        interim: { text: '迂回' },
        decisions: ['増強'],
        links: [{ title: 'https://x/1', url: 'https://x/1' }],
      },
    });
    const reasons = (await store.definitions.history('outage', entry?.id ?? '')).map(({ reason }) => reason);
    expect(reasons).toEqual(['一報', '']);
  });

  test('of a host are noted by its name', async () => {
    const { run } = await october();
    const noted = await run(
      'outage',
      'note',
      'host:b',
      '2026-10-15T10:00:30+09:00',
      '--cause',
      'hardware',
      '--text',
      'x',
    );
    expect(noted).toMatchObject({ exitCode: 0, out: ['host:b 2026-10-15T01:00:30Z: version 1'] });
    const { out } = await run('outage', 'list', '--target', 'host:b');
    expect(out[1]).toMatch(/^host:b\t.*\t0:01:00\t-\tHardware: x$/i);
  });
});

describe('an incident', () => {
  test('is opened, moved to its end, noted and listed', async () => {
    const { run } = await october();
    expect(
      (await run('incident', 'open', '会計A 停止', `shop@${at}`, '--impact', 'high', '--urgency', 'high')).out,
    ).toEqual([`${id} detected version 1`]);
    expect((await run('incident', 'note', id, '直前版へ戻し', '--at', '2026-10-14T10:50:00+09:00')).exitCode).toBe(0);
    await run('incident', 'move', id, 'acknowledged', '--at', '2026-10-14T10:06:10+09:00');
    expect((await run('incident', 'move', id, 'restored')).out).toEqual([`${id} restored version 4`]);
    expect((await run('incident', 'list', '--month', '2026-10', '--lang', 'ja')).out).toEqual([
      '番号\t状態\t優先度\t検知\t応答時間\t解決時間\t件名',
      `${id}\t復旧\t緊急\t2026-10-14T10:02:10+09:00\t0:04:00 (+0:06:00)\t1:00:00 (+3:00:00)\t会計A 停止`,
    ]);
    const early = await run('incident', 'move', id, 'closed');
    expect([early.exitCode, early.err[0]]).toEqual([1, expect.stringMatching(/^MOVE_REFUSED: .*waived/)]);
    const fixed = ['--permanent', '二重確認', '--owner', '運用課', '--due', '2026-10-20'];
    expect((await run('incident', 'move', id, 'permanent-fix', ...fixed)).exitCode).toBe(0);
    expect((await run('incident', 'list', '--open')).out).toHaveLength(2);
    expect((await run('incident', 'move', id, 'closed', '--done', '2026-10-20')).exitCode).toBe(0);
    expect((await run('incident', 'list', '--open')).out).toEqual([]);
  });

  test('that people reported has a source and no outage', async () => {
    const { run } = await october();
    const opened = await run(
      'incident',
      'open',
      '帳票',
      '--source',
      'inquiry',
      '--detected',
      '2026-10-16T14:00:00+09:00',
    );
    expect(opened.out).toEqual(['INC-20261016-01 detected version 1']);
    const potential = await run('incident', 'open', '空き容量', '--potential', '--sla', 'kaikei', '--priority', 'low');
    expect(potential.out).toEqual(['INC-20261020-01 detected version 1']);
  });
});

const wrong: [name: string, argv: [string, string, ...string[]], exitCode: number, message: string][] = [
  [
    'a month that is none',
    ['outage', 'list', '--month', '2026-13'],
    2,
    'USAGE: The command is not understood: --month 2026-13',
  ],
  ['an SLO that there is not', ['outage', 'list', '--slo', 'none'], 1, 'DEFINITION_UNKNOWN'],
  ['a language that nobody speaks here', ['incident', 'list', '--lang', 'fr'], 2, 'give ja or en'],
  ['a zone that is none', ['incident', 'list', '--tz', 'Mars'], 2, 'give an IANA zone'],
  ['a month and all that is open', ['incident', 'list', '--open', '--month', '2026-10'], 2, 'give --month or --open'],
  ['an instant that is none', ['outage', 'note', 'shop', 'noon'], 2, 'give an instant'],
  ['a cause without words', ['outage', 'note', 'shop', at, '--cause', 'network'], 2, '--cause and --text go together'],
  [
    'a category that nobody counts',
    ['outage', 'note', 'shop', at, '--cause', 'moon', '--text', 'x'],
    2,
    'give one of change-work',
  ],
  ['a number that is none', ['outage', 'note', 'shop', at, '--users', 'many'], 1, 'DEFINITION_INVALID'],
  ['an action without words', ['outage', 'note', 'shop', at, '--due', '2026-10-20'], 1, 'DEFINITION_INVALID'],
  ['a host that there is not', ['outage', 'note', 'host:c', at], 2, 'there is no host c'],
  ['an outage that there is not', ['incident', 'open', 'x', 'shop@2026-10-13T00:00:00Z'], 1, 'OUTAGE_UNKNOWN'],
  ['a state that there is not', ['incident', 'move', id, 'solved'], 2, 'give one of detected'],
  ['an incident that there is not', ['incident', 'move', id, 'closed'], 1, 'INCIDENT_UNKNOWN'],
];

test('what is wrong is told, with its code, and nothing is written', async () => {
  const { data, run } = await october();
  for (const [name, argv, exitCode, message] of wrong) {
    const result = await run(...argv);
    expect([name, result.exitCode, result.err.join('\n')]).toEqual([name, exitCode, expect.stringContaining(message)]);
  }
  await using store = await openData(data);
  expect([await store.definitions.current('outage'), await store.definitions.current('incident')]).toEqual([[], []]);
});
