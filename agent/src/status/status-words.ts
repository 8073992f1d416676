import type { Language } from '@kadoban/proto/language';
import type { Result } from '@kadoban/proto/messages';

/** What `status` says. Instants come with how long ago they were. */
export interface StatusWords {
  readonly labels: Readonly<
    Record<
      'agent' | 'identity' | 'key' | 'collector' | 'connection' | 'central' | 'spool' | 'alive' | 'state' | 'checks',
      string
    >
  >;
  readonly checkStatus: Readonly<Record<Result['status'], string>>;
  runs(pid: number): string;
  runsVersion(version: string, since: string): string;
  readonly neverRan: string;
  stopped(how: string, version: string): string;
  stoppedBy(reason: string, at: string): string;
  readonly killed: string;
  readonly notEnrolled: string;
  readonly pinned: string;
  throughProxy(proxy: string): string;
  version(version: string): string;
  connected(since: string): string;
  readonly neverConnected: string;
  lastConnected(at: string): string;
  notConnected(last: string): string;
  configured(revision: number): string;
  refused(revision: number, why: string): string;
  readonly nothingSpooled: string;
  spooled(size: string, files: number, oldest: string): string;
  checkSince(at: string): string;
  ago(count: number, unit: 'd' | 'h' | 'min' | 's'): string;
  /** Between the parts of a line. */
  readonly comma: string;
}

export const statusWords: Readonly<Record<Language, StatusWords>> = {
  ja: {
    labels: {
      agent: 'エージェント',
      identity: 'ホスト',
      key: '鍵',
      collector: 'コレクター',
      connection: '接続',
      central: '集中設定',
      spool: '未送信の記録',
      alive: '最後のサンプル',
      state: '状態ディレクトリ',
      checks: 'チェック',
    },
    checkStatus: { up: '正常', degraded: '低下', down: '停止', unknown: '不明' },
    runs: (pid) => `動作中（プロセス ${pid}）`,
    runsVersion: (version, since) => `、バージョン ${version}、${since} から`,
    neverRan: 'まだ一度も動いていません',
    stopped: (how, version) => `停止中（${how}）、バージョン ${version}`,
    stoppedBy: (reason, at) => `${reason}、${at}`,
    killed: '正常に終了しませんでした',
    notEnrolled: '未登録。トークンを使って `enroll` すると登録されます',
    pinned: '証明書を固定',
    throughProxy: (proxy) => `プロキシ ${proxy} 経由`,
    version: (version) => `バージョン ${version}`,
    connected: (since) => `${since} から接続中`,
    neverConnected: 'まだ一度もつながっていません',
    lastConnected: (at) => `最後の接続は ${at}`,
    notConnected: (last) => `切断中。${last}`,
    configured: (revision) => `コレクターからの設定（版 ${revision}）で動作中`,
    refused: (revision, why) => `版 ${revision} を受け入れず、これまでの設定で動いています: ${why}`,
    nothingSpooled: 'ディスクには残っていません',
    spooled: (size, files, oldest) => `${size}（${files} ファイル）、最も古いものは ${oldest}`,
    checkSince: (at) => `（${at} から）`,
    ago: (count, unit) => `${count} ${{ d: '日', h: '時間', min: '分', s: '秒' }[unit]}前`,
    comma: '、',
  },
  en: {
    labels: {
      agent: 'agent',
      identity: 'identity',
      key: 'key',
      collector: 'collector',
      connection: 'connection',
      central: 'central',
      spool: 'not stored yet',
      alive: 'last sample',
      state: 'state',
      checks: 'checks',
    },
    checkStatus: { up: 'up', degraded: 'degraded', down: 'down', unknown: 'unknown' },
    runs: (pid) => `runs (process ${pid})`,
    runsVersion: (version, since) => `, version ${version}, since ${since}`,
    neverRan: 'has not run yet',
    stopped: (how, version) => `stopped (${how}), version ${version}`,
    stoppedBy: (reason, at) => `${reason}, ${at}`,
    killed: 'it did not end in order',
    notEnrolled: 'not enrolled; `enroll` with a token makes one',
    pinned: 'pinned certificate',
    throughProxy: (proxy) => `through the proxy ${proxy}`,
    version: (version) => `version ${version}`,
    connected: (since) => `stands since ${since}`,
    neverConnected: 'never came about',
    lastConnected: (at) => `last made ${at}`,
    notConnected: (last) => `none; ${last}`,
    configured: (revision) => `configured by the collector, revision ${revision}`,
    refused: (revision, why) => `revision ${revision} is refused, and all goes on as before: ${why}`,
    nothingSpooled: 'nothing on the disk',
    spooled: (size, files, oldest) =>
      `${size} in ${files} ${files === 1 ? 'file' : 'files'}, the oldest from ${oldest}`,
    checkSince: (at) => ` (since ${at})`,
    ago: (count, unit) => `${count} ${unit} ago`,
    comma: ', ',
  },
};
