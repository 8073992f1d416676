import { phraseText } from '@kadoban/proto/phrase';
import { detailsJa } from './error-details-ja.ts';
import type { AgentError, ErrorCode } from './errors.ts';

/** What each code means: see `messages`. */
const messagesJa: Readonly<Record<ErrorCode, string>> = {
  ALREADY_ENROLLED: 'このホストは登録済みです',
  ALREADY_RUNNING: 'この状態ディレクトリでは、別のエージェントが動いています',
  CHECK_UNKNOWN: 'そのチェックはありません',
  COLLECTOR_IDENTITY: '登録したコレクターではありません',
  COLLECTOR_UNREACHABLE: 'コレクターに接続できません',
  CONFIG_INVALID: '設定が正しくありません',
  CONFIG_UNREADABLE: '設定ファイルを読めません',
  DECOMMISSION_REFUSED: 'コレクターが監視終了の通知を受け付けませんでした',
  ENROLL_REFUSED: 'コレクターが登録を受け付けませんでした',
  INSTALL_FAILED: 'インストールを完了できませんでした',
  INSTALL_REFUSED: 'ここにはインストールできません',
  NOT_ENROLLED: 'このホストは登録されていません',
  NOT_RUNNING: '動いているエージェントに依頼できません',
  PROXY_FAILED: 'プロキシ経由でコレクターに接続できません',
  SPOOL_DAMAGED: '未送信の記録の一部が壊れています',
  STATE_UNREADABLE: 'エージェントの状態を読めません',
  STATE_UNWRITABLE: 'エージェントの状態を書き込めません',
  UPDATE_REFUSED: '更新しませんでした',
  UPDATE_ROLLED_BACK: '新しい版が動かなかったため、元に戻しました',
  USAGE: 'コマンドを解釈できません',
};

/** The message of a failure in Japanese, without its code. */
export function failureJa({ code, detail }: Pick<AgentError, 'code' | 'detail'>): string {
  return `${messagesJa[code]}: ${phraseText(detailsJa, detail)}`;
}
