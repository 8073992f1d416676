import type { AuditEvent, Facts } from '../store/audit-store.ts';
import type { Io } from './command.ts';
import { systemUser } from './config-dir.ts';

/** What auditors are told of something done at the command line; the log of definitions tells its own changes. */
export function cliEvent(
  { now }: Pick<Io, 'now'>,
  action: string,
  object: string,
  facts: { readonly before?: Facts; readonly after?: Facts } = {},
): AuditEvent {
  const { before = null, after = null } = facts;
  const by = { author: systemUser(), via: 'cli', address: null } as const;
  return { atMs: now(), ...by, action, object, before, after, definitionN: null };
}
