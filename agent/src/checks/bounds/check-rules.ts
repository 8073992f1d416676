import type { Phrase } from '@kadoban/proto/phrase';

/** What the configuration of checks has to keep besides the types of its values, as the end of a sentence about the place. */
export const checkRules = {
  less: (key: string, value: number, other: string, bound: number) =>
    `${key} (${value}) must be less than ${other} (${bound})`,
  notMore: (key: string, value: number, other: string, bound: number) =>
    `${key} (${value}) must not be more than ${other} (${bound})`,
  noPattern: () => 'is no regular expression',
  httpUrl: () => 'must be an http:// or https:// URL without user name and password (use headers for these)',
  headBody: () => 'an answer to HEAD has no body to look at',
  nameServer: () => 'must be an address, such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353',
  echoes: (count: number, leastMs: number, timeoutMs: number) =>
    `${count} echoes take ${leastMs} ms; timeoutMs (${timeoutMs}) must be more`,
  whichProcess: () => 'process or commandLine must say which',
  usernameAlone: () => 'username needs a passwordFile',

  // Programs that may not be run.
  execDisabled: () => 'is not run, because exec.enabled is not true on this host',
  programPath: () => 'must be an absolute path without `.`, `..` and doubled slashes',
  programElsewhere: (real: string | undefined) =>
    `lies in none of the directories that exec.directories allows${real === undefined ? '' : `: it is ${real}`}`,
  programMissing: () => 'does not exist',
  notExecutable: () => 'is no executable file',
  unseen: (code: string) => `cannot be looked at: ${code}`,
  notOfRoot: (path: string) => `is not safe: ${path} does not belong to root`,
  openToOthers: (path: string) => `is not safe: others than root may write to ${path}`,
};

/** A rule that was broken, in no language yet. */
export type CheckRule = Phrase<typeof checkRules>;
