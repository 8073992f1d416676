import { phraseText } from '@kadoban/proto/phrase';
import { type Detail, details } from './error-details.ts';

/** Every way the agent can fail that an operator can act on. docs/errors.md explains each (a test compares). */
export const messages = {
  ALREADY_ENROLLED: 'This host is already enrolled',
  ALREADY_RUNNING: 'Another agent is running on this state directory',
  CHECK_UNKNOWN: 'There is no such check',
  COLLECTOR_IDENTITY: 'The collector is not the one that this agent was enrolled with',
  COLLECTOR_UNREACHABLE: 'The collector cannot be reached',
  CONFIG_INVALID: 'The configuration is not valid',
  CONFIG_UNREADABLE: 'The configuration file cannot be read',
  DECOMMISSION_REFUSED: 'The collector did not take the farewell',
  ENROLL_REFUSED: 'The collector refused the enrolment',
  INSTALL_FAILED: 'The installation could not be finished',
  INSTALL_REFUSED: 'This cannot be installed here',
  NOT_ENROLLED: 'This host is not enrolled',
  NOT_RUNNING: 'No agent that runs can be asked',
  PROXY_FAILED: 'The proxy does not lead to the collector',
  SPOOL_DAMAGED: 'A part of the spool is damaged',
  STATE_UNREADABLE: 'The state of this agent cannot be read',
  STATE_UNWRITABLE: 'The state of this agent cannot be written',
  UPDATE_REFUSED: 'The update was not made',
  UPDATE_ROLLED_BACK: 'The new version did not work and was taken back',
  USAGE: 'The command is not understood',
} as const;

export type ErrorCode = keyof typeof messages;

/** A failure somebody can act on: `code` is stable, `detail` says where, why and what to do. Its message is in English, for logs. */
export class AgentError extends Error {
  override readonly name = 'AgentError';
  readonly code: ErrorCode;
  readonly detail: Detail;

  constructor(code: ErrorCode, detail: Detail, options?: ErrorOptions) {
    super(`${messages[code]}: ${phraseText(details, detail)}`, options);
    this.code = code;
    this.detail = detail;
  }
}
