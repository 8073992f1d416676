import type { IncidentSummary } from '../../src/api/journal-answers.ts';

type About = Pick<IncidentSummary['incident'], 'outages' | 'targets'>;
type Titles = Readonly<Record<string, string>>;

/** What an incident is about, by the names people know: services before hosts and checks, each once. */
export function affectedNames(incident: About, titles: Titles): string[] {
  const others = targetsOf(incident).filter((target) => !isService(target));
  return [...serviceNames(incident, titles), ...others.map((target) => titles[target] ?? target)];
}

/** The services alone: what a customer knows of it. */
export function serviceNames(incident: About, titles: Titles): string[] {
  return targetsOf(incident)
    .filter(isService)
    .map((target) => titles[target] ?? target);
}

function targetsOf({ outages = [], targets = [] }: About): string[] {
  return [...new Set([...outages.map(({ target }) => target), ...targets])];
}

function isService(target: string): boolean {
  return !/^(host|check):/.test(target);
}
