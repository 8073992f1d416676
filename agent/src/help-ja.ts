/** What each command does, in Japanese, by its name: see `summary`. */
export const summariesJa: Readonly<Record<string, string>> = {
  install: 'このマシンのサービスにします。トークンがあれば、コレクターへの登録まで行います。',
  enroll: 'コレクターで作成したトークンで、このホストを登録します。',
  run: '止められるまで (SIGTERM または Ctrl-C)、このホストを監視します。',
  status: 'このホストのエージェントの状態、または止まったときの状態を表示します。',
  doctor: 'コレクターまでのすべてを調べ、壊れているところと対処を示します。',
  check: '設定にあるチェックを一つ、またはすべて、一度だけ実行して結果を表示します。',
  inventory: 'コレクターに伝えるホストの構成を表示します。',
  'config validate': '設定ファイルが正しいかを調べ、誤りがあれば行とともに示します。',
  'config show': 'エージェントが解釈した設定を、既定値も含めて表示します。',
  reload: '動いているエージェントに設定を読み直させます。正しくない設定なら何も変わりません。',
  mark: 'リリースなど、いまの時点をこのホストの時系列に記録します。',
  'maintenance start': 'このホストのメンテナンスの開始をコレクターに伝えます。',
  'maintenance end': 'このホストのメンテナンスの終了をコレクターに伝えます。',
  'rotate-key': '動いているエージェントの鍵を交換します。つながっていなければ、次に接続したときに交換します。',
  update: 'コレクターから新しい版を受け取って更新します。動かなければ元に戻します。',
  decommission: 'このホストの監視が今で終わることを、コレクターに伝えます。',
  uninstall: '`install` で行ったことを元に戻します。',
  version: 'バージョンを表示します。',
};

export const exitCodesJa =
  '詳しくは kadoban-agent コマンド --help。終了コード: 0 完了、1 失敗、2 コマンドラインまたは設定の誤り。`check` は Nagios の終了コードです。';
