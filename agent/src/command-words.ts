import type { Language } from '@kadoban/proto/language';

/** What commands say when they have done something; `status`, `doctor` and `install` have words of their own. */
export interface CommandWords {
  valid(file: string): string;
  enrolled(name: string, hostId: string, url: string, fingerprint: string): string;
  spoolSetAside(folder: string): string;
  marked(text: string): string;
  maintenanceBegun(until: string): string;
  readonly maintenanceOver: string;
  readonly reloaded: string;
  readonly keyAsked: string;
  decommissioned(origin: string, name: string): string;
  newest(version: string): string;
  readonly nothingOffered: string;
  newer(offered: string, installed: string): string;
  fetching(version: string, size: string): string;
  replaced(program: string, version: string): string;
  /** `version`: of the new program; undefined when that does not start. */
  cutOff(formerVersion: string, version: string | undefined): string;
  putBack(formerVersion: string): string;
  restarts(version: string): string;
  connected(version: string): string;
}

export const commandWords: Readonly<Record<Language, CommandWords>> = {
  ja: {
    valid: (file) => `${file} は正しい設定です`,
    enrolled: (name, hostId, url, fingerprint) => `${name} (${hostId}) として ${url} に登録しました。鍵 ${fingerprint}`,
    spoolSetAside: (folder) => `以前のホストの未送信の記録を ${folder} に移しました。今後も送信されません`,
    marked: (text) => `記録しました: ${text}`,
    maintenanceBegun: (until) =>
      `メンテナンスの開始を伝えました。遅くとも ${until} まで。\`maintenance end\` で終わります`,
    maintenanceOver: 'メンテナンスの終了を伝えました',
    reloaded: 'エージェントはこの設定で動き始めます',
    keyAsked: '鍵の交換を求めました。新しい鍵になると、エージェントのログに残ります',
    decommissioned: (origin, name) => `${origin} に、${name} の監視終了を伝えました`,
    newest: (version) => `コレクターが配布する版も ${version} です`,
    nothingOffered: 'このプラットフォーム用のエージェントは、コレクターにありません',
    newer: (offered, installed) => `${offered} に更新できます。現在は ${installed} です`,
    fetching: (version, size) => `${version} を取得しています (${size})`,
    replaced: (program, version) =>
      `${program} は ${version} になりました。動いているエージェントはないため、再起動はしていません`,
    cutOff: (former, version) =>
      `${former} から${version === undefined ? '起動しない新版' : ` ${version} `}への更新が途中で切れていました。続きを行います`,
    putBack: (former) => `${former} に戻しました`,
    restarts: (version) => `エージェントを ${version} で再起動しています`,
    connected: (version) => `${version} がコレクターに接続しました`,
  },
  en: {
    valid: (file) => `${file} is valid`,
    enrolled: (name, hostId, url, fingerprint) => `enrolled as ${name} (${hostId}) with ${url}, key ${fingerprint}`,
    spoolSetAside: (folder) => `the spool of the former host is now ${folder}; nothing sends it any more`,
    marked: (text) => `marked: ${text}`,
    maintenanceBegun: (until) => `told: maintenance until ${until} at the latest; \`maintenance end\` ends it`,
    maintenanceOver: 'told: the maintenance is over',
    reloaded: 'the agent begins again with this configuration',
    keyAsked: 'asked; the log of the agent says when it has the new key',
    decommissioned: (origin, name) => `${origin} was told: ${name} is not watched any more`,
    newest: (version) => `${version} is what the collector offers`,
    nothingOffered: 'the collector offers no agent for this platform',
    newer: (offered, installed) => `${offered} can be had; ${installed} is installed`,
    fetching: (version, size) => `fetching ${version} (${size})`,
    replaced: (program, version) => `${program} is ${version} now; no agent runs that would have to be restarted`,
    cutOff: (former, version) =>
      `the update from ${former} to ${version ?? 'a program that does not start'} was cut off; going on with it`,
    putBack: (former) => `${former} lies in its place again`,
    restarts: (version) => `the agent restarts as ${version}`,
    connected: (version) => `${version} is connected`,
  },
};
