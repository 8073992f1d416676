import type { LoginWays } from '../../src/api/contract/people.ts';
import type { HostList } from '../../src/api/contract.ts';
import { allHosts } from '../data/all-hosts.ts';
import type { Told } from '../data/definitions.ts';
import { useResource } from '../data/resource.ts';

/** The steps in their order, by which the address names them. */
export const welcomeSteps = ['admin', 'calendar', 'agent', 'service'] as const;
export type WelcomeStep = (typeof welcomeSteps)[number];

interface Titled {
  readonly title?: string;
}

/** What of the steps is done, whoever did it and when. */
export interface WelcomeState {
  readonly hasUsers: boolean;
  readonly calendars: readonly Told<Titled>[];
  readonly hosts: HostList | undefined;
  readonly services: readonly Told<Titled>[];
  readonly hasPromise: boolean;
  reload(): void;
}

const hostsFreshness = { host: 'all', topics: ['hosts', 'tokens'], everyMs: 2000 } as const;
const peopleFreshness = { topics: ['people'], everyMs: 30_000 } as const;
const definitionFreshness = { topics: ['calendars', 'slos', 'services'], everyMs: 30_000 } as const;

/** Undefined while it is being asked. */
export function useWelcomeState(): WelcomeState | undefined {
  const login = useResource<LoginWays>('/api/v1/login', peopleFreshness);
  const hosts = useResource<HostList>('/api/v1/hosts?limit=200', hostsFreshness, allHosts);
  const calendars = useResource<{ definitions: Told<Titled>[] }>('/api/v1/calendars', definitionFreshness);
  const services = useResource<{ definitions: Told<Titled>[] }>('/api/v1/services', definitionFreshness);
  const slos = useResource<{ definitions: unknown[] }>('/api/v1/slos', definitionFreshness);
  if (!login.data || !hosts.data || !calendars.data || !services.data || !slos.data) return undefined;
  return {
    hasUsers: login.data.password,
    calendars: calendars.data.definitions,
    hosts: hosts.data,
    services: services.data.definitions,
    hasPromise: slos.data.definitions.length > 0,
    reload() {
      login.reload();
      calendars.reload();
      slos.reload();
    },
  };
}

/** Whether a step needs nobody any more. */
export function isDone(step: WelcomeStep, state: WelcomeState): boolean {
  switch (step) {
    case 'admin':
      return state.hasUsers;
    case 'calendar':
      return state.calendars.length > 0;
    case 'agent':
      return (state.hosts?.hosts.length ?? 0) > 0;
    case 'service':
      return state.hasPromise;
  }
}
