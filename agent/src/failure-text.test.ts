import { saying } from '@kadoban/proto/mistakes';
import { expect, test } from 'vitest';
import { type Detail, details } from './error-details.ts';
import { detailsJa } from './error-details-ja.ts';
import { AgentError, type ErrorCode, messages } from './errors.ts';
import { failureText } from './failure-text.ts';
import { remedies } from './remedies.ts';

const japanese = /[ぁ-んァ-ン]/;
const codes = Object.keys(messages) as ErrorCode[];

test.each(codes)('%s is said in both languages, under the same code', async (code) => {
  const error = new AgentError(code, ['words', 'EIO']);
  const [ja = '', remedyJa] = (await failureText(error, 'ja')).split('\n');
  const [en = '', remedyEn] = (await failureText(error, 'en')).split('\n');
  expect(en).toBe(`${code}: ${messages[code]}: EIO`);
  expect(ja).toMatch(new RegExp(`^${code}: .*${japanese.source}.*: EIO$`));
  expect([remedyJa, remedyEn]).toEqual([remedies[code]?.ja, remedies[code]?.en]);
  if (remedyJa !== undefined) expect(remedyJa).toMatch(japanese);
});

test('what the system keeps from who asks is for root, whatever failed', async () => {
  const error = new AgentError('STATE_UNREADABLE', ['words', 'no'], { cause: { code: 'EACCES' } });
  expect(await failureText(error, 'en')).toMatch(/\nRun this as root/);
  expect(await failureText(error, 'ja')).toMatch(/\nroot で実行/);
});

const unknownKey = {
  file: 'agent.yaml',
  line: 3,
  column: 1,
  path: 'chcks',
  ...saying(['unknownKey', 'checks', []]),
};

/** One of each; what stands in it has to be found again in both languages. */
const samples: { readonly [K in keyof typeof details]: Parameters<(typeof details)[K]> } = {
  words: ['EIO'],
  noCommand: ['enrol', 'enroll'],
  unknownOption: ['--confg', "Unknown option '--confg'", 'config', 'kadoban-agent mark TEXT'],
  wrongOption: ["Option '--state <value>' argument missing", 'kadoban-agent mark TEXT'],
  usage: ['kadoban-agent mark TEXT'],
  language: ['de'],
  missing: ['reason'],
  emptyPath: ['state'],
  unusableFile: ['token-file', 'ENOENT'],
  oneCheck: [],
  unknownCheck: ['wbe', 'web', ['web', 'ssh']],
  markLength: [255, 300],
  reasonLength: [255],
  duration: ['30'],
  mistakes: [[unknownKey]],
  central: [[unknownKey]],
  collectorKey: ['http://c.example', 'plain'],
  proxyVariable: ['HTTPS_PROXY', 'noUrl'],
  unsignedConfig: ['/s/central.json'],
  alreadyEnrolled: ['web-01', 'h1', 'https://c'],
  inUse: ['42', '/s'],
  noIdentity: ['/s'],
  stateDir: ['EROFS'],
  noJson: ['/s/state.json'],
  wrongPart: ['/s/state.json', 'identity.hostId'],
  noCollector: [],
  plain: ['http://c'],
  otherKey: ['c:443'],
  unreachable: ['https://c', 'ECONNREFUSED'],
  late: ['https://c'],
  untrusted: ['https://c', 'self-signed certificate'],
  proxyUnusable: ['proxy:3128', 'ECONNREFUSED'],
  proxyAnswered: ['proxy:3128', 403, 'c:443', 'forbidden'],
  collectorUnsaid: [],
  collectorOption: ['ftp://c', 'noUrl'],
  noToken: [],
  tokenWantsTls: ['http://127.0.0.1:1'],
  notKept: ['ENOSPC', 'web-01', 'h1'],
  strange: ['https://c', 418],
  noFarewell: [404],
  refusedBy: ['TOKEN_USED', 'TOKEN_USED: The enrolment token was used before'],
  notAsked: ['ENOENT', '/s'],
  silent: [5, '/s'],
  otherVersion: [],
  refused: [['packaged', 'kadoban-agent']],
  nothingToInstall: [],
  noTokenFile: [],
  tokenForTree: [],
  notEnrolled: ['COLLECTOR_UNREACHABLE'],
  step: [{ does: 'remove', path: '/usr/bin/x' }, 'EROFS'],
  nothingToReplace: [],
  packaged: ['/usr/bin/kadoban-agent', 'kadoban-agent'],
  foreignOffer: ['linux-x64'],
  unsignedOffer: [],
  incomparable: ['1.0.0', 'x'],
  older: ['1.0.0', '1.1.0'],
  missingArchive: ['/agents/a.tar.gz'],
  otherChecksum: [],
  emptyArchive: ['kadoban-agent', '/agents/a.tar.gz'],
  otherProgram: ['/usr/bin/kadoban-agent', '1.0.0', '1.1.0'],
  notReplaced: ['/usr/bin/kadoban-agent', 'EROFS', true],
  rolledBack: ['1.1.0', 120, '1.0.0', true],
};

/** All of it was written by others. */
const foreign = ['words', 'unusableFile', 'unreachable'];

/** Of what is put in other words, or left out, in one of the languages. */
const reworded: Partial<Record<string, readonly unknown[]>> = {
  unknownOption: ["Unknown option '--confg'", 'config'],
  wrongOption: ["Option '--state <value>' argument missing"],
  unknownCheck: [['web', 'ssh']],
  mistakes: [[unknownKey]],
  central: [[unknownKey]],
  collectorKey: ['plain'],
  collectorOption: ['noUrl'],
  proxyVariable: ['noUrl'],
  proxyAnswered: ['forbidden'],
  refused: [['packaged', 'kadoban-agent']],
  step: [{ does: 'remove', path: '/usr/bin/x' }],
  notReplaced: [true],
  rolledBack: [true],
};

test.each(Object.entries(samples))('the detail %s says the same in both languages', (key, values) => {
  const say = (table: object) => (table as Record<string, (...values: unknown[]) => string>)[key]?.(...values) ?? '';
  const [en, ja] = [say(details), say(detailsJa)];
  expect(en).not.toMatch(japanese);
  if (!foreign.includes(key)) expect(ja).toMatch(japanese);
  for (const text of [en, ja]) {
    expect(text).not.toContain('undefined');
    for (const value of values) {
      if (!reworded[key]?.some((other) => JSON.stringify(other) === JSON.stringify(value)))
        expect(text).toContain(String(value));
    }
  }
});

test.each<[detail: Detail, ja: string]>([
  [['refused', ['rootOnly']], 'root 権限が必要です。sudo で実行するか、--dry-run で内容だけを確かめてください'],
  [['wrongOption', "Unknown option '-x'", 'u'], '-x というオプションはありません\n使い方: u'],
  [['wrongOption', "Option '--all' does not take an argument", 'u'], '--all に値は付けられません\n使い方: u'],
  [['refusedBy', 'NEW_CODE', 'NEW_CODE: words of its own'], 'NEW_CODE: words of its own'],
])('%j in Japanese', async (detail, ja) => {
  expect(await failureText(new AgentError('USAGE', detail), 'ja')).toBe(`USAGE: コマンドを解釈できません: ${ja}`);
});
