import { refusalsJa } from '@kadoban/proto/install/refusals-ja';
import { stepTextJa } from '@kadoban/proto/install/step-ja';
import type { Refusal } from '@kadoban/proto/install/wish';
import { optionMistakeJa } from '@kadoban/proto/option-mistake-ja';
import { phraseText, type Translated } from '@kadoban/proto/phrase';
import { formatProblem, type Problem } from '@kadoban/proto/problem';
import { proxyProblemsJa, urlProblemsJa } from './address-problems-ja.ts';
import type { details, ProxyMeaning } from './error-details.ts';
import { problemJa } from './problem-ja.ts';

const proxyMeanings: Readonly<Record<ProxyMeaning, string>> = {
  forbidden: 'このアドレスへの接続を許可していません',
  noProxy: 'プロキシではなく Web サーバーであるか、このアドレスを知りません',
  noConnect: 'プロキシではなく Web サーバーであるか、CONNECT を禁止しています',
  credentials: 'ユーザー名かパスワードが違います',
  unreachable: 'プロキシからコレクターに届きません',
  late: 'プロキシがコレクターの応答を待ちきれませんでした',
};

/** Of the collector's codes those that a host can be refused with; their own words follow, which tell more. */
const collectorCodes: Readonly<Record<string, string>> = {
  AGENT_CLONED: '同じ鍵を別のマシンが使っています。コピーされた状態ディレクトリを削除し、登録し直してください',
  AGENT_REVOKED: 'このホストの鍵は失効しています。新しいトークンで登録し直してください',
  AGENT_UNAUTHORISED: 'コレクターがこのホストの鍵を知りません',
  CLOCK_BEHIND: 'コレクターの時計が遅れています。合わせたあとに、もう一度実行してください',
  CLOCK_OFF: 'このホストとコレクターの時計がずれています。合わせたあとに、もう一度実行してください',
  ENROLMENT_INVALID: '登録の内容が正しくありません',
  RATE_LIMITED: '要求が多すぎます。しばらく待ってください',
  TOKEN_ELSEWHERE: 'この登録トークンは、このアドレスからは使えません。新しいトークンを使ってください',
  TOKEN_EXPIRED: '登録トークンの有効期限が切れています。新しいトークンを使ってください',
  TOKEN_UNKNOWN: '登録トークンが見つかりません。新しいトークンを使ってください',
  TOKEN_USED: '登録トークンは使用済みです。新しいトークンを使ってください',
};

const linesOf = (problems: readonly Problem[]) => problems.map((one) => formatProblem(problemJa(one))).join('\n');
const proposed = (near: string | undefined) => (near === undefined ? '' : `。${near} ではありませんか`);
const enrolHint = 'トークンを使って `enroll` すると登録されます';
const isStateDir = (dir: string) => `状態ディレクトリは ${dir} です`;

