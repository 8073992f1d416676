/** What outages are put down to, coarse enough to be counted over a year. */
export const causeCategories = [
  'change-work',
  'hardware',
  'software',
  'configuration',
  'network',
  'power-facility',
  'supplier',
  'capacity',
  'human-error',
  'security',
  'disaster',
  'customer',
  'external',
  'unknown',
] as const;
export type CauseCategory = (typeof causeCategories)[number];

export const certainties = ['suspected', 'confirmed'] as const;
export type Certainty = (typeof certainties)[number];

export interface Cause {
  readonly category: CauseCategory;
  readonly text: string;
  readonly certainty: Certainty;
}
