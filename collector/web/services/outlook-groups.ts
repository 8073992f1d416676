import type { Outlook } from '../../src/api/contract/overview.ts';

export const outlookGroupNames = ['missed', 'risk', 'kept'] as const;

export type OutlookGroup = (typeof outlookGroupNames)[number];

/** How outlooks are counted together: kept or likely to be, in doubt, broken. Nothing known yet is none of them. */
export const outlookGroups: Readonly<Record<OutlookGroup, readonly Outlook[]>> = {
  kept: ['met', 'on-course'],
  risk: ['at-risk', 'undetermined'],
  missed: ['missed'],
};

/** The outlook that a group looks like. */
export const groupMark: Readonly<Record<OutlookGroup, NonNullable<Outlook>>> = {
  kept: 'met',
  risk: 'at-risk',
  missed: 'missed',
};