/** What failures say besides their message, in Japanese: see `details`. */
export const detailsJa: Translated<typeof details> = {
  words: (words) => words,

  // Command lines.
  noCommand: (words, near) => `${words} というコマンドはありません${proposed(near)} (--help)`,
  unknownOption: (option, _words, near, usage) =>
    `${option} というオプションはありません${proposed(near && `--${near}`)}\n使い方: ${usage}`,
  wrongOption: (words, usage) => `${optionMistakeJa(words)}\n使い方: ${usage}`,
  usage: (usage) => `使い方: ${usage}`,
  language: (asked) => `--lang ${asked} は ja でも en でもありません`,
  missing: (option) => `--${option} がありません`,
  emptyPath: (option) => `--${option} が空です。絶対パスを指定してください`,
  unusableFile: (option, why) => `--${option}: ${why}`,
  oneCheck: () => 'チェックの名前を一つ、または --all を指定してください',
  unknownCheck: (name, near, names) =>
    `${name}${near === undefined ? `。設定にあるのは: ${names.join('、') || 'なし'}` : proposed(near)}`,
  markLength: (charsMax, chars) => `文字数は 1 から ${charsMax} までです (${chars} 文字あります)`,
  reasonLength: (charsMax) => `--reason は ${charsMax} 文字までです`,
  duration: (text) => `--for ${text} は、30m のような 1s から 7d までの時間ではありません`,

  // Configuration.
  mistakes: (problems) => `誤りが ${problems.length} 件あります\n${linesOf(problems)}`,
  central: (problems) => linesOf(problems),
  collectorKey: (text, problem) => `collector: ${text} ${urlProblemsJa[problem]}`,
  proxyVariable: (variable, problem) => `環境変数 ${variable} ${proxyProblemsJa[problem]}`,
  unsignedConfig: (file) => `${file} に、このホストに宛てたコレクターの署名がありません`,

  // State.
  alreadyEnrolled: (name, hostId, url) =>
    `${name} (${hostId}) として ${url} に登録されています。別のホストにするには --replace を付けてください`,
  inUse: (pid, stateDir) => `プロセス ${pid} が ${stateDir} を使っています。先に止めてください`,
  noIdentity: (stateDir) => `${stateDir} に登録情報がありません。${enrolHint}`,
  stateDir: (why) => `${why}。場所は設定の \`stateDir\` で決まります`,
  noJson: (file) => `${file} が JSON ではありません`,
  wrongPart: (file, part) => `${file}: ${part} がないか、正しくありません`,

  // The collector, and the way there.
  noCollector: () => `コレクターが分かりません。${enrolHint}`,
  plain: (origin) => `${origin} は暗号化されません。https を使ってください`,
  otherKey: (address) => `${address} の証明書の鍵が、登録時に固定したものと違います`,
  unreachable: (origin, why) => `${origin}: ${why}`,
  late: (origin) => `${origin}: 時間内に応答がありません`,
  untrusted: (origin, why) =>
    `${origin}: ${why}。認証局のない証明書の場合は、このコレクターで作成したトークンを使ってください。証明書の鍵を確かめる情報が入っています`,
  proxyUnusable: (proxy, why) => `${proxy} を使えません: ${why}`,
  proxyAnswered: (proxy, status, address, meaning) =>
    `${proxy} が ${address} について HTTP ${status} を返しました${meaning === undefined ? '' : `。${proxyMeanings[meaning]}`}`,

  // Enrolment and farewell.
  refusedBy: (code, words) => (collectorCodes[code] === undefined ? words : `${collectorCodes[code]} (${words})`),
  collectorUnsaid: () => '--collector がなく、トークンにもコレクターのアドレスがありません',
  collectorOption: (text, problem) => `--collector ${text} ${urlProblemsJa[problem]}`,
  noToken: () => 'トークンのファイルに登録トークンがありません。kdbe_ で始まるトークンだけを書いてください',
  tokenWantsTls: (url) => `このトークンのコレクターは TLS を使います。${url} を https:// にしてください`,
  notKept: (why, name, hostId) =>
    `${why}。コレクターには、すでにホスト ${name} (${hostId}) があります。同じトークンでもう一度登録すると、そのホストになります`,
  strange: (url, status) => `${url} で応答しているのは kadoban のコレクターではありません (HTTP ${status})`,
  noFarewell: (status) => `HTTP ${status} が返りました。古いコレクターは監視終了の通知に対応していません`,

  // The agent that runs.
  notAsked: (why, stateDir) => `${why}。${isStateDir(stateDir)}`,
  silent: (seconds, stateDir) => `${seconds} 秒以内に応答がありません。${isStateDir(stateDir)}`,
  otherVersion: () => '動いているエージェントは版が違うため、依頼が通じませんでした',

  // Installation.
  refused: (why: Refusal) => phraseText(refusalsJa, why),
  nothingToInstall: () => 'ソースから動いています。インストールするプログラムは `npm run package` で作れます',
  noTokenFile: () => '--token-file がありません。--collector はトークンと一緒に指定します',
  tokenForTree: () => '登録はホスト自身が行います。--root と --token-file は一緒に使えません',
  notEnrolled: (why) => `プログラムは入りましたが、登録できませんでした: ${why}`,
  step: (step, why) => `「${stepTextJa(step)}」に失敗しました: ${why}`,

  // Updates.
  nothingToReplace: () => 'ソースから動いているため、置き換えるプログラムがありません',
  packaged: (program, owner) =>
    `${program} はパッケージ ${owner} のものです。パッケージを更新するか (apt、dnf)、それでも置き換えるなら --packaged を付けてください`,
  foreignOffer: (platform) => `コレクターが配布しているものは ${platform} 用のエージェントではありません`,
  unsignedOffer: () => '配布されたものに、このホストを登録したコレクターの署名がありません',
  incomparable: (installed, offered) => `${installed} と ${offered} は、どちらが新しいか比べられません`,
  older: (offered, installed) => `コレクターが配布する版は ${offered} で、現在の ${installed} のほうが新しいです`,
  missingArchive: (path) => `コレクターが配布するはずの ${path} がありません`,
  otherChecksum: () => '取得したファイルのチェックサムが、コレクターの署名したものと違います',
  emptyArchive: (name, path) => `${path} の中に ${name} がありません`,
  otherProgram: (program, said, version) =>
    `${program} はそのままです。新しいプログラムの版が ${version} ではなく ${said} です`,
  notReplaced: (program, why, wantsRoot) =>
    `${program} はそのままです: ${why}${wantsRoot ? '。root で実行してください' : ''}`,
  rolledBack: (version, seconds, former, runs) =>
    `${version} は ${seconds} 秒以内に接続できませんでした。${runs ? `${former ?? '前の版'} に戻って動いています` : '前のプログラムに戻しましたが、動いていません。起動してください'}`,
};
