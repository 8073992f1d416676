import { ja } from '../reports/words/ja.ts';
import type { CommandWords } from './command-words.ts';

const rotate =
  'コレクターを起動する前に `signing-key rotate --anyway` を実行してください。そうしないと、どのエージェントもこの鍵を知りません (--anyway は、ホストがバックアップのあとに伝えたことが含まれないためです)';
const enrol =
  'この鍵を知るエージェントはなく、交代しても変わらないため、`host replace` のトークンですべてのホストを登録し直してください';

/** What commands say, in Japanese: see `commandWords`. */
export const commandWordsJa: CommandWords = {
  backedUp: (file, size, store) => `${file}: ${size}、${store}`,
  emptyStore: '空の保存データ',
  store: (collectorId, schema, lastEvidence) =>
    `コレクター ${collectorId ?? '(未起動)'}、スキーマ ${schema}、${lastEvidence === null ? '記録はまだありません' : `最後の記録 ${lastEvidence}`}`,
  looking: (file, size, seconds) => `${file} (${size}) を調べています (${seconds} 秒経過)`,
  copied: (size, ofAbout) => `約 ${ofAbout} のうち ${size} をコピーしました`,
  nothingWritten: (signal) => `${signal}: 何も書き込みませんでした`,
  keptBefore: (file) => `以前の保存データは ${file} に残しています`,
  restored:
    'バックアップのあとに保存された記録は失われました。エージェントがまだ持っている記録は、再び送られてきます。それ以外の時間は、計測なしになります。\n' +
    'バックアップのあとに失効させた鍵やホストは、再び有効になっています。もう一度失効させてください。登録トークン、ログイン用のリンク、ログイン中の状態は無効です。作り直してください。',
  keyRotated: `署名鍵はバックアップのあとに交代しています。${rotate}。`,
  keyRotatedTwice: `署名鍵はバックアップのあとに、バックアップに含まれない鍵に交代しています。${enrol}。`,
  keyPerhapsRotated: `署名鍵をバックアップのあとに 1 回交代している場合: ${rotate}。2 回以上の場合: ${enrol}。`,
  keyPerhapsRotatedAway: `署名鍵をバックアップのあとに交代している場合: ${enrol}。`,
  verifying: (chains, ofChains, entries) => `${ofChains} 本の連鎖のうち ${chains} 本、${entries} 件を確認しました`,
  whole: (chains, entries, roots) =>
    `切れている箇所はありません: 連鎖 ${chains} 本、記録 ${entries} 件、日次の署名 ${roots} 件`,
  unsealed: (rows, from, to) => `まだ連鎖に加わっていない行が ${rows} 行あります (${from} から ${to} まで)`,
  unanchored: '日次の署名がまだないため、連鎖がどこで終わるかを確かめられません',
  broken: (chain, entry, what) => `切れています: 連鎖 ${chain}${entry === null ? '' : `、${entry} 件目`}: ${what}`,

  hostDone: (action, hostId) => `${action} ${hostId}: 完了しました`,
  standings: {
    revoked: '失効',
    decommissioned: '監視終了',
    cloned: '隔離中',
    pending: '承認待ち',
    active: '有効',
  },
  changed: '変更',
  revoked: (name) => `${name} を失効させました`,
  replaces: (hostId) => `${hostId} の引き継ぎ`,
  comesFrom: (ranges) => `接続元 ${ranges}`,
  installLink: 'インストール用のリンク',
  installScript: 'インストール用のスクリプト',
  approval: '承認が必要',
  password: 'パスワード',
  passwordAndCode: 'パスワードと確認コード',
  disabled: '無効',
  switched: (name, isDisabled) => `${name}: ${isDisabled ? '無効にしました' : '有効にしました'}`,
  keyStates: { former: '以前', present: '現在', next: '次' },
  keyKnown: (aware, all) => `${all} 台のホストのうち ${aware} 台が次の鍵を知っています`,
  neverSeen: '接続なし',
  lastSeen: (at) => `最終接続 ${at}`,
  rotated: [
    'コレクターを起動してください。接続したエージェントはこの鍵でコレクターを確かめ、次の鍵を受け取ります。今から次の交代のあとまで接続しないホストは、登録し直しになります。',
    '次に交代するときは、すべてのホストが次の鍵を知っていることを `signing-key list` で確かめてからにしてください。今とそのときに、バックアップを取ってください。',
    '新しいフィンガープリントを、報告書を検証する人に伝えてください。',
  ].join('\n'),
  leftBehind: (names, more) =>
    `次のホストは、\`host replace\` のトークンで登録し直しが必要になることがあります: ${names}${more === 0 ? '' : `、ほか ${more} 台`}。`,

  valid: (file) => `${file} は正しい設定です`,
  validDefinitions: (dir, count) => `${dir} は正しい定義です: ${count} 件`,
  would: (what, isDeleted) => `予定: ${what} を${isDeleted ? '削除' : '書き込み'}`,
  wrote: (what) => `${what} を書き込みました`,
  left: (loss) => `表せない項目: ${loss}`,
  incidentSaved: (id, state, version) =>
    `${id} ${state === undefined ? '' : `${ja.incidentStates[state]} `}第 ${version} 版`,
  noted: (target, at, version) => `${target} ${at}: 第 ${version} 版を記録しました`,
};
