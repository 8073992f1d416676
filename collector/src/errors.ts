import { phraseText } from '@kadoban/proto/phrase';
import { type Detail, details } from './error-details.ts';

/** Every way the collector can fail that an operator can act on. docs/errors.md explains each (a test compares). */
export const messages = {
  ACCOUNT_NONE: 'Who asks has no account',
  ADMIN_LAST: 'Nobody would be left who may administer',
  AGENTS_MISSING: 'There are no agents to hand out',
  AGENT_CLONED: 'This key belongs to another machine',
  AGENT_DECOMMISSIONED: 'This host is not watched any more',
  AGENT_PENDING: 'Nobody has approved of this host yet',
  AGENT_REVOKED: 'The key of this agent was revoked',
  AGENT_UNAUTHORISED: 'This collector does not know the agent, or its signature is wrong',
  APPROVAL_MISSING: 'A change of the past needs an approver',
  APPROVER_INVOLVED: 'Nobody approves of what he had a hand in',
  CHECK_UNKNOWN: 'There is no such check',
  CLOCK_BEHIND: 'The collector’s clock is behind what it recorded',
  CLOCK_OFF: 'The clock of the host is off',
  CODE_MISSING: 'A code of the second factor is needed',
  CODE_REFUSED: 'The code of the second factor is wrong',
  CONFIG_INVALID: 'The configuration is not valid',
  CONFIG_UNREADABLE: 'The configuration file cannot be read',
  DATA_IN_USE: 'Another collector is running on this data directory',
  DATA_UNUSABLE: 'The data directory cannot be used',
  DEFINITION_CHANGED: 'The definition is not the one that the request is about',
  DEFINITION_INVALID: 'The definition is not valid',
  DEFINITION_IN_FILE: 'The definition comes from a file',
  DEFINITION_UNKNOWN: 'There is no such definition',
  DISK_FULL: 'The disk is full',
  DOCUMENT_INVALID: 'The file is not valid',
  DOWNLOADS_FULL: 'Too many hosts fetch an agent',
  ENROLMENT_INVALID: 'The enrolment request is not valid',
  FILE_UNREADABLE: 'The file cannot be read',
  HOST_REFUSED: 'The request names a host that this collector does not serve',
  HOST_REVOKED: 'The key of this host was revoked',
  HOST_UNKNOWN: 'There is no such host',
  INCIDENT_MERGED: 'The incident became part of another one',
  INCIDENT_UNKNOWN: 'There is no such incident',
  INSTALL_FAILED: 'The installation could not be finished',
  INSTALL_REFUSED: 'This cannot be installed here',
  INTERNAL: 'The collector failed',
  KEY_CHANGE_INVALID: 'The change of the key is not signed by both keys',
  KEY_MISSING: 'This needs an API key',
  KEY_NOT_LEARNT: 'Some hosts do not know the next signing key yet',
  KEY_REFUSED: 'The key is wrong, was used, or has expired',
  KEY_UNKNOWN: 'There is no such API key',
  LINK_SPENT: 'The link for an installation was used before, has expired, or never was',
  LISTEN_FAILED: 'The address cannot be listened on',
  LOGIN_REFUSED: 'The name or the password is wrong',
  LOG_DAMAGED: 'Part of what agents sent cannot be read any more',
  MAIL_FAILED: 'A report could not be sent by mail',
  MAINTENANCE_STATE: 'The maintenance is not where this can be done',
  MOVE_REFUSED: 'The incident cannot go to this state',
  NAME_TAKEN: 'The name belongs to somebody else',
  ORIGIN_REFUSED: 'The request comes from another site',
  OUTAGE_TAKEN: 'The outage belongs to another incident',
  OUTAGE_UNKNOWN: 'There is no such outage, or nobody has said anything of it',
  OUTPUT_UNWRITABLE: 'The output file cannot be written',
  PASSWORD_WEAK: 'The password is too easy to guess',
  PERIOD_OPEN: 'The period is not over',
  PRECONDITION_MISSING: 'The request does not say which version it changes',
  PROVIDED_REFUSED: 'The account at the identity provider is not allowed in',
  PROVIDER_FAILED: 'The login by the identity provider could not be finished',
  RATE_LIMITED: 'Too many requests',
  REASON_MISSING: 'A change of the past needs a reason',
  REPORT_CHANGED: 'The report is not the one that was seen',
  REPORT_INCOMPLETE: 'Something is missing before the report can go on',
  REPORT_STATE: 'The report is not where this can be done',
  REPORT_UNADDRESSED: 'There is nobody to send the report to',
  REPORT_UNKNOWN: 'There is no such edition of the report, or no such format',
  REQUEST_INVALID: 'The request is not valid',
  REVISION_SAME: 'A next revision would say nothing new',
  REVISION_UNKNOWN: 'There is no such revision',
  ROLE_REFUSED: 'This is not for who asks',
  ROOT_UNKNOWN: 'There is no signed root of this day',
  ROUTE_UNKNOWN: 'There is nothing at this address',
  SESSION_UNKNOWN: 'There is no such session',
  STORE_DAMAGED: 'The store file is damaged',
  STORE_FOREIGN: 'The file is no store of a collector',
  STORE_MISSING: 'The store of this data directory is gone',
  STORE_NEWER: 'A newer version wrote the store',
  STORE_OLDER: 'An older version wrote the store',
  STORE_UNWRITABLE: 'The collector cannot write to its store',
  TLS_UNREADABLE: 'The certificate or its key cannot be used',
  TOKEN_ELSEWHERE: 'The enrolment token is not good at this address',
  TOKEN_EXPIRED: 'The enrolment token has expired',
  TOKEN_UNKNOWN: 'The enrolment token is not known',
  TOKEN_USED: 'The enrolment token was used before',
  USAGE: 'The command is not understood',
  USER_UNKNOWN: 'There is no such user',
} as const;

export type ErrorCode = keyof typeof messages;

/** A failure somebody can act on: `code` is stable, `detail` says where, why and what to do. Its message is in English, for logs and the API. */
export class CollectorError extends Error {
  override readonly name = 'CollectorError';
  readonly code: ErrorCode;
  readonly #detail: Detail;

  /** A `detail` that is a text stays as it is where Japanese is read. */
  constructor(code: ErrorCode, detail: string | Detail, options?: ErrorOptions) {
    const said: Detail = typeof detail === 'string' ? ['words', detail] : detail;
    const text = phraseText(details, said);
    super(text === '' ? messages[code] : `${messages[code]}: ${text}`, options);
    this.code = code;
    this.#detail = said;
  }

  /** No member of its own, which logs would repeat beside the message. */
  get detail(): Detail {
    return this.#detail;
  }
}
