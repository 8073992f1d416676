import { expect, test } from 'vitest';
import type { Standing } from '../standing.ts';
import type { Seen } from './look-at-state.ts';
import { statusText } from './status-text.ts';

const nowMs = Date.UTC(2026, 9, 1, 12);
const standing: Standing = {
  pid: 7,
  version: '0.1.0',
  startedMs: nowMs - 7_200_000,
  collector: 'https://kadoban.example.jp',
  proxy: 'proxy:3128',
  link: { isOpen: true, sinceMs: nowMs - 180_000, connectedMs: nowMs - 180_000, collectorVersion: '0.2.0' },
  checks: { web: { status: 'down', reason: 'refused', output: '', atMs: nowMs - 5000 } },
};
const identity = {
  name: 'web-01',
  hostId: 'h1',
  collectorUrl: 'https://kadoban.example.jp',
  isPinned: true,
  keyFingerprint: 'SHA256:x',
};
const spool = { files: 2, bytes: 2048, oldestMs: nowMs - 90_000_000, newestMs: nowMs };
const seen: Seen = { stateDir: '/s', pid: 7, identity, standing, aliveMs: nowMs - 1000, spool };

test('an agent that runs and is connected', () => {
  expect(
    statusText(seen, nowMs, 'en'),
  ).toBe(`agent           runs (process 7), version 0.1.0, since 2026-10-01T10:00:00Z (2 h ago)
identity        web-01 (h1)
key             SHA256:x
collector       https://kadoban.example.jp, pinned certificate, through the proxy proxy:3128, version 0.2.0
connection      stands since 2026-10-01T11:57:00Z (3 min ago)
not stored yet  2.0 KiB in 2 files, the oldest from 2026-09-30T11:00:00Z (25 h ago)
last sample     2026-10-01T11:59:59Z (1 s ago)
state           /s
checks
  web: down, refused (since 2026-10-01T11:59:55Z (5 s ago))`);
});

test('the same in Japanese, in columns as wide as they are read', () => {
  expect(
    statusText(seen, nowMs, 'ja'),
  ).toBe(`エージェント      動作中（プロセス 7）、バージョン 0.1.0、2026-10-01T10:00:00Z (2 時間前) から
ホスト            web-01 (h1)
鍵                SHA256:x
コレクター        https://kadoban.example.jp、証明書を固定、プロキシ proxy:3128 経由、バージョン 0.2.0
接続              2026-10-01T11:57:00Z (3 分前) から接続中
未送信の記録      2.0 KiB（2 ファイル）、最も古いものは 2026-09-30T11:00:00Z (25 時間前)
最後のサンプル    2026-10-01T11:59:59Z (1 秒前)
状態ディレクトリ  /s
チェック
  web: 停止、refused（2026-10-01T11:59:55Z (5 秒前) から）`);
});

const { pid: _, ...stopped } = seen;
const lost = { ...standing.link, isOpen: false, lost: { why: 'revoked', detail: 'code 4003' } } as const;
const cases: [name: string, seen: Seen, line: string][] = [
  [
    'one that cannot connect says why',
    { ...seen, standing: { ...standing, link: lost } },
    'connection      none; last made 2026-10-01T11:57:00Z (3 min ago); revoked: code 4003',
  ],
  [
    'a configuration from afar that is refused',
    {
      ...seen,
      standing: { ...standing, central: { revision: 5, refusal: 'CONFIG_INVALID: 1 mistake\nchecks[0].kind' } },
    },
    'central         revision 5 is refused, and all goes on as before: CONFIG_INVALID: 1 mistake; checks[0].kind',
  ],
  [
    'a configuration from afar that runs',
    { ...seen, standing: { ...standing, central: { revision: 5, refusal: '' } } },
    'central         configured by the collector, revision 5',
  ],
  ['one that was killed', stopped, 'agent           stopped (it did not end in order), version 0.1.0'],
  [
    'one that ended',
    { ...stopped, standing: { ...standing, stopped: { atMs: nowMs - 3000, reason: 'update' } } },
    'agent           stopped (update, 2026-10-01T11:59:57Z (3 s ago)), version 0.1.0',
  ],
  ['a killed one has no connection', stopped, 'connection      none; last made 2026-10-01T11:57:00Z (3 min ago)'],
  ['a new host', { stateDir: '/s', spool: { files: 0, bytes: 0 } }, 'agent           has not run yet'],
  [
    'a host that is not enrolled',
    { stateDir: '/s', spool: { files: 0, bytes: 0 } },
    'identity        not enrolled; `enroll` with a token makes one',
  ],
];
test.each(cases)('%s', (_name, given, line) => {
  expect(statusText(given, nowMs, 'en').split('\n')).toContain(line);
});
