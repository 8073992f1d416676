import { access, type Step } from './step.ts';

/** What a step does, in Japanese: see `stepText`. */
export function stepTextJa(step: Step): string {
  switch (step.does) {
    case 'make-user':
      return `ログインできないシステムユーザーとグループ ${step.user} を作成`;
    case 'make-directory':
      return `${step.path} を作成 (${access(step)})`;
    case 'write-file':
      return `${step.path} を書き込み (${access(step)})${step.isKept ? '、既にあればそのまま' : ''}`;
    case 'copy-file':
      return `${step.from} を ${step.path} にコピー`;
    case 'link':
      return `${step.path} から ${step.target} へリンクを作成`;
    case 'remove':
      return `${step.path} を削除`;
    case 'remove-user':
      return `ユーザーとグループ ${step.user} を削除`;
    case 'run':
      return `${[step.file, ...step.args].join(' ')} を実行`;
  }
}
