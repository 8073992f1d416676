import type { RecordBody, RecordKind } from './record-kind.ts';

const degrees = ['high', 'medium', 'low'] as const;
const degreeChoices = degrees.map((value) => ({ value, label: `record.degree.${value}` as const }));
const threats = ['availability', 'continuity', 'both'] as const;
const treatments = ['avoid', 'reduce', 'transfer', 'accept'] as const;
const accepted = { key: 'treatment', value: 'accept' } as const;

/** Risks: what may come to endanger availability or continuity. */
export const risk: RecordKind = {
  plural: 'risks',
  prefix: 'risk',
  fields: [
    { key: 'title', type: 'text', label: 'record.title', isRequired: true },
    { key: 'sla', type: 'sla', label: 'record.sla' },
    {
      ...({ key: 'threatens', type: 'choice', label: 'record.threatens', isRequired: true } as const),
      choices: threats.map((value) => ({ value, label: `record.threatens.${value}` as const })),
    },
    { key: 'raisedOn', type: 'day', label: 'record.risk.raisedOn', isRequired: true },
    { key: 'likelihood', type: 'degree', label: 'record.likelihood', isRequired: true, choices: degreeChoices },
    { key: 'impact', type: 'degree', label: 'record.impact', isRequired: true, choices: degreeChoices },
    { key: 'description', type: 'long', label: 'record.description' },
    { key: 'targets', type: 'targets', label: 'record.targets' },
    {
      ...({ key: 'treatment', type: 'choice', label: 'record.treatment', none: 'record.treatment.none' } as const),
      choices: treatments.map((value) => ({ value, label: `record.treatment.${value}` as const })),
    },
    { key: 'owner', type: 'text', label: 'record.owner' },
    { key: 'acceptedBy', type: 'text', label: 'record.acceptedBy', isRequired: true, onlyIf: accepted },
    { key: 'acceptedOn', type: 'day', label: 'record.acceptedOn', isRequired: true, onlyIf: accepted },
    { key: 'measure', type: 'long', label: 'record.measure' },
    { key: 'reviewOn', type: 'day', label: 'record.reviewOn' },
    { key: 'closedOn', type: 'day', label: 'record.closedOn' },
  ],
  columns: ['threatens', 'likelihood', 'impact', 'treatment', 'owner', 'reviewOn', 'closedOn'],
  rank,
};

/** The worst first, what is closed last: the product of both degrees, from 1 to 3. */
function rank({ likelihood, impact, closedOn }: RecordBody): number {
  const weightOf = (degree: unknown) => degrees.length - (degrees as readonly unknown[]).indexOf(degree);
  return closedOn === undefined ? weightOf(likelihood) * weightOf(impact) : 0;
}
