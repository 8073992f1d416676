import { expect, test } from 'vitest';
import { centralFinding } from './central.ts';
import { looksFinding } from './checks.ts';
import { offsetFinding } from './clock.ts';
import { linkFinding } from './connection.ts';
import { unknownName } from './dns.ts';
import type { Finding } from './examination.ts';
import { inForceFinding } from './in-force.ts';
import { modesFinding } from './key-file.ts';
import { serviceFinding } from './service.ts';
import { roomFinding } from './spool.ts';
import { unreached } from './tcp.ts';
import { untrusted } from './tls.ts';
import { versionFinding } from './versions.ts';

const mebibyte = 1024 * 1024;
const room = { folder: '/s', freeBytes: 1e12, freeInodes: 5, maxBytes: 256 * mebibyte, spoolBytes: 0 };
const hop = { host: 'kadoban.example.jp', port: 443, isProxy: false };
const url = new URL('https://kadoban.example.jp');
const failure = (code: string) => Object.assign(new Error('a failure'), { code });
const unit = (words: Record<string, string>) =>
  Object.entries({ LoadState: 'loaded', UnitFileState: 'enabled', ...words })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
const directory = { path: '/s', mode: 0o700, uid: 7, gid: 8 };
const key = { path: '/s/state.json', mode: 0o600, uid: 7, gid: 8 };
const config = { path: '/etc/agent.yaml', mode: 0o640, uid: 0, gid: 8 };
const heard = (serverTimeMs: number) => ({ serverTimeMs, askedMs: 100_000, heardMs: 100_200 });
const standing = {
  pid: 7,
  version: '1.0.0',
  startedMs: 1,
  collector: 'c',
  link: { isOpen: false, sinceMs: 1 },
  checks: {},
};

const started = { ...standing, startedMs: 2000 };
const refused = { ...standing, central: { revision: 5, refusal: 'no' } };
const lost = (why: 'revoked' | 'unauthorised' | 'try-later', detail: string) => ({
  ...standing,
  link: { ...standing.link, lost: { why, detail } },
});
const unknown = { status: 'unknown', reason: 'program-failed', output: '', atMs: 1 } as const;

