import type { IncidentSummary } from '../../src/api/journal-answers.ts';

/** What an incident is about, by the names people know: services before hosts and checks, each once. */
export function affectedNames(
  { outages = [], targets = [] }: Pick<IncidentSummary['incident'], 'outages' | 'targets'>,
  titles: Readonly<Record<string, string>>,
): string[] {
  const all = [...new Set([...outages.map(({ target }) => target), ...targets])];
  const isService = (target: string): boolean => !/^(host|check):/.test(target);
  return [...all.filter(isService), ...all.filter((target) => !isService(target))].map(
    (target) => titles[target] ?? target,
  );
}
