import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli } from '../cli.ts';

const golden = fileURLToPath(new URL('../../../test/golden/', import.meta.url));
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'kadoban-lines-'));
});
afterAll(() => rmSync(dir, { recursive: true }));

async function run(argv: readonly string[], input = '') {
  const out: string[] = [];
  const err: string[] = [];
  const exitCode = await runCli(argv, {
    out: (text) => out.push(text),
    err: (text) => err.push(text),
    input: async () => new TextEncoder().encode(input),
    now: () => 0,
    runningMs: () => 0,
    after: () => () => undefined,
    program: undefined,
    env: {},
    stopped: () => new Promise(() => undefined),
  });
  return { exitCode, out, err };
}

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
}

function goldenCase(path: string): { input: unknown; expected: unknown } {
  return JSON.parse(readFileSync(join(golden, path), 'utf8'));
}

describe.each([
  ['evaluate', 'evaluation'],
  ['derive', 'derivation'],
])('%s', (command, folder) => {
  test('prints one line for each file, in the order given', async () => {
    const names = readdirSync(join(golden, folder)).toReversed();
    const cases = names.map((name) => goldenCase(join(folder, name)));
    const files = cases.map(({ input }, index) => file(`${folder}-${index}.json`, JSON.stringify(input)));
    expect(await run([command, ...files])).toEqual({
      exitCode: 0,
      out: cases.map(({ expected }) => JSON.stringify(expected)),
      err: [],
    });
  });
});

const { input, expected } = goldenCase('derivation/steady-host.json');
const bad: [name: string, path: () => string, error: RegExp][] = [
  ['is not there', () => join(dir, 'absent.json'), /^FILE_UNREADABLE: .*absent\.json: ENOENT/],
  ['is a directory', () => dir, /^FILE_UNREADABLE: .*EISDIR/],
  ['is no JSON', () => file('no.json', '{\n"a"\n'), /^DOCUMENT_INVALID: .*no\.json: \$: not JSON: [^\n]*$/],
  ['is no UTF-8', () => file('latin.json', Uint8Array.of(0x22, 0xe9, 0x22)), /latin\.json: \$: not UTF-8$/],
  ['is of another format', () => file('other.json', '{"format":"x"}'), /other\.json: \$\.format: must be one of/],
  [
    'has a mistake inside',
    () => file('time.json', JSON.stringify({ ...(input as object), asOf: 'now' })),
    /time\.json: \$\.asOf: must be a time/,
  ],
];

test.each(bad)(
  'a file that %s gets one error; the others are answered and the exit code is 2',
  async (_, path, error) => {
    const good = file('good.json', JSON.stringify(input));
    const answer = await run(['derive', good, path(), good]);
    expect(answer.out).toEqual([JSON.stringify(expected), JSON.stringify(expected)]);
    expect(answer.err).toEqual([expect.stringMatching(error)]);
    expect(answer.exitCode).toBe(2);
  },
);

test('- reads the standard input', async () => {
  expect(await run(['derive', '-'], JSON.stringify(input))).toEqual({
    exitCode: 0,
    out: [JSON.stringify(expected)],
    err: [],
  });
});