const cases: [name: string, finding: Finding, status: Finding['status'], said: RegExp, remedy: RegExp | undefined][] = [
  ['no DNS server', unknownName('h', 'collector', 'EAI_AGAIN'), 'bad', /no DNS server answers for h/, /resolv.conf/],
  ['a wrong name', unknownName('h', 'HTTPS_PROXY', 'ENOTFOUND'), 'bad', /h does not exist/, /spelling in HTTPS_PROXY/],
  ['a closed port', unreached(hop, 'collector', 'ECONNREFUSED'), 'bad', /example.jp:443 refuses/, /collector runs/],
  ['a closed proxy', unreached({ ...hop, isProxy: true }, 'proxy', 'ECONNREFUSED'), 'bad', /refuses/, /proxy runs/],
  ['a firewall', unreached(hop, 'collector', 'ETIMEDOUT'), 'bad', /does not answer within 7 s/, /firewalls/],
  ['no route', unreached(hop, 'collector', 'ENETUNREACH'), 'bad', /no way leads to/, /ip route/],
  ['an expired certificate', untrusted(url, failure('CERT_HAS_EXPIRED')), 'bad', /not valid today/, /clock/],
  ['a stranger’s certificate', untrusted(url, failure('DEPTH_ZERO_SELF_SIGNED_CERT')), 'bad', /not trusted/, /pin/],
  ['another name', untrusted(url, failure('ERR_TLS_CERT_ALTNAME_INVALID')), 'bad', /not trusted/, /pin/],
  [
    'another protocol',
    untrusted(
      url,
      new Error('4033:error:0A00010B:SSL routines:tls_validate_record_header:wrong version number:../x.c:78:\n'),
    ),
    'bad',
    /does not speak TLS: wrong version number$/,
    /this port/,
  ],
  ['no TLS', untrusted(url, failure('EPROTO')), 'bad', /does not speak TLS/, /this port/],
  ['enough room', roomFinding(room), 'good', /free at \/s/, undefined],
  ['little room', roomFinding({ ...room, freeBytes: 100 * mebibyte }), 'warning', /100 MiB are free/, /maxBytes/],
  ['no room', roomFinding({ ...room, freeBytes: mebibyte }), 'bad', /has 1.0 MiB left/, /make room/],
  ['no inodes', roomFinding({ ...room, freeInodes: 0 }), 'bad', /no inodes/, /make room/],
  ['no inodes of its own', roomFinding({ ...room, freeInodes: undefined }), 'good', /free/, undefined],
  [
    'a read-only disk',
    roomFinding({ ...room, unwritable: 'EROFS' }),
    'bad',
    /cannot be written \(EROFS\)/,
    /read-only/,
  ],
  ['another’s directory', roomFinding({ ...room, unwritable: 'EACCES' }), 'bad', /EACCES/, /as root/],
  ['right modes', modesFinding(directory, key, config), 'good', /only its owner/, undefined],
  [
    'an open key',
    modesFinding(directory, { ...key, mode: 0o640 }, config),
    'bad',
    /open to other users \(0640\)/,
    /chmod 0600/,
  ],
  ['an open directory', modesFinding({ ...directory, mode: 0o755 }, key, config), 'bad', /\(0755\)/, /chmod 0700/],
  [
    'a key of root',
    modesFinding(directory, { ...key, uid: 0 }, config),
    'bad',
    /belongs to uid 0/,
    /chown --reference/,
  ],
  [
    'an open configuration',
    modesFinding(directory, key, { ...config, mode: 0o666 }),
    'bad',
    /written by others/,
    /go-w/,
  ],
  [
    'a configuration that the agent may not read',
    modesFinding(directory, key, { ...config, mode: 0o600 }),
    'bad',
    /may not read \/etc\/agent.yaml \(0600, uid 0, gid 8\)/,
    /chgrp 8/,
  ],
  [
    'a configuration of another group',
    modesFinding(directory, key, { ...config, gid: 0 }),
    'bad',
    /may not read/,
    /chmod 0640/,
  ],
  ['no configuration', modesFinding(directory, key, undefined), 'good', /only its owner/, undefined],
  ['clocks alike', offsetFinding(heard(100_100)), 'good', /within 200 ms/, undefined],
  ['a fast clock', offsetFinding(heard(95_000)), 'warning', /5.0 s ahead/, /chrony/],
  ['a slow clock', offsetFinding(heard(200_000)), 'bad', /99.8 s behind/, /which of the two/],
  [
    'a running unit',
    serviceFinding(unit({ ActiveState: 'active', SubState: 'running' }), 7),
    'good',
    /active/,
    undefined,
  ],
  [
    'a unit that does not come back',
    serviceFinding(unit({ ActiveState: 'active', UnitFileState: 'disabled' }), 7),
    'warning',
    /next boot \(disabled\)/,
    /systemctl enable/,
  ],
  [
    'a unit that fails',
    serviceFinding(unit({ ActiveState: 'failed', SubState: 'failed', Result: 'exit-code' }), undefined),
    'bad',
    /failed \(failed, exit-code\)/,
    /journalctl/,
  ],
  [
    'a stopped unit',
    serviceFinding(unit({ ActiveState: 'inactive', SubState: 'dead', Result: 'success' }), undefined),
    'bad',
    /inactive \(dead\)/,
    /enable --now/,
  ],
  ['no unit', serviceFinding('LoadState=not-found\n', undefined), 'bad', /no agent runs/, /install/],
  ['no systemd and no agent', serviceFinding(undefined, undefined), 'bad', /no agent runs/, /run/],
  ['no systemd', serviceFinding(undefined, 7), 'good', /process 7/, undefined],
  ['a file that the agent has read', inForceFinding(1000, started, 7), 'good', /runs with it/, undefined],
  ['no file', inForceFinding(undefined, started, 7), 'good', /runs with it/, undefined],
  ['a file that was changed since', inForceFinding(2001, started, 7), 'warning', /was changed after/, /reload/],
  ['a file and another agent', inForceFinding(1000, started, 8), 'skipped', /no agent/, undefined],
  ['nothing from afar', centralFinding(standing, 7, true), 'good', /there is none/, undefined],
  ['another agent’s configuration', centralFinding(standing, 8, true), 'skipped', /no agent/, undefined],
  ['a host that takes none', centralFinding(refused, 7, false), 'good', /takes none/, undefined],
  ['a refused configuration', centralFinding(refused, 7, true), 'warning', /5 is refused.*: no$/, /central.kinds/],
  [
    'a configuration that runs',
    centralFinding({ ...standing, central: { revision: 5, refusal: '' } }, 7, true),
    'good',
    /revision 5 runs/,
    undefined,
  ],
  ['nothing told', linkFinding(undefined, 7), 'skipped', /no agent/, undefined],
  ['told by another process', linkFinding(standing, 8), 'skipped', /no agent/, undefined],
  ['the first try', linkFinding(standing, 7), 'warning', /being made/, /wait/],
  [
    'one that waits for approval',
    linkFinding(lost('try-later', 'AGENT_PENDING, retryMs=5000'), 7),
    'warning',
    /AGENT_PENDING/,
    /host approve/,
  ],
  [
    'one that was copied',
    linkFinding(lost('unauthorised', 'AGENT_CLONED (code 4001)'), 7),
    'bad',
    /CLONED/,
    /on the copy.+host release/,
  ],
  [
    'one that nobody knows',
    linkFinding(lost('unauthorised', 'AGENT_UNAUTHORISED (code 4001)'), 7),
    'bad',
    /AGENT_UN/,
    /--replace/,
  ],
  ['one that is over', linkFinding(lost('revoked', 'AGENT_DECOMMISSIONED (code 4003)'), 7), 'bad', /DECOM/, /--undo/],
  ['a revoked one', linkFinding(lost('revoked', 'AGENT_REVOKED (code 4003)'), 7), 'bad', /REVOKED/, /for ever/],
  ['one version', versionFinding('1.4.0+abc', undefined, '1.4.9'), 'good', /agent 1.4.0/, undefined],
  ['a minor version older', versionFinding('1.4.0', '1.4.0', '1.5.0'), 'good', /collector 1.5.0/, undefined],
  ['a minor version newer', versionFinding('1.6.0', undefined, '1.5.0'), 'good', /collector 1.5.0/, undefined],
  ['much older', versionFinding('1.3.0', undefined, '1.5.0'), 'warning', /more than one/, /update the agent/],
  ['much newer', versionFinding('2.0.0', undefined, '1.9.0'), 'warning', /more than one/, /collector first/],
  ['another program runs', versionFinding('1.4.0', '1.3.0', '1.4.0'), 'warning', /the one that runs 1.3.0/, /restart/],
  ['no collector’s version', versionFinding('1.4.0', undefined, undefined), 'skipped', /not told/, undefined],
  ['checks that look', looksFinding('OK - a: up\nCRITICAL - b: down', ['a', 'b']), 'good', /all 2/, undefined],
  [
    'a check that the unit keeps from looking',
    looksFinding('OK - a: up\nOK - b: up', ['a', 'b'], { b: unknown, c: unknown }),
    'bad',
    /1 of 2 .*: b: program-failed \(within the service alone\)$/,
    /What the service may do/,
  ],
  [
    'a blind check',
    looksFinding("OK - a: up\nUNKNOWN - b: permission: no | 't'=1s", ['a', 'b']),
    'bad',
    /1 of 2 .*: b: permission: no$/,
    /each says why/,
  ],
  ['checks that nobody ran', looksFinding('\nSTATE_UNREADABLE: x', ['a']), 'bad', /a: STATE_UNREADABLE: x/, /each/],
];

/** What is said in Japanese, sentence by sentence, without what stands in brackets and without what others said. */
const sentencesOf = (ja: string) =>
  ja
    .replace(/: .*$/s, '')
    .split('。')
    .map((sentence) => sentence.replace(/ ?\([^)]*\)/g, ''));
/** A sentence is polite; what ends in a noun or a value is none. */
const polite = /(?:[^ぁ-ん]|です|ます|ません|でした|ました|ください|なし|のみ)$/;

test.each(cases)('%s', (_name, { status, said, remedy }, wanted, words, advice) => {
  expect([status, said.en]).toEqual([wanted, expect.stringMatching(words)]);
  if (advice) expect(remedy?.en).toMatch(advice);
  else expect(remedy).toBeUndefined();
  for (const { ja } of [said, ...(remedy ? [remedy] : [])]) {
    expect(ja).toMatch(/[ぁ-んァ-ン一-龠]/);
    expect(sentencesOf(ja).filter((sentence) => !polite.test(sentence))).toEqual([]);
  }
});
