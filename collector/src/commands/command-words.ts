import type { Language } from '@kadoban/proto/language';
import type { IncidentState } from '../incidents/incident.ts';
import { commandWordsJa } from './command-words-ja.ts';

const andMore = (names: string, more: number) => `${names}${more === 0 ? '' : ` and ${more} more`}`;

const rotate =
  'run `signing-key rotate --anyway` before the start, or no agent knows it (--anyway, because what hosts said after the backup is not in it)';
const enrol =
  'no agent knows it, rotating does not help, and every host has to enrol again, with a token of `host replace`';

/** What a command line says of a store, and of copying it. */
const storeWords = {
  backedUp: (file: string, size: string, store: string) => `${file}: ${size}, ${store}`,
  emptyStore: 'an empty store',
  store: (collectorId: string | null, schema: string, lastEvidence: string | null) =>
    `collector ${collectorId ?? 'never started'}, schema ${schema}, ${lastEvidence === null ? 'no evidence yet' : `last evidence at ${lastEvidence}`}`,
  looking: (file: string, size: string, seconds: number) => `looking through ${file} (${size}) for ${seconds} s`,
  copied: (size: string, ofAbout: string) => `copied ${size} of about ${ofAbout}`,
  nothingWritten: (signal: string) => `${signal}: nothing was written`,
  keptBefore: (file: string) => `the store before is kept as ${file}`,
  restored:
    'What was stored after the backup is gone. Agents send what they still hold; for the rest nobody looked. Keys and hosts that were revoked since\n' +
    'are good again: revoke them once more. Enrolment tokens, logins and sessions are not: make new ones.',
  keyRotated: `Its signing key was rotated after the backup: ${rotate}.`,
  keyRotatedTwice: `Its signing key was rotated after the backup, to one that is not in it: ${enrol}.`,
  keyPerhapsRotated: `If its signing key was rotated after the backup, once: ${rotate}. More than once: ${enrol}.`,
  keyPerhapsRotatedAway: `If its signing key was rotated after the backup, ${enrol}.`,
  verifying: (chains: number, ofChains: number, entries: number) =>
    `verified ${chains} of ${ofChains} chains, ${entries} entries so far`,
  whole: (chains: number, entries: number, roots: number) =>
    `no broken link: ${chains} chains, ${entries} entries, ${roots} signed roots`,
  unsealed: (rows: number, from: string | null, to: string | null) =>
    `${rows} rows not sealed yet, from ${from} to ${to}`,
  unanchored: 'no daily root yet: nothing says where the chains ended',
  broken: (chain: string, entry: number | string | null, what: string) =>
    `broken: chain ${chain}${entry === null ? '' : `, entry ${entry}`}: ${what}`,
};

/** Of hosts, tokens, keys and users. */
const accessWords = {
  hostDone: (action: string, hostId: string) => `${action} ${hostId}: done`,
  standings: {
    revoked: 'revoked',
    decommissioned: 'decommissioned',
    cloned: 'cloned',
    pending: 'pending',
    active: 'active',
  },
  changed: 'changed',
  revoked: (name: string) => `revoked ${name}`,
  replaces: (hostId: string) => `replaces ${hostId}`,
  comesFrom: (ranges: string) => `from ${ranges}`,
  installLink: 'install link',
  installScript: 'install script',
  approval: 'approval',
  password: 'password',
  passwordAndCode: 'password and code',
  disabled: 'disabled',
  switched: (name: string, isDisabled: boolean) => `${name}: ${isDisabled ? 'disabled' : 'enabled'}`,
  keyStates: { former: 'former', present: 'present', next: 'next' },
  keyKnown: (aware: number, all: number) => `${aware} of ${all} hosts know the next key`,
  neverSeen: 'never seen',
  lastSeen: (at: string) => `last seen ${at}`,
  rotated: [
    'Start the collector now. Agents that connect know it by this key, and learn the next one. A host that is away from now until after one more rotation',
    'has to enrol again: before that, wait until `signing-key list` says that all hosts know the next key. Make a backup now, and another one then; give the',
    'new fingerprint to whoever verifies your reports.',
  ].join('\n'),
  leftBehind: (names: string, more: number) =>
    `These may have to enrol again, each with a token of \`host replace\`: ${andMore(names, more)}.`,
};

/** Of definitions, outages, incidents and reports. */
const recordWords = {
  valid: (file: string) => `${file} is valid`,
  validDefinitions: (dir: string, count: number) => `${dir} is valid: ${count} definitions`,
  would: (what: string, isDeleted: boolean) => `${isDeleted ? 'would delete' : 'would write'} ${what}`,
  wrote: (what: string) => `wrote ${what}`,
  left: (loss: string) => `left behind: ${loss}`,
  incidentSaved: (id: string, state: IncidentState | undefined, version: number) => `${id} ${state} version ${version}`,
  noted: (target: string, at: string, version: number) => `${target} ${at}: version ${version}`,
};

/** What commands say when they have done something, and the words of their tables; see `reportWords` for those of reports. */
const commandWordsEn = { ...storeWords, ...accessWords, ...recordWords };

/** Such words; a table that lacks one is none. */
export type CommandWords = typeof commandWordsEn;

export const commandWords: Readonly<Record<Language, CommandWords>> = { ja: commandWordsJa, en: commandWordsEn };
