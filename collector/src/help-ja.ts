/** What each command does, in Japanese: see `summary` of commands. A command that is not here does not compile: see `CommandName`. */
export const summariesJa = {
  install:
    'このプログラムを、専用のユーザー、データディレクトリ、systemd のユニットとともに、このマシンのサービスにします。もう一度実行すると、データを残したまま更新します。',
  serve: 'コレクターを起動します。エージェントの受け付け、API、画面を提供します。ログは英語です。',
  login: '管理者として画面に一度だけログインできる、10 分間有効なリンクを表示します。',
  'token create':
    'エージェント 1 台分の登録トークンを表示します。--install を付けると、インストールする一行を表示します。特に指定しなければ、使えるのは一度だけ、30 分以内です。',
  'token list': '登録トークンの一覧を、取り消しに使う ID とともに表示します。',
  'token revoke': '登録トークンをすぐに使えなくします。登録済みのホストはそのままです。',
  'host list': 'ホストの一覧を、ID、状態、タグ、鍵のフィンガープリントとともに表示します。',
  'host inventory': 'エージェントから受け取ったホストの構成と、その変更の履歴を表示します。',
  'host revoke': 'エージェントの鍵を、今後ずっと受け付けないようにします。これまでの記録は残ります。',
  'host approve': '承認が必要なトークンで登録されたホストを承認します。',
  'host release': '同じ鍵が 2 台のマシンで使われて隔離されたホストの、隔離を解除します。',
  'host rotate': 'エージェントに鍵の交換を求めます。新しい鍵が届くまで、古い鍵は有効です。',
  'host rename': 'ホストの名前を変更します。ID とこれまでの記録は変わりません。',
  'host tag': 'ホストのタグを設定します。コレクターから配布される設定は、タグで決まります。',
  'host decommission': '指定した時刻でホストの監視を終了します。それ以降は集計されません。',
  'host replace':
    '新しいマシンがホストの ID、名前、これまでの記録を引き継ぐためのトークンを表示します。引き継ぐと、古いマシンの鍵は使えなくなります。',
  'user add': 'ログインできる人を追加し、パスワードを設定するための、1 日間有効なリンクを表示します。',
  'user list': 'ログインできる人の一覧を、名前、ロール、ログイン方法、無効かどうかとともに表示します。',
  'user reset':
    'パスワードと二要素認証を取り消してログアウトさせ、新しいパスワードを設定するためのリンクを表示します。',
  'user disable': 'ユーザーを無効にし、ログアウトさせます。名前は他の人には使えません。',
  'user enable': 'ユーザーを再び有効にします。',
  'key create':
    '新しい API キーを表示します。保存するのはハッシュだけです。--role を指定しなければ、すべての操作ができます。',
  'key list': 'API キーの一覧を、名前、ロール、最後に使われた時刻、有効期限とともに表示します。',
  'key revoke': 'API キーをすぐに使えなくします。',
  'signing-key list':
    'コレクターの署名鍵の一覧を、フィンガープリント、以前・現在・次の別、期間とともに表示します。続いて、次の鍵をまだ知らないホストを表示します。',
  'signing-key rotate':
    '停止しているコレクターの署名鍵を、次の鍵に交代します。次の鍵をまだ知らないホストがあれば、登録し直しが必要になるため、--anyway を付けない限り中止します。',
  'outage list': 'ある月の停止の一覧を、停止を特定する時刻、報告書に足りない項目とともに表示します。',
  'outage note': '停止の原因、影響、対策などを記録します。以前の記録も残ります。',
  'incident list': 'ある月のインシデント、または未完了のすべてのインシデントを、期限までの残り時間とともに表示します。',
  'incident open': 'インシデントを登録します。対象と時刻で停止を指定すると、その停止のインシデントになります。',
  'incident move': 'インシデントを別の状態に進めます。状態ごとに必要なものは docs/incidents.md にあります。',
  'incident note': 'インシデントの経緯に 1 行追加します。あとから変更することはできません。',
  'report list': 'ある月の報告書の状態と、不足している項目を表示します。',
  'report prepare': 'ある月の報告書に、作成者として署名します。',
  'report check': 'ある月の報告書に、確認者として署名します。不足している項目があるとできません。',
  'report approve': 'ある月の報告書に、承認者として署名します。作成や確認に関わった人にはできません。',
  'report finalize': '承認済みの報告書を確定します。内容とその根拠は、ずっと保存されます。',
  'report send': '確定した報告書を送付したことを記録します。',
  'report revise': '確定した報告書の次の版を作り始めます。理由を --reason で指定してください。',
  'report verify':
    '報告書の PDF、ZIP、JSON の数値が、そのデータ、根拠、署名と合うことを確かめます。終了コード: 0 すべて確かめられた、1 誤りがある、2 誤りはないが、確かめられないものがある。',
  report:
    'ある月の、契約ごとまたは全ホストの報告書を出力します。確定していれば確定したもの、そうでなければ現在の内容です。--lang は報告書の言語です。',
  export:
    '数値の根拠をすべて FILE.derivation.json と FILE.evaluation.json に、時計のずれを FILE.clocks.json に書き出します。だれでも同じ数値を計算し直せます。',
  evaluate: 'kadoban-evaluation/1 形式のファイルを評価し、1 件ごとに 1 行の JSON を出力します。',
  derive: 'kadoban-derivation/1 形式のファイルから状態の変化を求め、1 件ごとに 1 行の JSON を出力します。',
  verify:
    '記録の連鎖をすべてたどり、最初に切れている箇所と、ログの壊れた行を示します。終了コード: どちらもなければ 0、あれば 1。',
  backup: '保存データを 1 つのファイルにコピーします。コレクターが動いていても実行できます。',
  restore: '停止しているコレクターの保存データを、バックアップに置き換えます。以前の保存データは隣に残します。',
  'config validate': '設定ファイルが正しいかを調べ、誤りがあれば行とともにすべて示します。',
  'definitions validate': '定義のディレクトリが正しいかを調べ、誤りがあれば行とともにすべて示します。',
  'openslo import': 'OpenSLO v1 のファイルから SLO を取り込み、kadoban で表せないものをすべて示します。',
  'openslo export': 'SLO とサービスを OpenSLO v1 で書き出し、表せないものをすべて示します。',
  uninstall: '`install` で行ったことを元に戻します。データは残ります。--purge を付けると、すべての記録も削除します。',
  version: 'バージョンを表示します。',
} as const satisfies Readonly<Record<string, string>>;

/** What commands may be called: those whose help is in both languages. */
export type CommandName = keyof typeof summariesJa;

const filesJa = 'FILE…   (- は標準入力)';

/** What stands behind the name of a command, where there are words in it. */
export const usagesJa: Readonly<Partial<Record<CommandName, string>>> = { evaluate: filesJa, derive: filesJa };

/** The end of the overview. */
export const moreJa =
  '詳しくは kadoban-collector コマンド --help。表示する言語は --lang ja|en で、指定しなければ LC_ALL、LC_MESSAGES、LANG で決まります。';
