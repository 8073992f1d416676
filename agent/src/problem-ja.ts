import { problemTextJa } from '@kadoban/proto/mistakes-ja';
import { type Phrase, phraseText, type Translated } from '@kadoban/proto/phrase';
import type { Problem } from '@kadoban/proto/problem';
import { proxyProblemsJa, urlProblemsJa } from './address-problems-ja.ts';
import type { configRules } from './config-rules.ts';

/** What the configuration has to keep besides the types of its values, in Japanese: see `configRules`. */
const configRulesJa: Translated<typeof configRules> = {
  less: (key, value, other, bound) => `${key} (${value}) は ${other} (${bound}) より小さくしてください`,
  notMore: (key, value, other, bound) => `${key} (${value}) は ${other} (${bound}) 以下にしてください`,
  noPattern: () => '正規表現として正しくありません',
  httpUrl: () =>
    'http:// または https:// の URL にしてください。ユーザー名やパスワードは書けません (headers を使ってください)',
  headBody: () => 'HEAD の応答には本文がないため、内容は調べられません',
  nameServer: () => '192.0.2.53、192.0.2.53:5353、[2001:db8::53]:5353 のようなアドレスにしてください',
  echoes: (count, leastMs, timeoutMs) =>
    `${count} 回のエコーには ${leastMs} ms かかります。timeoutMs (${timeoutMs}) をそれより大きくしてください`,
  whichProcess: () => 'process か commandLine で、対象のプロセスを指定してください',
  usernameAlone: () => 'username には passwordFile も必要です',

  execDisabled: () => 'このホストでは exec.enabled が true でないため、実行されません',
  programPath: () => '絶対パスにしてください。`.`、`..`、連続した / は使えません',
  programElsewhere: (real) =>
    `exec.directories で許可したディレクトリにありません${real === undefined ? '' : ` (実体は ${real})`}`,
  programMissing: () => 'ファイルがありません',
  notExecutable: () => '実行できるファイルではありません',
  unseen: (code) => `調べられません: ${code}`,
  notOfRoot: (path) => `安全ではありません。${path} の所有者が root ではありません`,
  openToOthers: (path) => `安全ではありません。${path} に root 以外が書き込めます`,

  absolutePath: () => '絶対パスにしてください',
  collectorUrl: (problem) => `このアドレス${urlProblemsJa[problem]}`,
  proxy: (problem) => `このアドレス${proxyProblemsJa[problem]}`,

  takesNone: () => 'このホストでは central.enabled が false です',
  tooManyChecks: (count, max) => `${count} 件になり、上限の ${max} 件を超えます`,
  fileFromAfar: () => 'このホストのファイルは、このホストの設定でしか指定できません',
  postFromAfar: () => '何かを変更する POST は、このホストの設定でしか使えません',
};

/** What is no file is called. */
const sourcesJa: Readonly<Record<string, string>> = {
  environment: '環境変数',
  'command line': 'コマンドライン',
  'central configuration': 'コレクターからの設定',
};

/** A mistake in a configuration as people read it in Japanese. */
export function problemJa(problem: Problem): Problem {
  // A rule of the agent's schemas is one of `configRules`: no other table is given to `ruled` here.
  const said = problemTextJa(problem, (rule) =>
    phraseText(configRulesJa, rule as unknown as Phrase<typeof configRules>),
  );
  return { ...said, file: sourcesJa[problem.file] ?? problem.file };
}
