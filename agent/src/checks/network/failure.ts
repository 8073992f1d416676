import type { Outcome } from '../check.ts';
import type { Phases } from './phases.ts';

type Verdict = readonly [status: 'down' | 'unknown', reason: string, output: string];

const noResolver: Verdict = ['unknown', 'dns-unavailable', 'the name server of this machine did not answer'];
const noResources: Verdict = ['unknown', 'local-resources', 'this machine has run out of files, memory or ports'];
const denied: Verdict = ['unknown', 'local-denied', 'this machine does not let the agent open the connection'];
const reset: Verdict = ['down', 'reset', 'the connection was reset'];

/**
 * What an error code says, and about whom. A name that does not exist (ENOTFOUND) is an answer about the target: nobody can reach
 * it. A resolver that does not answer or has failed (EAI_AGAIN, which SERVFAIL becomes; EAI_FAIL) is our own eyes being shut. No
 * route at all (ENETUNREACH) is mostly our own network, an unreachable host (EHOSTUNREACH) is said by the router before it.
 */
const verdicts: Readonly<Record<string, Verdict>> = {
  ENOTFOUND: ['down', 'dns', 'the name does not exist'],
  EAI_AGAIN: noResolver,
  EAI_FAIL: noResolver,
  ECONNREFUSED: ['down', 'refused', 'the connection was refused'],
  ECONNRESET: reset,
  ECONNABORTED: reset,
  EPIPE: reset,
  ETIMEDOUT: ['down', 'timeout', 'the connection attempt got no answer'],
  EHOSTUNREACH: ['down', 'unreachable', 'the host is unreachable'],
  EHOSTDOWN: ['down', 'unreachable', 'the host is unreachable'],
  ENETUNREACH: ['unknown', 'no-route', 'this machine has no route to the target'],
  ENETDOWN: ['unknown', 'no-route', 'the network of this machine is down'],
  EADDRNOTAVAIL: noResources,
  EMFILE: noResources,
  ENFILE: noResources,
  ENOBUFS: noResources,
  ENOMEM: noResources,
  EACCES: denied,
  EPERM: denied,
  CERT_HAS_EXPIRED: ['down', 'tls-expired', 'the certificate has expired'],
  CERT_NOT_YET_VALID: ['down', 'tls-not-yet-valid', 'the certificate is not valid yet'],
  ERR_TLS_CERT_ALTNAME_INVALID: ['down', 'tls-name', 'the certificate is for another name'],
  HPE_HEADER_OVERFLOW: ['down', 'protocol', 'the headers of the answer are too large'],
};

/** The outcome of a connection that ended by `error`, or by its time limit. */
export function networkFailure(error: unknown, phases: Phases, signal: AbortSignal): Outcome {
  const [status, reason, output] = signal.aborted ? timeoutIn(phases.current) : verdictOf(error, phases.current);
  return { status, reason, output, timings: phases.timings };
}

function timeoutIn(phase: Phases['current']): Verdict {
  if (phase === 'dns') return noResolver;
  return ['down', 'timeout', `no answer within the time limit, while waiting for: ${phase}`];
}

function verdictOf(error: unknown, phase: Phases['current']): Verdict {
  // A name with several addresses: one that answered counts more than one that we could not try.
  if (error instanceof AggregateError && error.errors.length > 0) {
    const verdicts = error.errors.map((each) => verdictOf(each, phase));
    return verdicts.find(([status]) => status === 'down') ?? verdicts[0] ?? reset;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = verdicts[code];
  if (known) return known;
  if (phase === 'dns') return ['unknown', 'dns-unavailable', `the name could not be looked up: ${code}`];
  if (code.startsWith('HPE_')) return ['down', 'protocol', `the answer is not HTTP: ${code}`];
  if (phase === 'tls')
    return ['down', code.startsWith('ERR_') || code === 'EPROTO' ? 'tls' : 'tls-untrusted', `TLS failed: ${code}`];
  throw error;
}
