import type { CauseCategory } from './note-fields.ts';

/** The commonest first; a category that is missing here is a type error. */
const order: Readonly<Record<CauseCategory, true>> = {
  'change-work': true,
  configuration: true,
  software: true,
  hardware: true,
  network: true,
  'power-facility': true,
  capacity: true,
  'human-error': true,
  supplier: true,
  security: true,
  customer: true,
  disaster: true,
  external: true,
  unknown: true,
};

export const causeCategories = Object.keys(order) as readonly CauseCategory[];
