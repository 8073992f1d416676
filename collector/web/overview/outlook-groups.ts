import type { Outlook } from '../../src/api/contract/overview.ts';

/** How outlooks are counted together: kept or likely to be, in doubt, broken. Nothing known yet is none of them. */
export const outlookGroups = {
  kept: ['met', 'on-course'],
  risk: ['at-risk', 'undetermined'],
  missed: ['missed'],
} as const satisfies Readonly<Record<string, readonly Outlook[]>> as Readonly<
  Record<'kept' | 'risk' | 'missed', readonly Outlook[]>
>;
