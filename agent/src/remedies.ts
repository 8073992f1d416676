import type { Text } from '@kadoban/proto/language';
import type { ErrorCode } from './errors.ts';

/** What to do about a failure, by its code; none where its details, or the collector in its own words, say that themselves. */
export const remedies: Readonly<Record<ErrorCode, Text | undefined>> = {
  ALREADY_ENROLLED: undefined,
  ALREADY_RUNNING: undefined,
  CHECK_UNKNOWN: undefined,
  COLLECTOR_IDENTITY: {
    ja: 'コレクターのアドレスがどこにつながるかを確かめてください。作り直したコレクターなら、バックアップからデータを戻すか、`enroll --replace` で登録し直します。',
    en: 'Look at where the address of the collector leads. One that was set up anew gets its data back from the backup, or this host has to `enroll --replace`.',
  },
  COLLECTOR_UNREACHABLE: {
    ja: 'アドレス、途中のファイアウォール、コレクターが動いているかを確かめてください。',
    en: 'Look at the address, the firewalls on the way, and whether the collector runs.',
  },
  CONFIG_INVALID: undefined,
  CONFIG_UNREADABLE: {
    ja: '`--config` のパスと、ファイルや上のディレクトリの所有者と権限を確かめてください。',
    en: 'Look at the path after `--config`, and at the owner and mode of the file and of the directories above it.',
  },
  DECOMMISSION_REFUSED: {
    ja: 'コレクターの `host decommission` でも監視終了にできます。',
    en: '`host decommission` on the collector does the same.',
  },
  ENROLL_REFUSED: undefined,
  INSTALL_FAILED: {
    ja: '原因を取り除き、同じコマンドをもう一度実行してください。足りないところから続きます。',
    en: 'Remove the cause and run the same command again: it goes on where something is missing.',
  },
  INSTALL_REFUSED: undefined,
  NOT_ENROLLED: undefined,
  NOT_RUNNING: {
    ja: 'root で実行してください。エージェントが動いているかは `status` で分かります。',
    en: 'Run this as root. `status` says whether an agent runs.',
  },
  PROXY_FAILED: {
    ja: 'コレクターへの CONNECT をプロキシに許可してください。直接つながるなら、設定を `proxy: none` にするか、NO_PROXY に書きます。',
    en: 'Have the proxy allow CONNECT to the collector. Where there is a direct way, set `proxy: none`, or name the collector in NO_PROXY.',
  },
  // The agent that runs logs it, and goes on.
  SPOOL_DAMAGED: undefined,
  STATE_UNREADABLE: {
    ja: '状態ディレクトリをエージェントのユーザーのもの (権限 0700) にするか、バックアップから戻してください。失われたのなら、別の場所に移してから登録し直してください。',
    en: 'Give the state directory to the agent’s user with mode 0700, or restore it from a backup; when it is lost, move it away and enrol again.',
  },
  STATE_UNWRITABLE: {
    ja: 'ディスクの空きを作るか、状態ディレクトリをエージェントのユーザーのもの (権限 0700) にしてください。',
    en: 'Make room on the disk, or give the state directory to the agent’s user with mode 0700.',
  },
  UPDATE_REFUSED: undefined,
  UPDATE_ROLLED_BACK: {
    ja: '新しい版が接続できなかった理由は、`journalctl -u kadoban-agent` で確認できます。',
    en: '`journalctl -u kadoban-agent` tells why the new one did not get through.',
  },
  USAGE: undefined,
};

/** Of whatever the system keeps from who asks. */
export const asRoot: Text = {
  ja: 'root で実行するか、示されたものの所有者と権限を直してください。',
  en: 'Run this as root, or mend the owner and mode of what is named.',
};
