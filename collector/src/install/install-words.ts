import { type StepWords, stepWords } from '@kadoban/proto/install/step-words';
import type { Language } from '@kadoban/proto/language';

/** What `install` and `uninstall` say; refusals have a code that docs/errors.md explains. */
export interface InstallWords {
  readonly steps: StepWords;
  unmanaged(name: string, command: string): string;
  readonly runs: string;
  readonly startsAtBoot: string;
  kept(data: string): string;
}

export const installWords: Readonly<Record<Language, InstallWords>> = {
  ja: {
    steps: stepWords.ja,
    unmanaged: (
      name,
      command,
    ) => `systemd がないため、コレクターは自動では起動しません。サービスを起動する仕組みで、次を実行してください。
  su -s /bin/sh -c 'exec ${command}' ${name}`,
    runs: 'コレクターが動いています。画面を開くコマンドと、最初のエージェントを登録するコマンドです。',
    startsAtBoot:
      'コレクターは次回の起動時に動き始めます。画面を開くコマンドと、最初のエージェントを登録するコマンドです。',
    kept: (data) => `データは ${data} に残しています。\`uninstall --purge\` で削除できます。`,
  },
  en: {
    steps: stepWords.en,
    unmanaged: (
      name,
      command,
    ) => `There is no systemd here, so nothing starts the collector. Let what starts services here run:
  su -s /bin/sh -c 'exec ${command}' ${name}`,
    runs: 'The collector runs. Its page, and its first agent:',
    startsAtBoot: 'The collector starts with the next boot. Its page, and its first agent:',
    kept: (data) => `The data stay in ${data}; \`uninstall --purge\` removes them.`,
  },
};
