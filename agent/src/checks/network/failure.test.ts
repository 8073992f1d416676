import { expect, test } from 'vitest';
import { HandClock } from '../../../../test/kit/hand-clock.ts';
import { networkFailure } from './failure.ts';
import { Phases } from './phases.ts';

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function failure(error: unknown, { timedOut = false, phase = 'connect' as Phases['current'] } = {}) {
  const phases = new Phases('host.example', new HandClock());
  if (phase !== 'dns') phases.enter(phase);
  const { status, reason } = networkFailure(
    error,
    phases,
    timedOut ? AbortSignal.abort() : new AbortController().signal,
  );
  return [status, reason];
}

const cases: [code: string, status: string, reason: string][] = [
  ['ENOTFOUND', 'down', 'dns'],
  ['EAI_AGAIN', 'unknown', 'dns-unavailable'],
  ['EAI_FAIL', 'unknown', 'dns-unavailable'],
  ['ECONNREFUSED', 'down', 'refused'],
  ['ECONNRESET', 'down', 'reset'],
  ['EPIPE', 'down', 'reset'],
  ['ETIMEDOUT', 'down', 'timeout'],
  ['EHOSTUNREACH', 'down', 'unreachable'],
  ['ENETUNREACH', 'unknown', 'no-route'],
  ['ENETDOWN', 'unknown', 'no-route'],
  ['EMFILE', 'unknown', 'local-resources'],
  ['ENFILE', 'unknown', 'local-resources'],
  ['EADDRNOTAVAIL', 'unknown', 'local-resources'],
  ['EACCES', 'unknown', 'local-denied'],
  ['EPERM', 'unknown', 'local-denied'],
  ['CERT_HAS_EXPIRED', 'down', 'tls-expired'],
  ['CERT_NOT_YET_VALID', 'down', 'tls-not-yet-valid'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'down', 'tls-name'],
  ['HPE_HEADER_OVERFLOW', 'down', 'protocol'],
  ['HPE_INVALID_CONSTANT', 'down', 'protocol'],
];

test.each(cases)('%s is %s (%s)', (code, status, reason) => {
  expect(failure(coded(code))).toEqual([status, reason]);
});

test('an error of TLS is told apart by its phase', () => {
  expect(failure(coded('SELF_SIGNED_CERT_IN_CHAIN'), { phase: 'tls' })).toEqual(['down', 'tls-untrusted']);
  expect(failure(coded('ERR_SSL_WRONG_VERSION_NUMBER'), { phase: 'tls' })).toEqual(['down', 'tls']);
  expect(failure(coded('EPROTO'), { phase: 'tls' })).toEqual(['down', 'tls']);
  expect(failure(coded('ECONNRESET'), { phase: 'tls' })).toEqual(['down', 'reset']);
});

test('whatever else goes wrong while the name is looked up is our resolver', () => {
  expect(failure(coded('EAI_MEMORY'), { phase: 'dns' })).toEqual(['unknown', 'dns-unavailable']);
});

test('a time limit while the name is looked up is our resolver, later it is the target', () => {
  expect(failure(coded('ABORT_ERR'), { timedOut: true, phase: 'dns' })).toEqual(['unknown', 'dns-unavailable']);
  for (const phase of ['connect', 'tls', 'first-byte', 'body'] as const) {
    expect(failure(coded('ABORT_ERR'), { timedOut: true, phase })).toEqual(['down', 'timeout']);
  }
});

test('of several addresses one that answered counts more than one that could not be tried', () => {
  const noRoute = coded('ENETUNREACH');
  expect(failure(new AggregateError([noRoute, coded('ECONNREFUSED')]))).toEqual(['down', 'refused']);
  expect(failure(new AggregateError([noRoute, noRoute]))).toEqual(['unknown', 'no-route']);
});

test('an error that is no network error is a mistake of ours and goes on', () => {
  expect(() => failure(new TypeError('oops'))).toThrow('oops');
});
