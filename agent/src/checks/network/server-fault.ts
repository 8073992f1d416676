import type { Outcome } from '../check.ts';

/** Thrown where a server's answer ends a conversation; `outcome` is what the look then says. */
export class ServerFault extends Error {
  readonly outcome: Outcome;

  constructor(status: 'down' | 'unknown', reason: string, output: string) {
    super(output);
    this.outcome = { status, reason, output };
  }
}

/** The answer does not follow the protocol: another service listens there, or a broken one. */
export function notProtocol(protocol: string, what: string): ServerFault {
  return new ServerFault('down', 'protocol', `the answer is not ${protocol}: ${what}`);
}
