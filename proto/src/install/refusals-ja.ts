import type { Translated } from '../phrase.ts';
import type { refusals } from './wish.ts';

/** Why nothing is installed or uninstalled, in Japanese: see `refusals`. */
export const refusalsJa: Translated<typeof refusals> = {
  prefix: () => '--prefix は、英数字と ._+- だけの絶対パスにしてください',
  root: () => '--root は、実在するディレクトリの絶対パスにしてください',
  left: (name) =>
    `パッケージ ${name} が削除されていますが、設定とデータはまだそのパッケージのものです。パッケージを入れ直すか、先に完全に削除してください (dpkg --purge ${name}。設定とデータも消えます)`,
  platform: (platform) => `サービスとしてのインストールは Linux だけです。ここは ${platform} です`,
  packaged: (name) => `${name} はシステムのパッケージで入っています。apt や dpkg などのパッケージ管理を使ってください`,
  rootOnly: () => 'root 権限が必要です。sudo で実行するか、--dry-run で内容だけを確かめてください',
};
