import type { Step } from '@kadoban/proto/install/step';
import { stepText } from '@kadoban/proto/install/step';
import { type Refusal, refusals } from '@kadoban/proto/install/wish';
import { type Mistake, mistakeText } from '@kadoban/proto/mistakes';
import { type Phrase, phraseText } from '@kadoban/proto/phrase';
import { formatProblem, type Problem } from '@kadoban/proto/problem';
import { missingWords } from './reporting/missing-words.ts';
import type { LifeMove } from './reports/life-cycle.ts';
import type { Missing, ReportState } from './reports/report.ts';

const restoring = (data: string) => `kadoban-collector restore --data ${data} --from FILE`;

/**
 * What failures say besides their message: where, why and what to do. In English, as the API and logs say it; people at a command line read theirs, see failure-text.ts. What others
 * wrote, such as the system, is a value (`why`, `words`) and stays as it is.
 */
export const details = {
  words: (words: string) => words,
  at: (place: string, why: string) => `${place}: ${why}`,

  // Command lines.
  noCommand: (words: string, near: string | undefined) =>
    `${words} is no command${near === undefined ? '' : `, did you mean ${near}?`}; see --help`,
  wrongOption: (words: string, usage: string) => `${words}\nusage: ${usage}`,
  usage: (usage: string) => `usage: ${usage}`,
  missing: (option: string) => `--${option} is missing`,
  either: (given: string, choices: readonly string[]) => `${given}: give ${choices.join(' or ')}`,
  oneOf: (given: string, choices: readonly string[]) => `${given}: give one of ${choices.join(', ')}`,
  role: (role: string, roles: readonly string[]) => `--role ${role}: give ${roles.join(', ')}`,
  services: (problem: string, _role: string) => `--services: ${problem}`,
  dates: (text: string) => `--dates ${text}: give western, era or both`,
  month: (text: string) => `--month ${text}: give one such as 2026-10`,
  timeZone: (text: string) => `--tz ${text}: give an IANA zone such as Asia/Tokyo`,
  instant: (given: string, example: string) => `${given}: give an instant such as ${example}`,
  integer: (option: string, text: string, max: number) => `--${option} ${text}: give a whole number from 1 to ${max}`,
  edition: (text: string) => `--edition ${text}: give a number such as 1`,
  fingerprint: (text: string) => `--fingerprint ${text}: give a fingerprint such as SHA256: and 43 characters`,
  listen: (listen: string, mistake: Mistake) => `--listen ${listen}: ${mistakeText(mistake)}`,
  monthOrOpen: () => 'give --month or --open',
  agreedZone: () => '--tz: the agreement says in which zone its months begin',
  causeAndText: () => '--cause and --text go together',
  approvals: () => '--approval and --no-approval exclude each other',
  neverServed: () => '--install needs a collector that was started once: `serve` first',
  noText: () => '--out is missing: this is no text',
  noTag: (word: string) =>
    `${word} is no tag: small letters, digits, dots, hyphens and colons (site:tokyo), 63 at the most`,
  userName: (name: string) => `${name}: a name has small letters, digits, and . _ @ - within`,
  isUser: (name: string) => `${name} is a user`,
  isUserOrKey: (name: string) => `${name} is a user or an API key`,
  noUser: (name: string) => `${name}; \`user list\` names all of them`,
  keyThere: (name: string) => `there is a key named ${name}; revoke it first or take another name`,
  noKey: (name: string) => `there is no key named ${name}`,

  // Configuration.
  mistakes: (problems: readonly Problem[]) => `\n${problems.map(formatProblem).join('\n')}`,
  noYaml: (dir: string) => `${dir} holds no YAML file`,

  // The data directory and its store.
  noStore: (name: string, data: string) => `there is no ${name} in ${data}; \`serve --data DIR\` makes one`,
  storeGone: (file: string, isEmpty: boolean, data: string) =>
    `${file} is ${isEmpty ? 'empty' : 'not there'}; restore a backup: ${restoring(data)}; for a new beginning use another directory`,
  unusable: (why: string) => `${why}; give another one with --data`,
  damaged: (file: string, why: string, data: string | undefined) =>
    `${file}: ${why}; ${data === undefined ? 'take another backup' : `keep it, and restore a backup: ${restoring(data)}`}`,
  noDatabase: (file: string) => `${file} is no database`,
  otherDatabase: (file: string) => `${file} is a database of something else`,
  newer: (file: string, schema: string) =>
    `${file} has schema ${schema}; start the version that wrote it, or a later one`,
  older: (file: string, schema: string) =>
    `${file} has schema ${schema}; use that version, or let \`serve\` of this one bring the store up to date`,
  damagedRows: (file: string, rows: readonly number[]) =>
    `${file}, ${rows.length === 1 ? `row ${rows[0]}` : `rows ${rows.join(', ')}`} of frame_log`,
  outThere: (file: string) => `${file} is there already; name another one, or remove it first`,
  copyThere: (file: string) =>
    `${file} is there: another copy is being written, or one was killed; remove it if none is`,
  noRoom: (file: string, needed: string, free: string) =>
    `${file}: the copy takes about ${needed}, and ${free} are free`,
  noFile: (file: string) => `there is no ${file}`,
  emptyFile: (file: string) => `${file} is empty`,
  notLearnt: (names: string, more: number) =>
    `${names}${more === 0 ? '' : ` and ${more} more`}; \`signing-key list\` tells when each was seen; --anyway leaves them behind, to enrol again`,

  // The start.
  taken: (listen: string) =>
    `${listen} is taken, perhaps by a collector that already runs; give another one with --listen HOST:PORT`,
  notListened: (why: string) => `${why}; give another one with --listen HOST:PORT`,

  // Installation.
  refused: (why: Refusal) => phraseText(refusals, why),
  fromSource: () => 'this runs from source; `npm run package` makes the program to install',
  step: (step: Step, why: string) => `could not ${stepText(step)}: ${why}`,

  // Reports.
  notInForce: (what: string, month: string) => `${what} was not in force in ${month}`,
  noEdition: (wanted: number, last: number) => `edition ${wanted}; the last one is ${last}`,
  draftAgain: (name: string, at: string) =>
    `what it says has changed since ${name} signed it at ${at}: it is a draft again, to be checked and approved anew`,
  noWay: (state: ReportState, move: LifeMove) => `it is ${state}, ${move} does not lead on from there`,
  incomplete: (missing: readonly Missing[]) => missing.map(missingWords).join('; '),
  ownWork: () => 'somebody who neither made nor checked it, nor adjusted its figures, must approve it',
  sayWhy: () => 'say why what was reported is changed',
  sameEdition: (edition: number) => `edition ${edition} says the same`,
};

/** What one failure says besides its message. */
export type Detail = Phrase<typeof details>;
