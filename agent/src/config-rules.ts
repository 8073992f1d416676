import type { Phrase } from '@kadoban/proto/phrase';
import { checkRules } from './checks/bounds/check-rules.ts';
import { type UrlProblem, urlProblems } from './uplink/collector-url.ts';
import { type ProxyProblem, proxyProblems } from './uplink/proxy.ts';

/** What the configuration has to keep besides the types of its values, as the end of a sentence about the place. */
export const configRules = {
  ...checkRules,
  absolutePath: () => 'must be an absolute path',
  collectorUrl: (problem: UrlProblem) => urlProblems[problem],
  proxy: (problem: ProxyProblem) => proxyProblems[problem],

  // What the collector configured.
  takesNone: () => 'central.enabled is false on this host',
  tooManyChecks: (count: number, max: number) => `there would be ${count}, more than ${max}`,
  fileFromAfar: () => 'names a file of this host, which only the host itself may do',
  postFromAfar: () => 'POST changes something, which only the host itself may ask for',
};

/** A rule that was broken, in no language yet. */
export type ConfigRule = Phrase<typeof configRules>;
