import { type StepWords, stepWords } from '@kadoban/proto/install/step-words';
import type { Language } from '@kadoban/proto/language';

/** What `install` and `uninstall` say. */
export interface InstallWords {
  readonly steps: StepWords;
  enrolling(url: string): string;
  readonly enrolledBefore: string;
  leaving(origin: string): string;
  readonly notLeft: string;
  readonly kept: string;
  unmanaged(name: string, command: string): string;
  readonly startsAtBoot: string;
  readonly startsOnceEnrolled: string;
  runs(name: string): string;
  runsOnceEnrolled(name: string): string;
}

export const installWords: Readonly<Record<Language, InstallWords>> = {
  ja: {
    steps: stepWords.ja,
    enrolling: (url) => `${url} に登録 (登録済みのホストはそのまま)`,
    enrolledBefore: 'このホストは登録済みです。識別情報はそのままで、トークンは使っていません',
    leaving: (origin) => `${origin} に、このホストの監視終了を通知`,
    notLeft: 'コレクターでこのホストを監視終了にしてください。そのままでは無応答とみなされます。',
    kept: '設定と識別情報は、次のインストールのために残しています。`uninstall --purge` で削除できます。',
    unmanaged: (
      name,
      command,
    ) => `systemd がないため、エージェントは自動では起動しません。サービスを起動する仕組みで、次を実行してください。
  su -s /bin/sh -c 'exec ${command}' ${name}`,
    startsAtBoot: 'エージェントは次回の起動時に動き始めます。',
    startsOnceEnrolled: 'エージェントは、このホストを登録すると、次回の起動時に動き始めます。',
    runs: (name) =>
      `エージェントが動いています。\`${name} status\` で状態を、\`${name} doctor\` で問題と対処を確認できます。`,
    runsOnceEnrolled: (name) =>
      `エージェントは、このホストを登録 (\`${name} enroll\`) すると動き始めます。\`journalctl -u ${name}\` でログを確認できます。`,
  },
  en: {
    steps: stepWords.en,
    enrolling: (url) => `enrol with ${url}, unless this host is enrolled`,
    enrolledBefore: 'this host is enrolled and keeps its identity; the token was not used',
    leaving: (origin) => `tell ${origin} that this host is not watched any more`,
    notLeft: 'Decommission this host on the collector, which takes it for silent otherwise.',
    kept: 'Configuration and identity stay, for a later installation; `uninstall --purge` removes them.',
    unmanaged: (
      name,
      command,
    ) => `There is no systemd here, so nothing starts the agent. Let what starts services here run:
  su -s /bin/sh -c 'exec ${command}' ${name}`,
    startsAtBoot: 'The agent starts with the next boot.',
    startsOnceEnrolled: 'The agent starts with the next boot, once this host is enrolled.',
    runs: (name) =>
      `The agent runs. \`${name} status\` tells how it is doing, \`${name} doctor\` what is broken and what to do.`,
    runsOnceEnrolled: (name) =>
      `The agent runs once this host is enrolled (\`${name} enroll\`). \`journalctl -u ${name}\` shows what it says.`,
  },
};
