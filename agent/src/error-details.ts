import { type Step, stepText } from '@kadoban/proto/install/step';
import { type Refusal, refusals } from '@kadoban/proto/install/wish';
import { type Phrase, phraseText } from '@kadoban/proto/phrase';
import { formatProblem, type Problem } from '@kadoban/proto/problem';
import { type UrlProblem, urlProblems } from './uplink/collector-url.ts';
import { type ProxyProblem, proxyProblems } from './uplink/proxy.ts';

/** What the answer of a proxy means. */
const proxyMeanings = {
  forbidden: 'it does not allow this address',
  noProxy: 'it is a web server and no proxy, or does not know the address',
  noConnect: 'it is a web server and no proxy, or forbids CONNECT',
  credentials: 'it wants another user name and password',
  unreachable: 'it cannot reach the collector',
  late: 'the collector did not answer it in time',
} as const;

export type ProxyMeaning = keyof typeof proxyMeanings;

const linesOf = (problems: readonly Problem[]) => problems.map(formatProblem).join('\n');
const proposed = (name: string | undefined) => (name === undefined ? '' : `, did you mean ${name}?`);

/**
 * What failures say besides their message: where, why and what to do. In English, in which they are logged; people read theirs, see failure-text.ts. What others wrote, such as the
 * system, is a value (`why`, `words`) and stays as it is.
 */
