import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brokenIn, type Mistake, type mistakes, saying } from '@kadoban/proto/mistakes';
import { expect, onTestFinished, test } from 'vitest';
import { bentIo } from '../../test/kit/bent-io.ts';
import { runCli } from './cli.ts';
import { type ConfigRule, configRules } from './config-rules.ts';
import { problemJa } from './problem-ja.ts';

const japanese = /[ぁ-んァ-ン]/;

/** One of each: the key decides what values there are, so that none can be left out. */
type SamplesOf<T extends Readonly<Record<string, (...values: never[]) => string>>> = {
  readonly [K in keyof T]: Parameters<T[K]>;
};

const mistakeSamples: SamplesOf<Omit<typeof mistakes, 'own'>> = {
  fileCharsMax: [300_000, 262_144],
  tab: [],
  secondDocument: [],
  keyNoText: [],
  tooDeep: [],
  syntax: ['MISSING_CHAR', 'Missing closing quote'],
  alias: [],
  more: [12],
  missing: [],
  missingKind: [['dns', 'tcp']],
  unknownKey: ['port', ['host']],
  twice: [],
  keyPattern: ['^[a-z]+$'],
  type: [['string'], 80, true],
  choice: [['warn', 'info'], 'info'],
  limit: ['>=', 1000, 5],
  empty: [],
  charsMin: [2],
  charsMax: [255],
  itemsMin: [1],
  itemsMax: [16],
  keysMax: [32],
  pattern: ['^/'],
  twin: ['checks[0].name'],
};

const ruleSamples: SamplesOf<typeof configRules> = {
  less: ['timeoutMs', 5, 'intervalMs', 4],
  notMore: ['min', 5, 'max', 4],
  noPattern: [],
  httpUrl: [],
  headBody: [],
  nameServer: [],
  echoes: [3, 1400, 1000],
  whichProcess: [],
  usernameAlone: [],
  execDisabled: [],
  programPath: [],
  programElsewhere: ['/usr/bin/dash'],
  programMissing: [],
  notExecutable: [],
  unseen: ['EACCES'],
  notOfRoot: ['/opt'],
  openToOthers: ['/opt'],
  absolutePath: [],
  collectorUrl: ['tail'],
  proxy: ['tail'],
  takesNone: [],
  tooManyChecks: [1025, 1024],
  fileFromAfar: [],
  postFromAfar: [],
};

const at = { file: 'agent.yaml', line: 1, column: 1, path: 'name' };
/** Numbers, names and patterns of the samples; the rest are words that stand for others. */
const shown = (values: readonly unknown[]) => values.flat().filter((value) => /^[\d/^]|Ms$/.test(`${value}`));

test.each([
  ...Object.entries(mistakeSamples).map(([key, values]) => [
    key,
    saying([key, ...values] as unknown as Mistake),
    values,
  ]),
  ...Object.entries(ruleSamples).map(([key, values]) => [
    key,
    brokenIn(configRules, [key, ...values] as unknown as ConfigRule),
    values,
  ]),
] as [key: string, said: ReturnType<typeof saying>, values: readonly unknown[]][])(
  'the mistake %s is said in both languages',
  (_key, said, values) => {
    const { message } = problemJa({ ...at, ...said });
    expect(message).toMatch(japanese);
    expect(said.message).not.toMatch(japanese);
    for (const value of shown(values)) {
      expect(message).toContain(`${value}`);
      expect(said.message).toContain(`${value}`);
    }
  },
);

const file = `stateDir: here
colector: https://kadoban.example.jp
proxy: https://proxy.example.jp
spool: {maxAgeMs: 5, maxBytes: big}
log:
  level: erorr
checks:
  - {name: web, kind: http, url: ftp://x, status: []}
  - {name: web, kind: tcp, host: db, port: 5432, timeoutMs: 70000}
  - {name: dns, kind: dns, query: x, type: AA, failures: 0}
  - kind: file
    path: logs
    name: log
`;

/** What both languages say of it, line by line. */
const said: [en: string, ja: string][] = [
  ['agent.yaml:1:11 stateDir: must be an absolute path', 'agent.yaml:1:11 stateDir: 絶対パスにしてください'],
  [
    'agent.yaml:2:1 colector: unknown key; did you mean collector?',
    'agent.yaml:2:1 colector: 不明なキーです。collector ではありませんか',
  ],
  [
    'agent.yaml:3:8 proxy: is no http:// URL, such as http://proxy.example.jp:3128',
    'agent.yaml:3:8 proxy: このアドレスが http://proxy.example.jp:3128 のような http:// の URL ではありません',
  ],
  [
    'agent.yaml:4:19 spool.maxAgeMs: must be >= 60000, is 5',
    'agent.yaml:4:19 spool.maxAgeMs: 60000 以上にしてください (今の値は 5)',
  ],
  [
    'agent.yaml:4:32 spool.maxBytes: must be a whole number, is a text',
    'agent.yaml:4:32 spool.maxBytes: 整数が必要ですが、文字列です',
  ],
];

test('what is wrong in a file is told in the language that is asked for, and each mistake is translated', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'kadoban-'));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  const path = join(dir, 'agent.yaml');
  writeFileSync(path, file);
  const validate = async (lang: string) => {
    const { io, err } = bentIo({ env: { KADOBAN_SAMPLE_EVERY_MS: '5' } });
    expect(await runCli(['config', 'validate', path, '--lang', lang], io)).toBe(2);
    return err.join('\n').replaceAll(`${dir}/`, '').split('\n');
  };
  const [[enHead, ...en], [jaHead, ...ja]] = [await validate('en'), await validate('ja')];
  expect(enHead).toBe(`CONFIG_INVALID: The configuration is not valid: ${en.length} mistakes`);
  expect(jaHead).toBe(`CONFIG_INVALID: 設定が正しくありません: 誤りが ${en.length} 件あります`);
  expect(en.slice(0, said.length)).toEqual(said.map(([line]) => line));
  expect(ja.slice(0, said.length)).toEqual(said.map(([, line]) => line));
  expect(ja.length).toBe(en.length);
  for (const line of ja) expect(line).toMatch(japanese);
  expect(ja.at(-1)).toBe('環境変数 KADOBAN_SAMPLE_EVERY_MS: 1000 以上にしてください (今の値は 5)');
});
