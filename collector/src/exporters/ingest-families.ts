import { type Counts, countedHelp, type Refusal, refusals } from '../ingest/tally.ts';
import { type Family, quoted } from './family.ts';

/** What the agents' door has counted since the start of the process. */
export function ingestFamilies(counts: Counts): Family[] {
  const names = Object.keys(countedHelp) as (keyof typeof countedHelp)[];
  const reasons = Object.keys(refusals) as Refusal[];
  return [
    ...names.map(
      (name): Family => [`kadoban_ingest_${name}_total`, countedHelp[name], [` ${counts[name]}`], 'counter'],
    ),
    [
      'kadoban_ingest_refused_total',
      'What was refused at the agents’ door; docs/limits.md tells each reason.',
      reasons.map((reason) => `{reason=${quoted(reason)}} ${counts[reason]}`),
      'counter',
    ],
  ];
}