export const details = {
  words: (words: string) => words,

  // Command lines.
  noCommand: (words: string, near: string | undefined) => `${words} is no command${proposed(near)}; see --help`,
  unknownOption: (_option: string, words: string, near: string | undefined, usage: string) =>
    `${words}${near === undefined ? '' : `. Did you mean --${near}?`}\nusage: ${usage}`,
  wrongOption: (words: string, usage: string) => `${words}\nusage: ${usage}`,
  usage: (usage: string) => `usage: ${usage}`,
  language: (asked: string) => `--lang ${asked} is neither ja nor en`,
  missing: (option: string) => `--${option} is missing`,
  emptyPath: (option: string) => `--${option} is empty; it has to be an absolute path`,
  unusableFile: (option: string, why: string) => `--${option}: ${why}`,
  oneCheck: () => 'give the name of one check, or --all',
  unknownCheck: (name: string, near: string | undefined, names: readonly string[]) =>
    `${name}; ${near === undefined ? `there are: ${names.join(', ') || 'none'}` : `did you mean ${near}?`}`,
  markLength: (charsMax: number, chars: number) => `the text must have 1 to ${charsMax} characters, has ${chars}`,
  reasonLength: (charsMax: number) => `--reason has more than ${charsMax} characters`,
  duration: (text: string) => `--for ${text} is no time from 1s to 7d, such as 30m`,

  // Configuration.
  mistakes: (problems: readonly Problem[]) =>
    `${problems.length === 1 ? '1 mistake' : `${problems.length} mistakes`}\n${linesOf(problems)}`,
  central: (problems: readonly Problem[]) => linesOf(problems),
  collectorKey: (text: string, problem: UrlProblem) => `collector: ${text} ${urlProblems[problem]}`,
  proxyVariable: (variable: string, problem: ProxyProblem) => `environment ${variable} ${proxyProblems[problem]}`,
  unsignedConfig: (file: string) => `${file} is not signed by the collector for this host`,

  // State.
  alreadyEnrolled: (name: string, hostId: string, url: string) =>
    `as ${name} (${hostId}) with ${url}; --replace makes another host of it`,
  inUse: (pid: string, stateDir: string) => `process ${pid} uses ${stateDir}; stop it first`,
  noIdentity: (stateDir: string) => `${stateDir} holds no identity; \`enroll\` with a token makes one`,
  stateDir: (why: string) => `${why}; \`stateDir\` says where it is`,
  noJson: (file: string) => `${file} is no JSON`,
  wrongPart: (file: string, part: string) => `${file}: ${part} is missing or not valid`,

  // The collector, and the way there.
  noCollector: () => 'no collector is known; `enroll` with a token makes one known',
  plain: (origin: string) => `${origin} is not encrypted: use https`,
  otherKey: (address: string) => `the certificate of ${address} does not have the pinned key`,
  unreachable: (origin: string, why: string) => `${origin}: ${why}`,
  late: (origin: string) => `${origin}: no answer in time`,
  untrusted: (origin: string, why: string) =>
    `${origin}: ${why}; a token made by this collector carries the pin of a certificate that no authority vouches for`,
  proxyUnusable: (proxy: string, why: string) => `${proxy} cannot be used: ${why}`,
  proxyAnswered: (proxy: string, status: number, address: string, meaning: ProxyMeaning | undefined) =>
    `${proxy} answers HTTP ${status} for ${address}${meaning === undefined ? '' : `: ${proxyMeanings[meaning]}`}`,

  // Enrolment and farewell.
  refusedBy: (_code: string, words: string) => words,
  collectorUnsaid: () => '--collector is missing, and the token does not tell it',
  collectorOption: (text: string, problem: UrlProblem) => `--collector ${text} ${urlProblems[problem]}`,
  noToken: () => 'the token file holds no enrolment token; one begins with kdbe_ and stands alone in the file',
  tokenWantsTls: (url: string) => `the token belongs to a collector with TLS; use https:// instead of ${url}`,
  notKept: (why: string, name: string, hostId: string) =>
    `${why}; the collector has already made the host ${name} (${hostId}): enrol again with the same token to become it`,
  strange: (url: string, status: number) => `what answers at ${url} is no collector of kadoban (HTTP ${status})`,
  noFarewell: (status: number) => `it answers HTTP ${status}; an older collector does not know this`,

  // The agent that runs.
  notAsked: (why: string, stateDir: string) => `${why}; ${stateDir} is its state directory`,
  silent: (seconds: number, stateDir: string) =>
    `it did not answer within ${seconds} s; ${stateDir} is its state directory`,
  otherVersion: () => 'the agent that runs is of another version and did not understand',

  // Installation.
  refused: (why: Refusal) => phraseText(refusals, why),
  nothingToInstall: () => 'this runs from source; `npm run package` makes the program to install',
  noTokenFile: () => '--token-file is missing; --collector goes with a token',
  tokenForTree: () => 'a host enrols itself: leave --token-file out with --root',
  notEnrolled: (why: string) => `the program is in place, but could not enrol: ${why}`,
  step: (step: Step, why: string) => `could not ${stepText(step)}: ${why}`,

  // Updates.
  nothingToReplace: () => 'this runs from source; there is no program to replace',
  packaged: (program: string, owner: string) =>
    `${program} belongs to the package ${owner}: update that (apt, dnf), or say --packaged to replace it all the same`,
  foreignOffer: (platform: string) => `what the collector offers is no agent for ${platform}`,
  unsignedOffer: () => 'the offer is not signed by the collector that enrolled this host',
  incomparable: (installed: string, offered: string) => `${installed} and ${offered} cannot be compared`,
  older: (offered: string, installed: string) => `the collector offers ${offered}, and ${installed} is newer`,
  missingArchive: (path: string) => `the collector offers ${path} and does not have it`,
  otherChecksum: () => 'what was fetched has another checksum than what the collector signed',
  emptyArchive: (name: string, path: string) => `there is no ${name} in ${path}`,
  otherProgram: (program: string, said: string, version: string) =>
    `${program} stays as it is: the new one says that it is ${said}, not ${version}`,
  notReplaced: (program: string, why: string, wantsRoot: boolean) =>
    `${program} stays as it is: ${why}${wantsRoot ? '; run this as root' : ''}`,
  rolledBack: (version: string, seconds: number, former: string | undefined, runs: boolean) =>
    `${version} was not connected within ${seconds} s; ${runs ? `${former ?? 'the former one'} runs again` : 'the former program lies in its place again, but does not run: start it'}`,
};

/** What one failure says besides its message. */
export type Detail = Phrase<typeof details>;
