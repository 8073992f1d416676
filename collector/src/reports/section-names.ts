/** The sections of a report, in the order in which they stand unless an agreement says otherwise. */
export const sectionNames = [
  'summary',
  'attainment',
  'trend',
  'outages',
  'maintenance',
  'adjustments',
  'continuity',
  'capacity',
  'improvements',
  'risks',
  'method',
  'daily',
  'editions',
] as const;
export type SectionName = (typeof sectionNames)[number];
