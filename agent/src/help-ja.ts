import { healthMs } from './commands/update.ts';

/** The help of a command in Japanese: see `summary` and `details` of commands. */
interface HelpJa {
  readonly summary: string;
  readonly details: string;
}

const configDetailsJa = `  --config FILE      設定ファイル (YAML)。指定しなければ /etc/kadoban-agent/agent.yaml、それもなければすべて既定値
  --state DIR        設定の \`stateDir\` の代わりに使うディレクトリ
  --host-root DIR    設定の \`hostRoot\` の代わりに使うディレクトリ。コンテナの中から見た、ホストのファイルの場所`;

const wishDetailsJa = `  --prefix DIR       プログラムを DIR/bin に置きます (既定は /usr/local)
  --root DIR         イメージなど、DIR の下にある別のマシンのツリーが対象です。サービスの起動と停止はしません
  --dry-run          行う内容を表示するだけで、何も変更しません`;

/** The help of every command by its name. A command that is not here does not compile: see `CommandName`. */
export const helpJa = {
  install: {
    summary: 'このマシンのサービスにします。トークンがあれば、コレクターへの登録まで行います。',
    details: `  --token-file FILE  未登録のホストを登録するトークンのファイル。- なら標準入力
  --collector URL    コレクターのアドレス。指定しなければ、トークンに入っているアドレス
${wishDetailsJa}
  --no-start         すぐには起動しません。次回の起動時に systemd が起動します

ユーザー kadoban-agent、/etc/kadoban-agent、/var/lib/kadoban-agent と、systemd のユニットを作成します。
新しい版にするには、新しいプログラムの \`install\` を実行してください。設定と登録は引き継がれます。`,
  },
  enroll: {
    summary: 'コレクターで作成したトークンで、このホストを登録します。',
    details: `  --collector URL    コレクターのアドレス (https://…。同じマシンなら http://… も可)。
                     指定しなければ、トークンに入っているアドレス
  --token-file FILE  トークンのファイル。- なら標準入力。トークンは秘密なので、引数には書けません
  --replace          登録済みのホストを、別のホストとして登録し直します。以前のホストの未送信の記録は
                     別の場所に移され、送信されません。以前のホストは、失効させるまでコレクターに残ります
${configDetailsJa}`,
  },
  run: {
    summary: '止められるまで (SIGTERM または Ctrl-C)、このホストを監視します。',
    details: `${configDetailsJa}

ログを標準出力に、1 行 1 件の JSON で (英語で) 書き出します。`,
  },
  status: {
    summary: 'このホストのエージェントの状態、または止まったときの状態を表示します。',
    details: `  --json             同じ内容を JSON で表示します
${configDetailsJa}

終了コード: エージェントが動いていて接続していれば 0、そうでなければ 1。原因は \`doctor\` で調べられます。`,
  },
  doctor: {
    summary: 'コレクターまでのすべてを調べ、壊れているところと対処を示します。',
    details: `  --json             同じ内容を JSON で表示します
  --bundle FILE      調べた結果、設定、ログの末尾を、問い合わせ用に一つのファイル (tar.gz) にまとめます。
                     パスワード、鍵、HTTP ヘッダーの値は含みません
${configDetailsJa}

root で実行してください。チェックは、エージェントのユーザーとして確かめます。何も変更せず、動いているエージェントの妨げにもなりません。
終了コード: 0 すべて正常、1 動いているが対処が必要、2 壊れているところがある。`,
  },
  check: {
    summary: '設定にあるチェックを一つ、またはすべて、一度だけ実行して結果を表示します。',
    details: `${configDetailsJa}
  --all              すべてのチェックを実行します。終了コードは最も悪い結果になります

root で実行すると、実際の監視と同じ見え方になるよう、エージェントのユーザーとして実行します。
結果ごとの最初の行は Nagios の形式 (英語) です。
終了コード: 0 正常、1 低下、2 停止、3 不明または使い方の誤り。`,
  },
  inventory: {
    summary: 'コレクターに伝えるホストの構成を表示します。',
    details: `  --host-root DIR    ホストのファイルの場所 (コンテナの中のエージェント用)
  --identifiers      設定の \`inventory.identifiers\` と同じく、シリアル番号、UUID、MAC アドレスも表示します
  --json             JSON で表示します`,
  },
  'config validate': {
    summary: '設定ファイルが正しいかを調べ、誤りがあれば行とともに示します。',
    details: '終了コード: 正しければ 0、誤りがあれば 2。',
  },
  'config show': {
    summary: 'エージェントが解釈した設定を、既定値も含めて表示します。',
    details: `  --origin           値ごとに 1 行で、どこで決まったか (ファイルの行、環境変数、既定値) とともに表示します
${configDetailsJa}
  --secrets          ふだんは隠している HTTP ヘッダーの値とプロキシの認証情報も表示します
  --central FILE     コレクターから最後に受け取った設定の代わりに使うファイル`,
  },
  reload: {
    summary: '動いているエージェントに設定を読み直させます。正しくない設定なら何も変わりません。',
    details: `${configDetailsJa}

\`systemctl reload kadoban-agent\` でも実行されます。エージェントは 1 秒以内に動き直します。
離れる時間を先にコレクターへ伝えるため、その間は障害とみなされません。`,
  },
  mark: {
    summary: 'リリースなど、いまの時点をこのホストの時系列に記録します。',
    details: configDetailsJa,
  },
  'maintenance start': {
    summary: 'このホストのメンテナンスの開始をコレクターに伝えます。',
    details: `  --for TIME         最長でどれだけ続くか。90s、30m、2h、1d のように指定します
  --reason TEXT      作業の内容。承認する人に示されます
${configDetailsJa}

開始はすぐに時系列に記録され、コレクターには承認待ちのメンテナンスとして登録されます。
稼働率などの数字から除かれるのは、コレクターで人が承認してからです。`,
  },
  'maintenance end': {
    summary: 'このホストのメンテナンスの終了をコレクターに伝えます。',
    details: configDetailsJa,
  },
  'rotate-key': {
    summary: '動いているエージェントの鍵を交換します。つながっていなければ、次に接続したときに交換します。',
    details: `${configDetailsJa}

途中で切れても、交換は自動で続きます。コレクターが応答するまで、エージェントは両方の鍵を持ち続けます。`,
  },
  update: {
    summary: 'コレクターから新しい版を受け取って更新します。動かなければ元に戻します。',
    details: `  --check            新しい版があるかを表示するだけで、更新しません
  --packaged         パッケージで入れたプログラムでも更新します。パッケージの次の版で、再び置き換わります
${configDetailsJa}

受け取るのは、このホストを登録したコレクターの鍵で署名されたものだけで、現在より古い版は受け取りません。
動いているエージェントは離れる時間を先にコレクターへ伝えるため、その間は障害とみなされません。
新しい版が ${healthMs / 1000} 秒以内に接続できなければ、前の版に戻ります。途中で切れた更新は、もう一度実行すると続きから行います。
新しいプログラムがまったく起動しないときは、\`kadoban-agent.previous update\` を実行してください。`,
  },
  decommission: {
    summary: 'このホストの監視が今で終わることを、コレクターに伝えます。',
    details: `  --prepare FILE     今は伝えず、このプログラムを削除したあとに \`curl --config FILE\` で伝えるためのファイルを作ります
${configDetailsJa}

このホストの稼働の記録は、無応答にはならず、ここで終わります。これまでの記録はそのまま残ります。
コレクターの \`host decommission --undo\` で取り消せます。\`uninstall --purge\` は、これも行います。`,
  },
  uninstall: {
    summary: '`install` で行ったことを元に戻します。',
    details: `  --purge            設定、登録、未送信の記録、ユーザーも削除します。コレクターには監視終了を伝えます
${wishDetailsJa}

コレクターには、このホストとこれまでの記録が残ります。--purge がなければ、このあとは無応答とみなされます。`,
  },
  version: { summary: 'バージョンを表示します。', details: '' },
} as const satisfies Readonly<Record<string, HelpJa>>;

/** What commands may be called: those whose help is in both languages. */
export type CommandName = keyof typeof helpJa;

/** What `--lang` means, for the commands that have it. */
export const languageDetailsJa =
  '  --lang ja|en       表示する言語。指定しなければ LC_ALL、LC_MESSAGES、LANG に従います';

export const exitCodesJa =
  '詳しくは kadoban-agent コマンド --help。終了コード: 0 完了、1 失敗、2 コマンドラインまたは設定の誤り。`check` は Nagios の終了コードです。';
