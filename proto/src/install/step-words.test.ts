import { expect, test } from 'vitest';
import { root, type Step } from './step.ts';
import { stepWords } from './step-words.ts';

const steps: [step: Step, ja: string, en: string][] = [
  [
    { does: 'make-user', user: 'u', home: '/h' },
    'ログインできないシステムユーザーとグループ u を作成',
    'make the system user and group u, who cannot log in',
  ],
  [
    { does: 'make-directory', path: '/d', mode: 0o750, owner: root },
    '/d を作成 (root:root 0750)',
    'make /d (root:root 0750)',
  ],
  [
    { does: 'write-file', path: '/f', mode: 0o640, owner: root, text: '', isKept: true },
    '/f を書き込み (root:root 0640)、既にあればそのまま',
    'write /f (root:root 0640) unless it is there',
  ],
  [{ does: 'copy-file', from: '/a', path: '/b', mode: 0o755 }, '/a を /b にコピー', 'copy /a to /b'],
  [{ does: 'link', path: '/l', target: '/t' }, '/l から /t へリンクを作成', 'link /l to /t'],
  [{ does: 'remove', path: '/r' }, '/r を削除', 'remove /r'],
  [{ does: 'remove-user', user: 'u' }, 'ユーザーとグループ u を削除', 'remove the user and group u'],
  [{ does: 'run', file: 'systemctl', args: ['stop'] }, 'systemctl stop を実行', 'run systemctl stop'],
];
test.each(steps)('%j is told in both languages', (step, ja, en) => {
  expect([stepWords.ja.text(step), stepWords.en.text(step)]).toEqual([ja, en]);
});
